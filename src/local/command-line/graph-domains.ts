import { existsSync } from 'node:fs';
import { chooseStacks } from './choose-stacks';
import { UsageError } from './exit-code';
import type { GraphOptions } from './graph-options';
import { serviceFor } from './service-for';
import { whereDomainIs } from './where-domain-is';
import { isRecord } from '../../model/api/check-shape';
import { didYouMean } from '../../model/validation/nearest';
import { readAssembly } from '../cloudformation/assembly';
import { labelOf } from '../definitions/definition/place';
import { readDefinitions } from '../definitions/read-definitions';
import type { Read } from '../definitions/read-definitions';
import { definitionsOfAssembly } from '../definitions/template/assembly-definitions';
import type { DomainDefinitions } from '../graph/picture/domain-picture';
import { domainsOfDefinitions } from '../graph/read/domains-of-definitions';
import { ServiceReader } from '../graph/read/domains-of-service';
import { firstOf } from '../text/counted';

/** Names that a message tells. */
export const MOST_NAMES = 10;

/** The domains of a folder or file that were asked for. */
export function domainsInFiles(path: string, { stack, domain: wanted }: GraphOptions): DomainDefinitions[] {
  if (!existsSync(path)) {
    throw new UsageError(`there is no ${path}; \`cdk synth\` writes cdk.out, and --endpoint or --data draw what a service has`);
  }
  const all = stack === undefined ? readDefinitions(path) : ofStacks(path, stack);
  const unreadable = all.find((one) => 'unreadable' in one);
  if (unreadable !== undefined) {
    throw new UsageError(`${labelOf(unreadable)}: ${unreadable.unreadable}`);
  }
  const domains = domainsOfDefinitions(all.filter((one) => 'kind' in one));
  if (domains.length === 0) {
    throw new UsageError(`${path} has nothing of Customer Profiles to draw${stack === undefined ? '' : ` in ${stack.join(', ')}`}`);
  }
  return wanted === undefined ? domains : wanted.flatMap((name) => named(name, domains, path));
}

/** Stacks may be chosen of an assembly alone, with those that they depend on. */
function ofStacks(folder: string, patterns: readonly string[]): Read[] {
  const chosen = new Set(chooseStacks(readAssembly(folder).stacks, { stack: patterns }).map(({ id }) => id));
  return definitionsOfAssembly(folder, ({ id }) => chosen.has(id));
}

function named(name: string, domains: readonly DomainDefinitions[], path: string): DomainDefinitions[] {
  const found = domains.filter((domain) => domain.name === name);
  if (found.length === 0) {
    throw unknownDomain(name, domains.map((domain) => domain.name), path);
  }
  return found;
}

/** The domains of a service. */
export async function domainsOfRunning({ endpoint: given, data, domain: wanted, region, account }: GraphOptions): Promise<DomainDefinitions[]> {
  const { endpoint, stop } = await serviceFor({ endpoint: given, data, region, account });
  try {
    const home = await (await fetch(`${endpoint}/_local/health`)).json() as unknown;
    const { region: homeRegion, account: homeAccount } = isRecord(home) ? home : {};
    const reader = new ServiceReader(endpoint, { region: region ?? String(homeRegion), account: account ?? String(homeAccount) });
    return await read(reader, endpoint, wanted);
  } finally {
    await stop();
  }
}

async function read(reader: ServiceReader, endpoint: string, wanted: readonly string[] | undefined): Promise<DomainDefinitions[]> {
  const names = await reader.names();
  if (wanted === undefined && names.length === 0) {
    throw new UsageError(`the service at ${endpoint} has no domains there; give --region and --account where they are in another place`);
  }
  const missing = wanted?.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new UsageError(`Domain ${missing} does not exist${await whereDomainIs(endpoint, missing)}`);
  }
  const domains: DomainDefinitions[] = [];
  for (const name of wanted ?? names) {
    domains.push(await reader.domain(name));
  }
  return domains;
}

function unknownDomain(name: string, names: readonly string[], path: string): UsageError {
  const there = [...new Set(names)];
  return new UsageError(`${path} has no domain ${JSON.stringify(name)}; ${didYouMean(name, there) ?? `it has ${firstOf(there, MOST_NAMES)}`}`);
}
