import { STANDARD_OBJECTS } from '../../../../model/catalogue/standard-objects.data';
import { badRequest, notFound } from '../../protocol/service-error';
import { existingProfile } from '../existing-profile';
import { recordHistory } from '../history/record-history';
import { removeObject } from '../ingestion/remove-object';
import { uniqueKeyOfId } from '../keys/unique-key';
import type { Scene } from '../scene';
import { standardObjectView } from '../standard/standard-object-view';

export interface ObjectName {
  readonly profileId: string;
  readonly objectType: string;
  readonly uniqueKey: string;
}

/** Deletes an object of a profile, and what it is found by; what it wrote into the standard objects stays. */
export function deleteObject(scene: Scene, name: ObjectName): void {
  const { objectType, profileId, uniqueKey } = name;
  const { id } = existingProfile(scene.data, profileId);
  if (objectType === '_profile') {
    throw badRequest('Value \'_profile\' at \'objectTypeName\' failed to satisfy constraint: a standard profile is deleted with DeleteProfile');
  }
  const content = Object.hasOwn(STANDARD_OBJECTS, objectType) ? deleteStandardObject(scene, name) : deleteIngestedObject(scene, name);
  if (content === undefined) {
    throw notFound(`Profile ${id} has no object ${uniqueKey} of object type ${objectType}`);
  }
  recordHistory(scene, { profileId, action: 'DELETED_BY_CUSTOMER', objectType, uniqueKey, content });
}

/** Gives back what was deleted; undefined where there was nothing. */
function deleteIngestedObject(scene: Scene, { objectType, profileId, uniqueKey }: ObjectName): string | undefined {
  const object = scene.data.object(objectType, uniqueKey);
  if (object?.profileId !== profileId) {
    return undefined;
  }
  removeObject(scene, object);
  return object.text;
}

function deleteStandardObject({ data, domain }: Scene, { objectType, profileId, uniqueKey }: ObjectName): string | undefined {
  const object = data.standardObjects(profileId, objectType).find(({ id }) => uniqueKeyOfId(domain.DomainName, objectType, id) === uniqueKey);
  if (!object) {
    return undefined;
  }
  data.bindings(profileId).filter(({ contributor }) => contributor === `standard-object:${object.id}`)
    .forEach(({ name, value, contributor }) => data.unbind(profileId, { name, value }, contributor));
  data.deleteCalculatedCells(profileId, { objectKey: object.id });
  data.deleteStandardObject(objectType, object.id);
  return JSON.stringify(standardObjectView(object));
}
