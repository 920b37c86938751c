import { compiled } from './compiled';
import type { CompiledAttribute, Occurrence } from './compiled';
import { startOf } from './range';
import { profileReader, recordReader, standardObjectReader } from './readers';
import type { FieldValues } from './readers';
import type { CalculatedAttributeRecord } from '../../store/records';
import type { Profile, StandardObject } from '../records';
import type { Scene } from '../scene';

/** The object type under which a profile itself is calculated with. */
export const PROFILE_TYPE = '_profile';

/** A record that has just been ingested. */
export interface ObjectChange {
  readonly profileId: string;
  readonly objectType: string;
  /** The unique key of the profile object. */
  readonly objectKey: string;
  /** The record, parsed. */
  readonly source: unknown;
  readonly fieldValues: FieldValues;
  readonly ingestedAt: number;
  readonly order: number;
  /** Whether the profile is known not to have had this object before, so that nothing of it can be there. @default - it is not known */
  readonly isNew?: boolean;
}

interface Calculated {
  readonly definition: CalculatedAttributeRecord;
  readonly attribute: CompiledAttribute;
}

/** Writes what a record says of every calculated attribute over its object type, in place of what it said before. */
export function calculateForObject(scene: Scene, change: ObjectChange): void {
  const over = calculatedOver(scene, change.objectType);
  if (over.length > 0) {
    const { objectKey, ingestedAt, order } = change;
    const read = recordReader(scene.definitions.objectType(change.objectType), change.source, change.fieldValues);
    write(scene, change.profileId, over, { objectKey, read, ingestedAt, order }, change.isNew ?? false);
  }
}

/** The same for a standard object that was written to, such as an asset, and for a profile. */
export function calculateForStandardObject(scene: Scene, object: StandardObject | Profile): void {
  const over = calculatedOver(scene, 'type' in object ? object.type : PROFILE_TYPE);
  if (over.length > 0) {
    write(scene, 'type' in object ? object.profileId : object.id, over, occurrenceOf(object), false);
  }
}

/** What an asset, an order or the like, or a profile, is to a calculated attribute. */
export function occurrenceOf(object: StandardObject | Profile): Occurrence {
  return {
    objectKey: object.id,
    read: 'type' in object ? standardObjectReader(object) : profileReader(object),
    ingestedAt: object.updatedAt,
    order: object.order,
  };
}

/** Takes what an object said out of its profile's calculated attributes: when it is deleted, evicted, has expired, or goes to another profile. */
export function forgetObject(
  scene: Scene, { profileId, objectType, objectKey }: { readonly profileId: string; readonly objectType: string; readonly objectKey: string },
): void {
  if (calculatedOver(scene, objectType).length > 0) {
    scene.data.deleteCalculatedCells(profileId, { objectKey });
  }
}

/**
 * Gives what the objects of one profile say to another that they go to. What is said of the profile itself stays behind: the other one is
 * calculated with on its own.
 */
export function moveCells(scene: Scene, fromId: string, toId: string): void {
  const { data, definitions } = scene;
  for (const definition of definitions.calculatedAttributes()) {
    const name = definition.CalculatedAttributeName;
    if (compiled(definition)?.objectType !== PROFILE_TYPE) {
      data.calculatedCells(fromId, name).forEach((cell) => data.putCalculatedCell(toId, name, cell));
    }
    data.deleteCalculatedCells(fromId, { attribute: name });
  }
}

/** Removes all that objects of a type have said, when they are all removed; the definitions stay. */
export function forgetObjectType(scene: Scene, objectType: string): void {
  calculatedOver(scene, objectType).forEach(({ definition }) => scene.data.forgetCalculatedAttribute(definition.CalculatedAttributeName));
}

/** By object type, for each list of definitions that was seen; a list never changes. */
const BY_OBJECT_TYPE = new WeakMap<readonly CalculatedAttributeRecord[], ReadonlyMap<string, readonly Calculated[]>>();

function calculatedOver(scene: Scene, objectType: string): readonly Calculated[] {
  const definitions = scene.definitions.calculatedAttributes();
  let known = BY_OBJECT_TYPE.get(definitions);
  if (!known) {
    known = byObjectType(definitions);
    BY_OBJECT_TYPE.set(definitions, known);
  }
  return known.get(objectType) ?? [];
}

function byObjectType(definitions: readonly CalculatedAttributeRecord[]): ReadonlyMap<string, readonly Calculated[]> {
  const over = new Map<string, Calculated[]>();
  for (const definition of definitions) {
    const attribute = compiled(definition);
    if (attribute) {
      const others = over.get(attribute.objectType);
      if (others) {
        others.push({ definition, attribute });
      } else {
        over.set(attribute.objectType, [{ definition, attribute }]);
      }
    }
  }
  return over;
}

function write(scene: Scene, profileId: string, over: readonly Calculated[], occurrence: Occurrence, isNew: boolean): void {
  const { data, now } = scene;
  for (const { definition: { CalculatedAttributeName: name }, attribute } of over) {
    dropBeforeRange(scene, profileId, name, attribute);
    const cell = attribute.cellOf(occurrence, now);
    if (cell) {
      data.putCalculatedCell(profileId, name, cell);
    } else if (!isNew) {
      data.deleteCalculatedCells(profileId, { attribute: name, objectKey: occurrence.objectKey });
    }
  }
}

/** What is older than the range is dropped for good (D-C5). */
export function dropBeforeRange({ data, now }: Scene, profileId: string, name: string, { range }: CompiledAttribute): void {
  if (range) {
    data.deleteCalculatedCellsBefore(profileId, name, startOf(range, now));
  }
}
