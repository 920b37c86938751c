import type { DomainRecord, ObjectTypeRecord, State } from './records';
import { checkShape, isRecord } from '../../../model/api/check-shape';
import { formatFault } from '../../../model/validation/fault';

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

function problemsOf(domains: unknown): string[] {
  if (!Array.isArray(domains)) {
    return ['domains is not a list'];
  }
  return domains.flatMap((domain: unknown, index) => {
    const path = `domains[${index}]`;
    if (!isRecord(domain)) {
      return [`${path} is not a domain`];
    }
    const { ObjectTypes, Integrations = [], Workflows = [], EventStreams = [], CalculatedAttributes = [] } = domain;
    return [
      ...recordProblems('CreateDomainRequest', domain, path),
      ...(domain.RulesChangedAt === undefined ? [] : numberProblems(domain, ['RulesChangedAt'], path)),
      ...(isRecord(domain.Stats) ? numberProblems(domain.Stats, STATS, `${path}.Stats`) : [`${path}.Stats is missing`]),
      ...(Array.isArray(ObjectTypes) ? ObjectTypes : [undefined]).flatMap((objectType: unknown, at) => (
        objectTypeProblems(objectType, domain.DomainName, `${path}.ObjectTypes[${at}]`)
      )),
      ...(Array.isArray(Integrations) ? Integrations : [undefined]).flatMap((integration: unknown, at) => (
        integrationProblems(integration, domain.DomainName, `${path}.Integrations[${at}]`)
      )),
      ...(Array.isArray(Workflows) ? Workflows : [undefined]).flatMap((workflow: unknown, at) => workflowProblems(workflow, `${path}.Workflows[${at}]`)),
      ...childProblems('CreateEventStreamRequest', EventStreams, domain.DomainName, `${path}.EventStreams`, ['CreatedAt']),
      ...childProblems('CreateCalculatedAttributeDefinitionRequest', CalculatedAttributes, domain.DomainName, `${path}.CalculatedAttributes`, TIMES),
    ];
  });
}

const STATS: readonly (keyof DomainRecord['Stats'])[] = ['ProfileCount', 'MeteringProfileCount', 'ObjectCount', 'TotalSize'];
const TIMES: readonly (keyof (DomainRecord | ObjectTypeRecord))[] = ['CreatedAt', 'LastUpdatedAt'];

function objectTypeProblems(objectType: unknown, domainName: unknown, path: string): string[] {
  if (!isRecord(objectType)) {
    return [`${path} is not an object type`];
  }
  const created = typeof objectType.AllowProfileCreation === 'boolean' ? [] : [`${path}.AllowProfileCreation is not true or false`];
  return [...recordProblems('PutProfileObjectTypeRequest', { ...objectType, DomainName: domainName }, path), ...created];
}

function integrationProblems(integration: unknown, domainName: unknown, path: string): string[] {
  if (!isRecord(integration) || typeof integration.Uri !== 'string') {
    return [`${path} is not an integration`];
  }
  return recordProblems('PutIntegrationRequest', { ...integration, DomainName: domainName, FlowDefinition: undefined }, path);
}

function workflowProblems(workflow: unknown, path: string): string[] {
  if (!isRecord(workflow) || typeof workflow.WorkflowId !== 'string' || !Array.isArray(workflow.Steps)) {
    return [`${path} is not a workflow`];
  }
  return numberProblems(workflow, TIMES, path);
}

function childProblems(shape: string, children: unknown, domainName: unknown, path: string, times: readonly string[]): string[] {
  return (Array.isArray(children) ? children : [undefined]).flatMap((child: unknown, at) => (
    isRecord(child) ? recordProblems(shape, { ...child, DomainName: domainName }, `${path}[${at}]`, times) : [`${path}[${at}] is not a record`]
  ));
}

/** A record has the members of the request that made it, so that it keeps the same constraints. */
function recordProblems(shape: string, record: Fields, path: string, times: readonly string[] = TIMES): string[] {
  // an empty map of tags is a state, although it is no request
  const request = isRecord(record.Tags) && Object.keys(record.Tags).length === 0 ? { ...record, Tags: undefined } : record;
  return [...checkShape(shape, request, path).map(formatFault), ...numberProblems(record, times, path)];
}

function numberProblems(record: Fields, members: readonly string[], path: string): string[] {
  return members.filter((member) => typeof record[member] !== 'number').map((member) => `${path}.${member} is not a number`);
}
