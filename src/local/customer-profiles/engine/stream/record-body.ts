import type { Change, Merge } from './stream-event';
import type { Scene } from '../scene';

type Source = Pick<Scene, 'domain' | 'now' | 'newId'>;

/** Of the only version of records that is known. */
const SCHEMA_VERSION = 0;

/** The JSON of a change's record. Members that it has no value for are left out (D-V1). */
export function changeBody(source: Source, change: Change): string {
  const { type, objectTypeName, profileId, uniqueKey } = change;
  const isProfile = objectTypeName === '_profile';
  const start = {
    ...startOf(source, type),
    ObjectTypeName: objectTypeName,
    AssociatedProfileId: isProfile ? undefined : profileId,
    ProfileObjectUniqueKey: isProfile ? undefined : uniqueKey,
  };
  return withObject(start, 'text' in change ? change.text : JSON.stringify(change.object), { IsMessageRealTime: true });
}

export function mergeBody(source: Source, { type, object, duplicates }: Merge): string {
  const start = { ...startOf(source, type), ObjectTypeName: '_profile' };
  return withObject(start, JSON.stringify(object), { MergeId: uuid(source), DuplicateProfiles: duplicates, IsMessageRealTime: true });
}

/** There is no object that it is of (D-V2). */
export function healthCheckBody(source: Source): string {
  return JSON.stringify({ ...startOf(source, 'HEALTH_CHECK'), IsMessageRealTime: true });
}

function startOf(source: Source, type: string): { readonly [member: string]: unknown } {
  return {
    SchemaVersion: SCHEMA_VERSION,
    EventId: uuid(source),
    EventTimestamp: new Date(source.now).toISOString(),
    EventType: type,
    DomainName: source.domain.DomainName,
  };
}

/** Puts the JSON of the object between the members before and after it. */
function withObject(before: object, object: string, after: object): string {
  return `${JSON.stringify(before).slice(0, -1)},"Object":${object},${JSON.stringify(after).slice(1)}`;
}

/** New ids are UUIDs that have lost their dashes. */
function uuid({ newId }: Source): string {
  return newId().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
