import { extname } from 'node:path';
import { ExitCode, UsageError } from './exit-code';
import { domainsInFiles, domainsOfRunning, MOST_NAMES } from './graph-domains';
import type { GraphOptions } from './graph-options';
import { writeInOneStep } from '../files/write-in-one-step';
import type * as Drawing from '../graph/draw-domains';
import type { DomainDefinitions } from '../graph/picture/domain-picture';
import { counted, firstOf } from '../text/counted';

const DEFAULT_FOLDER = 'cdk.out';

/** Where text goes. */
interface Output {
  write(text: string): unknown;
}

/** Draws the domains of an app, of files or of a service. */
export async function graph(folder: string | undefined, options: GraphOptions, out: Output = process.stdout): Promise<ExitCode> {
  const format = formatOf(options);
  refuseNonsense(folder, options);
  const isRunning = options.endpoint !== undefined || options.data !== undefined;
  const domains = isRunning ? await domainsOfRunning(options) : domainsInFiles(folder ?? DEFAULT_FOLDER, options);
  const { objectType } = options;
  assertObjectTypes(domains, objectType);
  const { text, pictures } = drawing().drawDomains(domains, format, { objectTypes: objectType });
  if (options.output === undefined) {
    out.write(text);
    return ExitCode.OK;
  }
  write(options.output, text);
  const counts = pictures.map(({ name, objectTypes, leftOut }) => (
    `${name} with ${counted(objectTypes.length, 'object type')}${leftOut.length > 0 ? `, and ${leftOut.length} left out` : ''}`
  ));
  out.write(`${options.output} shows ${counts.join('; ')}\n`);
  return ExitCode.OK;
}

/** What lays pictures out takes milliseconds to load, which no other command spends. */
function drawing(): typeof Drawing {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it with the module
  return require('../graph/draw-domains') as typeof Drawing;
}

function formatOf({ format, output }: GraphOptions): 'svg' | 'mermaid' {
  return format ?? (output !== undefined && extname(output).toLowerCase() === '.svg' ? 'svg' : 'mermaid');
}

function refuseNonsense(folder: string | undefined, { stack, endpoint, data, region, account }: GraphOptions): void {
  if (endpoint !== undefined && data !== undefined) {
    throw new UsageError('--endpoint and --data exclude each other: the service at the endpoint has its own data');
  }
  const running = endpoint !== undefined ? '--endpoint' : data !== undefined ? '--data' : undefined;
  if (running !== undefined && (folder !== undefined || stack !== undefined)) {
    throw new UsageError(`${running} draws what a service has, and ${folder === undefined ? '--stack' : `${folder}`} what files have: give one of them`);
  }
  if (running === undefined && (region !== undefined || account !== undefined)) {
    throw new UsageError(`${region === undefined ? '--account' : '--region'} says which domains of a service are drawn: give --endpoint or --data with it`);
  }
}

/** Each that is named is somewhere. */
function assertObjectTypes(domains: readonly DomainDefinitions[], wanted: readonly string[] = []): void {
  const there = domains.flatMap(({ definitions }) => definitions.flatMap(({ kind, name }) => (kind === 'object-type' && name !== undefined ? [name] : [])));
  const missing = wanted.find((name) => !there.includes(name));
  if (missing !== undefined) {
    throw new UsageError(`there is no object type ${JSON.stringify(missing)}; ${there.length === 0 ? 'there are none' : `there ${there.length === 1 ? 'is' : 'are'} ${firstOf(there, MOST_NAMES)}`}`);
  }
}

function write(file: string, text: string): void {
  try {
    writeInOneStep(file, text);
  } catch (error) {
    throw new UsageError(`--output: cannot write ${file}: ${(error as Error).message}`);
  }
}
