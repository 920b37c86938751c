import { afterRules } from './after-rules';
import { profileChange } from './profile-change';
import { calculateForObject, forgetObject, calculateForStandardObject } from '../calculation/calculate';
import type { Ingestion } from '../ingestion/ingest';
import { uniqueKeyOfId } from '../keys/unique-key';
import type { Scene } from '../scene';
import { standardObjectView } from '../standard/standard-object-view';
import { announce } from '../stream/announce';

/** What follows from a record that was taken in: calculated attributes, then records of the event stream, then matching by rules. */
export function afterIngestion(scene: Scene, ingestion: Ingestion): void {
  const { record, object, replaced, before, profile, profileChanged, standardObjects } = ingestion;
  const { objectType, uniqueKey: objectKey, order, ingestedAt } = object;
  if (replaced && replaced.profileId !== profile.id) {
    forgetObject(scene, { profileId: replaced.profileId, objectType, objectKey });
  }
  const { source, evaluation } = record;
  const fieldValues = (name: string) => evaluation.valueOf(name);
  calculateForObject(scene, { profileId: profile.id, objectType, objectKey, source, fieldValues, ingestedAt, order, isNew: !replaced });
  standardObjects.forEach(({ object: changed }) => calculateForStandardObject(scene, changed));
  if (profileChanged) {
    calculateForStandardObject(scene, profile);
  }
  announce(scene, () => [
    { type: replaced ? 'UPDATED' : 'CREATED', objectTypeName: objectType, profileId: profile.id, uniqueKey: objectKey, text: object.text },
    ...standardObjects.map(({ before: former, object: changed }) => ({
      type: former ? 'UPDATED' as const : 'CREATED' as const,
      objectTypeName: changed.type,
      profileId: profile.id,
      uniqueKey: uniqueKeyOfId(scene.domain.DomainName, changed.type, changed.id),
      object: standardObjectView(changed),
    })),
    ...profileChanged ? [profileChange(profile, before)] : [],
  ]);
  if (profileChanged) {
    afterRules(scene, profile.id);
  }
}
