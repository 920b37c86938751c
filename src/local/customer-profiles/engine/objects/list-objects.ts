import { STANDARD_OBJECTS } from '../../../../model/catalogue/standard-objects.data';
import { badRequest, notFound } from '../../protocol/service-error';
import type { Slice } from '../data-store';
import { existingProfile } from '../existing-profile';
import { readKey } from '../keys/key-shape';
import { hasKey } from '../keys/same-key';
import { uniqueKeyOfId } from '../keys/unique-key';
import type { Key, StandardObject } from '../records';
import type { Scene } from '../scene';
import { profileView } from '../standard/profile-view';
import { standardObjectView } from '../standard/standard-object-view';

/** What is asked for. */
export interface ObjectsRequest {
  readonly profileId: string;
  readonly objectType: string;
  /** The values are the parts of one key value. */
  readonly filter?: { readonly keyName: string; readonly values: readonly string[] };
}

/** An object as it is listed. */
export interface ListedObject {
  readonly order: number;
  readonly uniqueKey: string;
  readonly text: string;
}

/** A list that is read in slices. */
export type ObjectList = (slice: Slice) => readonly ListedObject[];

/** The objects of a profile, newest first: of an object type the texts that were ingested, of a standard object its fields. */
export function listObjects(scene: Scene, request: ObjectsRequest): ObjectList {
  const { data, definitions, domain } = scene;
  const { objectType } = request;
  const isStandard = Object.hasOwn(STANDARD_OBJECTS, objectType);
  if (!isStandard && !definitions.objectType(objectType)) {
    throw notFound(`Object type ${objectType} does not exist in domain ${domain.DomainName}, and is no template`);
  }
  const profile = existingProfile(data, request.profileId);
  const key = request.filter && filterKey(scene, request, request.filter);
  if (objectType === '_profile') {
    const uniqueKey = uniqueKeyOfId(domain.DomainName, objectType, profile.id);
    return slices([{ order: profile.order, uniqueKey, text: JSON.stringify(profileView(profile)) }]);
  }
  if (isStandard) {
    const objects = data.standardObjects(profile.id, objectType).filter(({ keys }) => key === undefined || hasKey(keys, key));
    return slices(objects.map((object) => listed(domain.DomainName, object)));
  }
  return (slice) => key === undefined ? data.objects(profile.id, objectType, slice) : withKey(scene, request, key, slice);
}

function listed(domainName: string, object: StandardObject): ListedObject {
  return { order: object.order, uniqueKey: uniqueKeyOfId(domainName, object.type, object.id), text: JSON.stringify(standardObjectView(object)) };
}

/** The key of a filter: one that the service defines for the standard object, or one of the object type. */
function filterKey({ definitions }: Scene, { objectType }: ObjectsRequest, { keyName, values }: NonNullable<ObjectsRequest['filter']>): Key {
  const standard = Object.hasOwn(STANDARD_OBJECTS, objectType) ? STANDARD_OBJECTS[objectType] : undefined;
  const declared = Object.keys(definitions.objectType(objectType)?.Keys ?? {});
  const allowed = objectType === '_profile' ? [] : standard
    ? [...standard.predefinedKeys, ...definitions.objectTypes().flatMap(({ Keys = {} }) => (
      Object.keys(Keys).filter((name) => Keys[name].some(({ StandardIdentifiers = [] }) => StandardIdentifiers.includes(standard.identifier)))
    ))]
    : declared;
  if (!allowed.includes(keyName)) {
    throw badRequest(`Value '${keyName}' at 'objectFilter.keyName' failed to satisfy constraint: Member must be a key of ${objectType} `
      + `(allowed: ${[...new Set(allowed)].join(', ') || 'none, as it is not filtered'})`);
  }
  const read = readKey(definitions, keyName, values);
  if ('problem' in read) {
    throw badRequest(read.problem);
  }
  return read.key;
}

const SLICE = 100;

/** A slice of the objects that have a key's value. */
function withKey({ data }: Scene, { profileId, objectType }: ObjectsRequest, key: Key, { after, limit }: Slice): readonly ListedObject[] {
  const found: ListedObject[] = [];
  let from = after;
  for (;;) {
    const objects = data.objects(profileId, objectType, { after: from, limit: SLICE });
    found.push(...objects.filter(({ keys }) => hasKey(keys, key)));
    if (objects.length < SLICE || found.length >= limit) {
      return found.slice(0, limit);
    }
    from = objects[objects.length - 1].order;
  }
}

function slices(objects: readonly ListedObject[]): ObjectList {
  return ({ after, limit }) => objects.filter(({ order }) => after === undefined || order < after).slice(0, limit);
}
