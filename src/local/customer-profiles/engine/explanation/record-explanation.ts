import type { FieldExplanation, KeyExplanation, RecordExplanation, WriteExplanation } from './explanation';
import { isDeeperThan } from '../../protocol/levels';
import { whyEmpty, whyPassedOver } from '../fields/mapping';
import type { EvaluatedField, Evaluation } from '../fields/mapping';
import { planWrites } from '../fields/target-writes';
import { planIngestion } from '../ingestion/plan';
import type { IngestionPlan } from '../ingestion/plan';
import type { PlannedWrite } from '../ingestion/planned-writes';
import { isRead, existingObjectType, readRecord } from '../ingestion/read-record';
import { isStored, MOST_VALUES } from '../keys/key-entries';
import type { KeyEntry } from '../keys/key-entries';
import type { Scene } from '../scene';

/** Tells what would become of a record, without taking it in. */
export function explainRecord(scene: Scene, objectTypeName: string, text: string): RecordExplanation {
  const objectType = existingObjectType(scene, objectTypeName);
  const record = readRecord(scene, objectType, text);
  if (!isRead(record)) {
    const { reason, evaluation, allEntries = [] } = record;
    const nothing = { Lookups: [], Writes: [], StandardObjects: [] };
    return {
      ObjectTypeName: objectTypeName, Outcome: 'refused', Reason: reason, Fields: evaluation?.fields.map(fieldOf) ?? [], Keys: allEntries.map((entry) => keyOf(entry, false)), ...nothing,
    };
  }
  const plan = planIngestion(scene, record);
  const replaced = scene.data.object(objectTypeName, record.uniqueKey);
  return {
    ObjectTypeName: objectTypeName,
    Outcome: plan.rejection !== undefined ? 'refused' : replaced ? 'replaced' : plan.profile ? 'attached' : 'new',
    Reason: plan.rejection,
    ProfileId: plan.rejection === undefined ? plan.profile?.id : undefined,
    ProfileObjectUniqueKey: record.uniqueKey,
    Replaces: replaced && { ProfileId: replaced.profileId, IngestedAt: new Date(replaced.ingestedAt).toISOString() },
    Fields: record.evaluation.fields.map(fieldOf),
    Keys: record.allEntries.map((entry) => keyOf(entry, plan.rejection === undefined && isStored(entry, plan.profile === undefined))),
    Lookups: plan.resolution.tries.map(({ pass, key, found }) => ({ Pass: pass, KeyName: key.name, Value: key.value, ProfileIds: found })),
    Writes: [...writesOf(plan), ...leftOut(record.evaluation)],
    StandardObjects: plan.standardObjects.map(({ type, object, ambiguous, creates }) => ({
      Type: type, Id: object?.id, Outcome: ambiguous ? 'ambiguous' : object ? 'associated' : creates ? 'new' : 'none',
    })),
  };
}

function fieldOf(evaluated: EvaluatedField): FieldExplanation {
  const { field: { name, source, contentType, target }, values } = evaluated;
  return {
    Name: name,
    Source: source,
    ContentType: contentType,
    Target: target,
    Values: values.map(answerable),
    PassedOver: whyPassedOver(evaluated),
    Empty: whyEmpty(evaluated),
  };
}

function keyOf({ name, identifiers, fieldNames, values, hasMore }: KeyEntry, stored: boolean): KeyExplanation {
  return {
    Name: name,
    StandardIdentifiers: [...identifiers],
    FieldNames: fieldNames,
    Values: values,
    PassedOver: hasMore ? `the record has more than ${MOST_VALUES} values of the key: those after them neither find a profile nor are kept` : undefined,
    Stored: stored && values.length > 0,
  };
}

function writesOf({ profileWrites, standardObjects }: IngestionPlan): WriteExplanation[] {
  return [...profileWrites, ...standardObjects.flatMap(({ writes }) => writes)].map(writeOf);
}

function writeOf({ object, path, value, writes, reason }: PlannedWrite): WriteExplanation {
  return { Target: `${object}.${path}`, Value: value, Writes: writes, Reason: reason };
}

/** Values that no cell takes. */
function leftOut(evaluation: Evaluation): WriteExplanation[] {
  return planWrites(evaluation).leftOut.map(({ field, target, problem }) => ({
    Target: target, Value: answerable(evaluation.fields.find(({ field: { name } }) => name === field)?.values[0]), Writes: false, Reason: `the target ${problem}`,
  }));
}

/** An answer is JSON, which is not written of what is nested too deeply. */
const MOST_LEVELS = 1000;

function answerable(value: unknown): unknown {
  return isDeeperThan(MOST_LEVELS, value) ? `(more than ${MOST_LEVELS} levels)` : value;
}
