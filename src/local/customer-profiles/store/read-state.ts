import { numberProblems, recordProblems, TIMES } from './record-problems';
import type { SavedRecord } from './record-problems';
import type { DomainRecord } from './records';
import { LIST_OF_EVERY_DOMAIN, STORED_KINDS } from './state';
import { RECORD_CHECKS, SAVED_LISTS } from './stored-kinds';
import type { StoredKind } from './stored-kinds';
import type { EnvironmentState } from './stores';
import { isRecord } from '../../../model/api/check-shape';
import { oneOf } from '../../../model/resource-kinds';
import type { Environment } from '../../environment/environment';

/** What a data file holds. */
export interface SavedState {
  /** Left out by releases that did not know whose state it is. */
  readonly instance?: string;
  readonly environments: readonly EnvironmentState[];
}

/**
 * Reads a state that was saved; whatever is wrong with it is an error that names the file and the place.
 *
 * @param home where the domains of a file of version 1 are, which knew of one environment only
 */
export function readState(text: string, file: string, home: Environment): SavedState {
  const problem = (what: string) => new Error(`the data file ${file} is broken: ${what}; repair it, or name another file`);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw problem(error instanceof Error ? error.message : String(error));
  }
  if (!isRecord(document) || (document.version !== 1 && document.version !== 2)) {
    throw problem(`it is not a state of version 1 or 2, version: ${JSON.stringify(isRecord(document) ? document.version : document)}`);
  }
  if (document.instance !== undefined && typeof document.instance !== 'string') {
    throw problem('instance is not a text');
  }
  const wrong = document.version === 1 ? problemsOf(document.domains) : environmentProblems(document.environments);
  if (wrong.length > 0) {
    throw problem(wrong.join(', '));
  }
  const environments = document.version === 1 ? [{ ...home, domains: document.domains }] : document.environments;
  return { instance: document.instance, environments: environments as EnvironmentState[] };
}

function environmentProblems(environments: unknown): string[] {
  if (!Array.isArray(environments)) {
    return ['environments is not a list'];
  }
  return environments.flatMap((environment: unknown, index) => {
    const path = `environments[${index}]`;
    return isRecord(environment) && typeof environment.account === 'string' && typeof environment.region === 'string'
      ? problemsOf(environment.domains, `${path}.`)
      : [`${path} has no account and region`];
  });
}

const STATS: readonly (keyof DomainRecord['Stats'])[] = ['ProfileCount', 'MeteringProfileCount', 'ObjectCount', 'TotalSize'];

function problemsOf(domains: unknown, within = ''): string[] {
  if (!Array.isArray(domains)) {
    return [`${within}domains is not a list`];
  }
  return domains.flatMap((domain: unknown, index) => {
    const path = `${within}domains[${index}]`;
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

function listProblems(kind: StoredKind, domain: SavedRecord, path: string): string[] {
  const list = SAVED_LISTS[kind];
  const children = domain[list] === undefined && list !== LIST_OF_EVERY_DOMAIN ? [] : domain[list];
  return (Array.isArray(children) ? children : [undefined]).flatMap((child: unknown, at) => {
    const recordPath = `${path}.${list}[${at}]`;
    return isRecord(child) && (RECORD_CHECKS[kind].isOne?.(child) ?? true)
      ? RECORD_CHECKS[kind].problems({ ...child, DomainName: domain.DomainName }, recordPath)
      : [`${recordPath} is not ${oneOf(kind)}`];
  });
}
