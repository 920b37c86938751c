import { ExitCode, UsageError } from './exit-code';
import { localRoutes, ofDomain } from './local-routes';
import type { LocalRoutes } from './local-routes';
import { serviceWithMapping } from './mapping-service';
import { serviceFor } from './service-for';
import type { ServiceInUse } from './service-for';
import type { ProfileExplanation } from '../customer-profiles/engine/explanation/explanation';
import { formatProfileExplanation } from '../customer-profiles/engine/explanation/format-profile';
import { formatRecordExplanation } from '../customer-profiles/engine/explanation/format-record';
import type { RecordExplanation } from '../customer-profiles/engine/explanation/record-explanation';
import { formatOf, readRecords } from '../records/read-records';
import type { RecordFormat } from '../records/read-records';
import { BrokenFile } from '../records/source-record';
import type { SourceRecord } from '../records/source-record';

export interface ExplainOptions {
  readonly mapping?: string;
  readonly domain?: string;
  readonly objectType?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly data?: string;
  readonly format?: RecordFormat;
  readonly region?: string;
  readonly account?: string;
  readonly json: boolean;
}

interface Explaining {
  readonly routes: LocalRoutes;
  readonly domain: string;
  readonly json: boolean;
}

/** Explains records or a profile. */
export async function explain(files: readonly string[], options: ExplainOptions): Promise<ExitCode> {
  refuseNonsense(files, options);
  const records = await readAll(files, options.format);
  const { service, domain, objectType } = await serviceOf(options);
  try {
    const routes = localRoutes({ endpoint: service.endpoint, account: options.account, region: options.region });
    const explaining = { routes, domain, json: options.json };
    if (options.profile !== undefined) {
      return await explainProfile(explaining, options.profile);
    }
    return await explainRecords(explaining, { records, objectType, takesIn: options.mapping !== undefined });
  } finally {
    await service.stop();
  }
}

function refuseNonsense(files: readonly string[], { mapping, domain, objectType, profile, endpoint, data }: ExplainOptions): void {
  if (mapping !== undefined) {
    const other = Object.entries({ '--profile': profile, '--endpoint': endpoint, '--data': data }).find(([, value]) => value !== undefined);
    if (other) {
      throw new UsageError(`--mapping and ${other[0]} exclude each other: with a mapping nothing needs to run, and there are no profiles yet`);
    }
  } else if (domain === undefined) {
    throw new UsageError('--domain is missing; it may be left out with --mapping only');
  } else if (profile === undefined && objectType === undefined) {
    throw new UsageError('--object-type is missing, which says how the records are read; or give --profile to explain a profile');
  }
  if (profile !== undefined && files.length > 0) {
    throw new UsageError('--profile explains a profile and takes no files with records');
  }
  if (profile === undefined && files.length === 0) {
    throw new UsageError('there is nothing to explain: give files with records, or --profile');
  }
}

async function readAll(files: readonly string[], format: RecordFormat | undefined): Promise<readonly SourceRecord[]> {
  const records: SourceRecord[] = [];
  try {
    for (const file of files) {
      for await (const record of readRecords(file, format ?? formatOf(file))) {
        records.push(record);
      }
    }
  } catch (error) {
    throw error instanceof BrokenFile ? new UsageError(error.message) : error;
  }
  return records;
}

async function serviceOf(options: ExplainOptions): Promise<{ readonly service: ServiceInUse; readonly domain: string; readonly objectType: string }> {
  const { mapping, domain = '', objectType = '' } = options;
  return mapping === undefined ? { service: await serviceFor(options), domain, objectType } : serviceWithMapping(mapping, options);
}

interface Records {
  readonly records: readonly SourceRecord[];
  readonly objectType: string;
  /** Whether each is ingested after it was explained. */
  readonly takesIn: boolean;
}

async function explainRecords({ routes, domain, json }: Explaining, { records, objectType, takesIn }: Records): Promise<ExitCode> {
  let refused = 0;
  for (const { file, line, text } of records) {
    const record = { ObjectTypeName: objectType, Object: text };
    const explanation = await routes.post(ofDomain(domain, 'explain'), record) as RecordExplanation;
    refused += explanation.Outcome === 'refused' ? 1 : 0;
    process.stdout.write(json ? `${JSON.stringify({ File: file, Line: line, ...explanation })}\n` : `${file}:${line}\n${formatRecordExplanation(explanation)}\n`);
    if (takesIn) {
      await routes.post(ofDomain(domain, 'ingest'), record);
    }
  }
  return refused > 0 ? ExitCode.FAILED : ExitCode.OK;
}

async function explainProfile({ routes, domain, json }: Explaining, profileId: string): Promise<ExitCode> {
  const explanation = await routes.post(ofDomain(domain, 'explain'), { ProfileId: profileId }) as ProfileExplanation;
  process.stdout.write(json ? `${JSON.stringify(explanation)}\n` : formatProfileExplanation(explanation));
  return ExitCode.OK;
}
