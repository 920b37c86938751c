import type { DefinitionKind } from './definition-kinds';
import { isRecord } from '../../../model/api/check-shape';

/** What clients add to any answer. */
const OF_CLIENTS = ['ResponseMetadata', '$metadata'];

/** Members of the answers of a kind that its request does not have (API model, the outputs of the operations that get and make it). */
export const READ_ONLY: { readonly [kind in DefinitionKind]: readonly string[] } = {
  'domain': ['CreatedAt', 'LastUpdatedAt', 'Stats'],
  'object-type': ['CreatedAt', 'LastUpdatedAt', 'MaxAvailableProfileObjectCount'],
  'identity-resolution': ['CreatedAt', 'LastUpdatedAt', 'Stats'],
  'integration': ['CreatedAt', 'IsUnstructured', 'LastUpdatedAt', 'WorkflowId'],
  'integration-workflow': ['Message', 'WorkflowId', 'Status', 'StatusDescription', 'ErrorDescription', 'StartDate', 'CreatedAt', 'LastUpdatedAt', 'Attributes', 'Metrics'],
  'event-stream': ['CreatedAt', 'DestinationDetails', 'DestinationSummary', 'EventStreamArn', 'State', 'StoppedSince'],
  'calculated-attribute': ['CreatedAt', 'LastUpdatedAt', 'Readiness', 'Status'],
};

/** The same for members of members. */
const READ_ONLY_WITHIN: { readonly [kind in DefinitionKind]?: readonly (readonly [member: string, within: string])[] } = {
  'domain': [['RuleBasedMatching', 'Status'], ['DataStore', 'Readiness']],
  'identity-resolution': [['RuleBasedMatching', 'Status']],
};

type Members = { readonly [member: string]: unknown };

/** A definition as its request would have it, of what may be an answer of the service. */
export interface AsRequest {
  readonly request: Members;
  /** What was left out, as paths. */
  readonly leftOut: readonly string[];
}

/** Leaves out of a definition what the service tells and is not told. */
export function asRequest(kind: DefinitionKind, value: Members): AsRequest {
  const outer = [...READ_ONLY[kind], ...OF_CLIENTS].filter((member) => Object.hasOwn(value, member));
  const { request, leftOut } = withoutReadOnlyWithin(kind, Object.fromEntries(Object.entries(value).filter(([member]) => !outer.includes(member))));
  return { request, leftOut: [...outer, ...leftOut] };
}

/** The same for members of members alone, some of which CloudFormation's own resources have as properties. */
export function withoutReadOnlyWithin(kind: DefinitionKind, value: Members): AsRequest {
  const leftOut: string[] = [];
  const request: { [member: string]: unknown } = { ...value };
  for (const [member, within] of READ_ONLY_WITHIN[kind] ?? []) {
    const inner = request[member];
    if (isRecord(inner) && Object.hasOwn(inner, within)) {
      request[member] = Object.fromEntries(Object.entries(inner).filter(([name]) => name !== within));
      leftOut.push(`${member}.${within}`);
    }
  }
  return { request, leftOut };
}

/** What is said of members that were left out. */
export function notesOf({ leftOut }: AsRequest): string[] {
  return leftOut.length === 0 ? [] : [`${leftOut.join(', ')}: told by the service, and passed over here; a request does not take ${leftOut.length === 1 ? 'it' : 'them'}`];
}

/** The answer that is of an event stream has its name in its ARN, and the Kinesis stream in the details: the value with both where a request has them. */
export function withNamesOfStream(value: Members): Members {
  const { EventStreamArn: arn, DestinationDetails: details, DestinationSummary: summary } = value;
  const name = typeof arn === 'string' ? /\/event-streams\/([^/]+)$/.exec(arn)?.[1] : undefined;
  const destination = isRecord(details) ? details : isRecord(summary) ? summary : {};
  return name === undefined ? value : { EventStreamName: name, ...destination.Uri === undefined ? {} : { Uri: destination.Uri }, ...value };
}

/** Why the value is an answer that does not tell the whole of a definition; undefined where it is none, or tells it. */
export function partOfDefinition(value: Members): string | undefined {
  if (Object.hasOwn(value, 'WorkflowId') && Object.hasOwn(value, 'WorkflowType') && !Object.hasOwn(value, 'IntegrationConfig')) {
    return 'it is the answer of GetWorkflow or ListWorkflows, which does not tell what the workflow was made of; give the request of CreateIntegrationWorkflow';
  }
  return undefined;
}

/** The entries of the answer of a List operation; undefined of any other value. */
export function listAnswerOf(value: unknown): readonly unknown[] | undefined {
  const others = isRecord(value) ? Object.keys(value).filter((member) => !['Items', 'NextToken', ...OF_CLIENTS].includes(member)) : [];
  return isRecord(value) && Array.isArray(value.Items) && others.length === 0 ? value.Items as readonly unknown[] : undefined;
}

/** Whether an entry of the answer of a List operation tells the whole of its definition: those of ListIntegrations do, and those of ListEventStreams. */
export function isWhole(item: unknown): boolean {
  return isRecord(item) && (Object.hasOwn(item, 'Uri') || Object.hasOwn(item, 'EventStreamArn'));
}
