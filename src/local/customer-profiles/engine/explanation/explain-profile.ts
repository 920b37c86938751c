import type {
  ExplainedCause, ExplainedField, ExplainedKey, ExplainedMerge, ExplainedObject, ExplainedStandardObject, KeyHolder, ProfileExplanation,
} from './explanation';
import type { DataStore, Slice } from '../data-store';
import { existingProfile } from '../existing-profile';
import { isSameKey } from '../keys/same-key';
import { holdersOf } from '../profiles/indexed-cells';
import type { Binding, Cells, HistoryRecord, Key, MergeCause, Profile, ProfileObject, StandardObject } from '../records';
import type { Scene } from '../scene';
import { profilesWith } from '../search/profiles-with';

/** Who wrote the fields of a profile, what holds its keys, and why it took others in. */
export function explainProfile({ data }: Scene, profileId: string): ProfileExplanation {
  const profile = existingProfile(data, profileId);
  const objects = allOf((slice) => data.objects(profileId, undefined, slice));
  const standardObjects = data.standardObjects(profileId);
  return {
    ProfileId: profileId,
    CreatedAt: iso(profile.createdAt),
    UpdatedAt: iso(profile.updatedAt),
    ExpiresAt: iso(profile.expiresAt),
    Inferred: profile.inferred,
    Fields: fieldsOf(profile.cells),
    Keys: keysOf(data, profile, objects, standardObjects),
    Objects: objects.map(explainedObject),
    StandardObjects: standardObjects.map(explainedStandardObject),
    Merges: allOf((slice) => data.history(profileId, { action: 'MERGED' }, slice)).map(explainedMerge),
  };
}

/** The cells of a standard object, by path. */
export function fieldsOf(cells: Cells): readonly ExplainedField[] {
  return Object.keys(cells).sort().map((path) => explainedField(path, cells));
}

export function explainedField(path: string, cells: Cells): ExplainedField {
  const { value, writer, priority, sourceTime, time } = cells[path];
  return {
    Path: path,
    ...value !== undefined && { Value: value },
    Writer: writer,
    ...priority !== undefined && { SourcePriority: priority },
    ...sourceTime !== undefined && { SourceTime: iso(sourceTime) },
    WrittenAt: iso(time),
  };
}

function keysOf(
  data: DataStore, profile: Profile, objects: readonly ProfileObject[], standardObjects: readonly StandardObject[],
): readonly ExplainedKey[] {
  const holderOf = (binding: Binding): KeyHolder => {
    const colon = binding.contributor.indexOf(':');
    const id = binding.contributor.slice(colon + 1);
    switch (colon < 0 ? binding.contributor : binding.contributor.slice(0, colon)) {
      case 'standard':
        return { By: 'fields', Paths: binding.name === '_profileId' ? ['ProfileId'] : holdersOf(binding, profile.cells) };
      case 'added':
        return { By: 'AddProfileKey' };
      case 'moved':
        return { By: 'object that has moved' };
      case 'object':
        return { By: 'object', ...typeName(objects.find(({ uniqueKey }) => uniqueKey === id)?.objectType), ProfileObjectUniqueKey: id };
      default:
        return { By: 'standard object', ...typeName(standardObjects.find((object) => object.id === id)?.type), Id: id };
    }
  };
  const ownId: Binding = { name: '_profileId', value: [profile.id], contributor: 'standard' };
  const bindings = data.bindings(profile.id).filter((binding) => !isSameKey(binding, ownId));
  return groupedByKey([...bindings, ownId]).map((group) => {
    const [key] = group;
    const others = profilesWith({ data }, key).filter((id) => id !== profile.id);
    return { KeyName: key.name, Value: key.value, HeldBy: group.map(holderOf), ...others.length > 0 && { AlsoOf: others } };
  });
}

function typeName(type: string | undefined): { readonly ObjectTypeName?: string } {
  return type === undefined ? {} : { ObjectTypeName: type };
}

/** Sorted by name and value. */
function groupedByKey(bindings: readonly Binding[]): readonly (readonly [Binding, ...Binding[]])[] {
  const groups: [Binding, ...Binding[]][] = [];
  for (const binding of [...bindings].sort(byKey)) {
    const last = groups.at(-1);
    if (last && isSameKey(last[0], binding)) {
      last.push(binding);
    } else {
      groups.push([binding]);
    }
  }
  return groups;
}

function byKey(key: Key, other: Key): number {
  const [text, otherText] = [key, other].map(({ name, value }) => JSON.stringify([name, value]));
  return text < otherText ? -1 : Number(text > otherText);
}

function explainedObject({ objectType, uniqueKey, ingestedAt, expiresAt, sourceTime }: ProfileObject): ExplainedObject {
  return {
    ObjectTypeName: objectType,
    ProfileObjectUniqueKey: uniqueKey,
    IngestedAt: iso(ingestedAt),
    ExpiresAt: iso(expiresAt),
    ...sourceTime !== undefined && { SourceTime: iso(sourceTime) },
  };
}

function explainedStandardObject({ type, id, createdAt, updatedAt, cells }: StandardObject): ExplainedStandardObject {
  return { ObjectTypeName: type, Id: id, CreatedAt: iso(createdAt), UpdatedAt: iso(updatedAt), Fields: fieldsOf(cells) };
}

function explainedMerge({ profileId, at, performedBy, cause }: HistoryRecord): ExplainedMerge {
  const takenIn = cause?.profileIds.filter((id) => id !== profileId);
  return { At: iso(at), PerformedBy: performedBy, ...cause && { ProfileIds: takenIn, Cause: explainedCause(cause) } };
}

function explainedCause(cause: MergeCause): ExplainedCause {
  switch (cause.by) {
    case 'call':
      return { By: 'MergeProfiles' };
    case 'rule':
      return { By: 'matching rule', Level: cause.level, MatchId: cause.matchId };
    case 'job':
      return { By: 'identity resolution job', JobId: cause.jobId, Criterion: cause.criterion };
  }
}

const AT_ONCE = 100;

/** A whole list that comes in parts. */
function allOf<Item extends { readonly order: number }>(part: (slice: Slice) => readonly Item[]): readonly Item[] {
  const all: Item[] = [];
  for (;;) {
    const items = part({ after: all.at(-1)?.order, limit: AT_ONCE });
    all.push(...items);
    if (items.length < AT_ONCE) {
      return all;
    }
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
