import type { DomainRecord, ObjectTypeRecord, StoredKind } from './records';
import { LIST_OF_EVERY_DOMAIN, SAVED_LISTS, STORED_KINDS } from './state';
import type { State } from './state';
import { checkShape, isRecord } from '../../../model/api/check-shape';
import { REQUESTS } from '../../../model/api/limits.generated';
import { factsOf, oneOf } from '../../../model/resource-kinds';
import { formatFinding } from '../../../model/validation/finding';

/** Reads a state that was saved; whatever is wrong with it is an error that names the file and the place. */
export function readState(text: string, file: string): State {
  const problem = (what: string) => new Error(`the data file ${file} is broken: ${what}; repair it, or name another file`);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw problem(error instanceof Error ? error.message : String(error));
  }
  if (!isRecord(document) || document.version !== 1) {
    throw problem(`it is not a state of version 1, version: ${JSON.stringify(isRecord(document) ? document.version : document)}`);
  }
  const wrong = problemsOf(document.domains);
  if (wrong.length > 0) {
    throw problem(wrong.join(', '));
  }
  return document as unknown as State;
}

type Fields = { readonly [member: string]: unknown };

const STATS: readonly (keyof DomainRecord['Stats'])[] = ['ProfileCount', 'MeteringProfileCount', 'ObjectCount', 'TotalSize'];
const TIMES: readonly (keyof (DomainRecord | ObjectTypeRecord))[] = ['CreatedAt', 'LastUpdatedAt'];

function problemsOf(domains: unknown): string[] {
  if (!Array.isArray(domains)) {
    return ['domains is not a list'];
  }
  return domains.flatMap((domain: unknown, index) => {
    const path = `domains[${index}]`;
    if (!isRecord(domain)) {
      return [`${path} is not a domain`];
    }
    return [
      ...recordProblems('domain', domain, path),
      ...numberProblems(domain, TIMES, path),
      ...(domain.RulesChangedAt === undefined ? [] : numberProblems(domain, ['RulesChangedAt'], path)),
      ...(isRecord(domain.Stats) ? numberProblems(domain.Stats, STATS, `${path}.Stats`) : [`${path}.Stats is missing`]),
      ...STORED_KINDS.flatMap((kind) => listProblems(kind, domain, path)),
    ];
  });
}

function listProblems(kind: StoredKind, domain: Fields, path: string): string[] {
  const list = SAVED_LISTS[kind];
  const children = domain[list] === undefined && list !== LIST_OF_EVERY_DOMAIN ? [] : domain[list];
  return (Array.isArray(children) ? children : [undefined]).flatMap((child: unknown, at) => {
    const recordPath = `${path}.${list}[${at}]`;
    return isRecord(child) && (CHECKS[kind].isOne?.(child) ?? true)
      ? CHECKS[kind].problems({ ...child, DomainName: domain.DomainName }, recordPath)
      : [`${recordPath} is not ${oneOf(kind)}`];
  });
}

interface RecordCheck {
  /** Whether a record is one of the kind at all. @default - any is */
  readonly isOne?: (record: Fields) => boolean;
  readonly problems: (record: Fields, path: string) => string[];
}

const CHECKS: { readonly [Kind in StoredKind]: RecordCheck } = {
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

/** A record has the members of the request that made it, so that it keeps the same constraints. */
function recordProblems(kind: StoredKind | 'domain', record: Fields, path: string): string[] {
  // an empty map of tags is a state, although it is no request
  const request = isRecord(record.Tags) && Object.keys(record.Tags).length === 0 ? { ...record, Tags: undefined } : record;
  return checkShape(REQUESTS[factsOf(kind).create], request, path).map(formatFinding);
}

function numberProblems(record: Fields, members: readonly string[], path: string): string[] {
  return members.filter((member) => typeof record[member] !== 'number').map((member) => `${path}.${member} is not a number`);
}
