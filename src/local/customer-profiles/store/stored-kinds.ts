import { numberProblems, recordProblems, TIMES } from './record-problems';
import type { SavedRecord } from './record-problems';
import type { CalculatedAttributeRecord, EventStreamRecord, IntegrationRecord, ObjectTypeRecord, WorkflowRecord } from './records';
import { RESOURCE_KINDS } from '../../../model/resource-kinds';

/** The record of each kind that a domain holds. */
export interface ChildRecords {
  readonly 'object-type': ObjectTypeRecord;
  readonly 'integration': IntegrationRecord;
  readonly 'integration-workflow': WorkflowRecord;
  readonly 'event-stream': EventStreamRecord;
  readonly 'calculated-attribute': CalculatedAttributeRecord;
}

/** A kind that a domain holds records of. */
export type StoredKind = keyof ChildRecords;

/** What the list of a kind is called in the state of its domain, in their order there. Saved files have it: it cannot be changed. */
export const SAVED_LISTS = {
  'object-type': 'ObjectTypes',
  'integration': 'Integrations',
  'integration-workflow': 'Workflows',
  'event-stream': 'EventStreams',
  'calculated-attribute': 'CalculatedAttributes',
} as const satisfies { readonly [Kind in StoredKind]: string };

interface RecordCheck {
  /** Whether a record is one of the kind at all. @default - any is */
  readonly isOne?: (record: SavedRecord) => boolean;
  readonly problems: (record: SavedRecord, path: string) => string[];
}

/** What is to be true of a record that was saved, by kind. */
export const RECORD_CHECKS: { readonly [Kind in StoredKind]: RecordCheck } = {
  'object-type': {
    problems: (record, path) => [
      ...recordProblems('object-type', record, path),
      ...numberProblems(record, TIMES, path),
      ...(typeof record.AllowProfileCreation === 'boolean' ? [] : [`${path}.AllowProfileCreation is not true or false`]),
    ],
  },
  'integration': {
    // the request needs no Uri where it has a flow, the record does
    isOne: ({ Uri }) => typeof Uri === 'string',
    problems: (record, path) => [
      ...recordProblems('integration', { ...record, FlowDefinition: undefined }, path),
      ...numberProblems(record, TIMES, path),
    ],
  },
  'integration-workflow': {
    isOne: ({ WorkflowId, Steps }) => typeof WorkflowId === 'string' && Array.isArray(Steps),
    // a workflow is kept as what became of its request, which has other members
    problems: (record, path) => numberProblems(record, TIMES, path),
  },
  'event-stream': {
    problems: (record, path) => [...recordProblems('event-stream', record, path), ...numberProblems(record, ['CreatedAt'], path)],
  },
  'calculated-attribute': {
    problems: (record, path) => [...recordProblems('calculated-attribute', record, path), ...numberProblems(record, TIMES, path)],
  },
};

/** A record is named by the member that names it in requests. */
export function nameOf(kind: StoredKind, record: object): string {
  return String((record as { readonly [member: string]: unknown })[RESOURCE_KINDS[kind].identifier]);
}
