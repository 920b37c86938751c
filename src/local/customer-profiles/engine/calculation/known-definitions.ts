import { PROFILE_TYPE } from './calculate';
import { compiled } from './compiled';
import { defaultDefinitions } from './defaults';
import type { CalculatedAttributeRecord } from '../../store/records';
import type { Scene } from '../scene';

/** The names of those of the service's own attributes that were deleted, which is for good. */
const DELETED = 'deleted-default-attributes';

/** All definitions of the domain; with its default ones, where they are to be seen in lists (D-C12). */
export function definitionsOf(scene: Scene, listed: boolean): readonly CalculatedAttributeRecord[] {
  const own = scene.definitions.calculatedAttributes();
  return listed ? [...own, ...defaultsOf(scene)] : own;
}

/** One of a name. A default one is there as soon as its object type has data, or where they are listed anyway. */
export function definitionNamed(scene: Scene, name: string, listed: boolean): CalculatedAttributeRecord | undefined {
  const own = scene.definitions.calculatedAttributes().find(({ CalculatedAttributeName }) => CalculatedAttributeName === name);
  if (own || !name.startsWith('_')) {
    return own;
  }
  const found = defaultsOf(scene).find(({ CalculatedAttributeName }) => CalculatedAttributeName === name);
  return found && (listed || hasData(scene, compiled(found)?.objectType ?? '')) ? found : undefined;
}

/** Whether the service brought it, and not a user. Nothing is kept of these: they are calculated when they are read. */
export function isDefault(scene: Scene, { CalculatedAttributeName: name }: CalculatedAttributeRecord): boolean {
  return scene.definitions.calculatedAttributes().every(({ CalculatedAttributeName }) => CalculatedAttributeName !== name);
}

export function deleteDefault({ data }: Scene, name: string): void {
  data.putDocument(DELETED, name, true);
}

/** The names of those that were deleted. */
export function deletedDefaults({ data }: Scene): readonly string[] {
  return data.documents(DELETED).map(({ id }) => id);
}

/** One that a user has made under the same name takes its place. */
function defaultsOf(scene: Scene): readonly CalculatedAttributeRecord[] {
  const gone = new Set(deletedDefaults(scene));
  return defaultDefinitions(scene.domain.CreatedAt)
    .filter((definition) => !gone.has(definition.CalculatedAttributeName) && isDefault(scene, definition));
}

function hasData({ data }: Scene, objectType: string): boolean {
  const one = { limit: 1 };
  if (objectType === PROFILE_TYPE) {
    return data.profiles(one).length > 0;
  }
  return (objectType.startsWith('_') ? data.standardObjectsOfType(objectType, one) : data.objectsOfType(objectType, one)).length > 0;
}
