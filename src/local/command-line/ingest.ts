import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { ExitCode, UsageError } from './exit-code';
import { IngestSummary } from './ingest-summary';
import type { BatchAnswer } from './ingest-summary';
import { localRoutes, ofDomain } from './local-routes';
import type { LocalRoutes } from './local-routes';
import { progressOf } from './progress';
import { serviceFor } from './service-for';
import { formatOf, readRecords } from '../records/read-records';
import type { RecordFormat } from '../records/read-records';
import { BrokenFile } from '../records/source-record';
import type { SourceRecord } from '../records/source-record';

export interface IngestOptions {
  readonly domain: string;
  readonly objectType: string;
  readonly endpoint?: string;
  readonly data?: string;
  readonly format?: RecordFormat;
  readonly dryRun: boolean;
  readonly refused?: string;
  readonly profiles?: string;
  readonly region?: string;
  readonly account?: string;
  readonly json: boolean;
}

/** Records of a request: as many as keep the service from answering others for a moment only. */
const BATCH_RECORDS = 500;
const BATCH_CHARACTERS = 2_000_000;

/** Ingests the records of files, and tells how that went. */
export async function ingest(files: readonly string[], options: IngestOptions): Promise<ExitCode> {
  const total = await countRecords(files, options.format);
  const service = await serviceFor(options);
  try {
    const routes = localRoutes({ endpoint: service.endpoint, account: options.account, region: options.region });
    const summary = new IngestSummary(options);
    const progress = progressOf(total, options.json);
    // what would become of a record hangs on those before it, so that a dry run is one request
    for await (const batch of batches(recordsOf(files, options.format), options.dryRun ? Infinity : BATCH_RECORDS)) {
      summary.add(batch, await send(routes, batch, options));
      progress.add(batch.length);
    }
    progress.stop();
    await writeRefused(summary, options.refused);
    await writeProfiles(routes, summary, options);
    process.stdout.write(options.json ? `${JSON.stringify(summary.asJson(), undefined, 2)}\n` : summary.asText());
    return summary.refused.length > 0 ? ExitCode.FAILED : ExitCode.OK;
  } finally {
    await service.stop();
  }
}

/** Reads everything once, so that a broken file is found before anything is sent. */
async function countRecords(files: readonly string[], format: RecordFormat | undefined): Promise<number> {
  let count = 0;
  try {
    for await (const _ of recordsOf(files, format)) {
      count++;
    }
  } catch (error) {
    throw error instanceof BrokenFile ? new UsageError(error.message) : error;
  }
  return count;
}

async function* recordsOf(files: readonly string[], format: RecordFormat | undefined): AsyncIterable<SourceRecord> {
  for (const file of files) {
    yield* readRecords(file, format ?? formatOf(file));
  }
}

async function* batches(records: AsyncIterable<SourceRecord>, most: number): AsyncIterable<readonly SourceRecord[]> {
  let batch: SourceRecord[] = [];
  let characters = 0;
  for await (const record of records) {
    const isFull = batch.length >= most || (most !== Infinity && batch.length > 0 && characters + record.text.length > BATCH_CHARACTERS);
    if (isFull) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(record);
    characters += record.text.length;
  }
  if (batch.length > 0) {
    yield batch;
  }
}

async function send(routes: LocalRoutes, batch: readonly SourceRecord[], { domain, objectType, dryRun, profiles }: IngestOptions): Promise<BatchAnswer> {
  return await routes.post(ofDomain(domain, 'records'), {
    ObjectTypeName: objectType, Objects: batch.map(({ text }) => text), DryRun: dryRun, WithProfiles: dryRun && profiles !== undefined,
  }) as BatchAnswer;
}

async function writeRefused({ refused }: IngestSummary, file: string | undefined): Promise<void> {
  if (file !== undefined) {
    await writeLines(file, refused.map(({ record, reason }) => ({ file: record.file, line: record.line, reason, record: record.text })));
  }
}

const PROFILES_AT_ONCE = 500;

async function writeProfiles(routes: LocalRoutes, summary: IngestSummary, { profiles: file, domain, dryRun }: IngestOptions): Promise<void> {
  if (file === undefined) {
    return;
  }
  if (dryRun) {
    await writeLines(file, summary.profiles);
    return;
  }
  const ids = [...summary.profileIds];
  const written = new Map<string, object>();
  for (let at = 0; at < ids.length; at += PROFILES_AT_ONCE) {
    const { Profiles } = await routes.post(ofDomain(domain, 'profiles'), { ProfileIds: ids.slice(at, at + PROFILES_AT_ONCE) }) as { Profiles: readonly { ProfileId: string }[] };
    // profiles that were merged since are one
    Profiles.forEach((profile) => written.set(profile.ProfileId, profile));
  }
  await writeLines(file, [...written.values()]);
}

async function writeLines(file: string, lines: readonly object[]): Promise<void> {
  const stream: WriteStream = createWriteStream(file);
  try {
    await once(stream, 'open');
    for (const line of lines) {
      if (!stream.write(`${JSON.stringify(line)}\n`)) {
        await once(stream, 'drain');
      }
    }
    await new Promise<void>((resolve, reject) => stream.end((error?: Error | null) => error ? reject(error) : resolve()));
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${(error as Error).message}`);
  }
}
