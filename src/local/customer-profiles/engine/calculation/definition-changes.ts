import { PROFILE_TYPE, dropBeforeRange, occurrenceOf } from './calculate';
import { compiled } from './compiled';
import type { Occurrence } from './compiled';
import { recordReader } from './readers';
import type { FieldsOf } from './readers';
import type { CalculatedAttributeRecord } from '../../store/records';
import { parseRecord } from '../fields/record-json';
import type { ProfileObject } from '../records';
import type { Scene } from '../scene';
import { everyOne } from '../slices';

/** Calculates over the objects that are there already, when a definition is made that asks for it. */
export function loadHistory(scene: Scene, definition: CalculatedAttributeRecord, fieldsOf: FieldsOf): void {
  const attribute = compiled(definition);
  if (!attribute || !definition.UseHistoricalData) {
    return;
  }
  for (const [profileId, occurrence] of occurrences(scene, attribute.objectType, fieldsOf)) {
    const cell = attribute.cellOf(occurrence, scene.now);
    if (cell) {
      scene.data.putCalculatedCell(profileId, definition.CalculatedAttributeName, cell);
    }
  }
}

/** Before the conditions of a definition change: what its range has left behind by now does not come back with a longer one. */
export function beforeRangeChanges(scene: Scene, definition: CalculatedAttributeRecord): void {
  const attribute = compiled(definition);
  if (attribute?.range) {
    for (const { id } of everyOne((slice) => scene.data.profiles(slice))) {
      dropBeforeRange(scene, id, definition.CalculatedAttributeName, attribute);
    }
  }
}

/** When a definition is deleted. */
export function forgetAttribute(scene: Scene, name: string): void {
  scene.data.forgetCalculatedAttribute(name);
}

/** A stored record, as it was when it came. */
export function recordOccurrence(scene: Scene, object: ProfileObject, fieldsOf: FieldsOf): Occurrence {
  const { objectType, uniqueKey: objectKey, text, ingestedAt, order } = object;
  const type = scene.definitions.objectType(objectType);
  const source = parseRecord(text);
  return { objectKey, ingestedAt, order, read: recordReader(type, source, type ? fieldsOf(type, source) : () => undefined) };
}

function* occurrences(scene: Scene, objectType: string, fieldsOf: FieldsOf): Generator<readonly [profileId: string, occurrence: Occurrence]> {
  const { data } = scene;
  if (objectType === PROFILE_TYPE) {
    for (const profile of everyOne((slice) => data.profiles(slice))) {
      yield [profile.id, occurrenceOf(profile)];
    }
  } else if (objectType.startsWith('_')) {
    for (const object of everyOne((slice) => data.standardObjectsOfType(objectType, slice))) {
      yield [object.profileId, occurrenceOf(object)];
    }
  } else {
    for (const object of everyOne((slice) => data.objectsOfType(objectType, slice))) {
      yield [object.profileId, recordOccurrence(scene, object, fieldsOf)];
    }
  }
}
