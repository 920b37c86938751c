import { ingestRecord } from './ingest-record';
import { existingObjectType } from '../ingestion/read-record';
import type { Scene } from '../scene';
import type { Nested } from '../standard/nested';
import { profileView } from '../standard/profile-view';

/** What became of many records, in their order. The members are named as in the API, as it is answered as JSON. */
export interface IngestedBatch {
  readonly Results: readonly IngestedRecord[];
  readonly ProfilesBefore: number;
  readonly ProfilesAfter: number;
  /** Those that the records are in, where they are asked for. */
  readonly Profiles?: readonly Nested[];
}

export interface IngestedRecord {
  readonly Outcome: 'new' | 'attached' | 'replaced' | 'refused';
  /** The profile that has it when all are in: one that others were merged into since. */
  readonly ProfileId?: string;
  /** Why it was refused. */
  readonly Reason?: string;
  /** The names of its keys that several profiles had, so that they told nothing. */
  readonly AmbiguousKeys?: readonly string[];
}

/** Takes records in as an integration brings them, one after the other. */
export function ingestBatch(scene: Scene, objectType: string, texts: readonly string[]): IngestedBatch {
  existingObjectType(scene, objectType);
  const { profiles: ProfilesBefore } = scene.data.counts();
  const results = texts.map((text) => ingestOne(scene, objectType, text));
  return {
    Results: results.map((result) => result.ProfileId === undefined ? result : { ...result, ProfileId: mainOf(scene, result.ProfileId) }),
    ProfilesBefore,
    ProfilesAfter: scene.data.counts().profiles,
  };
}

/** Profiles by their ids, each once and as the API answers it; those that were merged are what they have become, and what is not there is left out. */
export function profilesOf(scene: Scene, ids: readonly string[]): readonly Nested[] {
  return [...new Set(ids.map((id) => mainOf(scene, id)))].flatMap((id) => {
    const profile = scene.data.profile(id);
    return profile ? [profileView(profile)] : [];
  });
}

function ingestOne(scene: Scene, objectType: string, text: string): IngestedRecord {
  const result = ingestRecord(scene, objectType, text);
  const ambiguous = new Set(result.plan?.resolution.tries.filter(({ found }) => found.length > 1).map(({ key }) => key.name));
  const told = ambiguous.size > 0 && { AmbiguousKeys: [...ambiguous] };
  if ('reason' in result) {
    return { Outcome: 'refused', Reason: result.reason, ...told };
  }
  return { Outcome: result.replaced ? 'replaced' : result.before ? 'attached' : 'new', ProfileId: result.profile.id, ...told };
}

function mainOf({ data }: Scene, id: string): string {
  return data.mergedInto(id) ?? id;
}
