import { ExitCode, UsageError } from './exit-code';
import { IngestSummary } from './ingest-summary';
import { localRoutes, NoAnswer } from './local-routes';
import type { LocalRoutes } from './local-routes';
import { OutputFile } from './output-file';
import { progressOf } from './progress';
import { batchesOf, recordsOf } from './record-files';
import { serviceFor } from './service-for';
import { onceInterrupted } from './signals';
import type { IngestedBatch } from '../customer-profiles/engine/effects/ingest-batch';
import { RECORDS_BODY_LIMIT } from '../customer-profiles/server/local/record-routes';
import type { ReadOptions } from '../records/read-records';
import { placeOf } from '../records/source-record';
import type { SourceRecord } from '../records/source-record';

export interface IngestOptions extends ReadOptions {
  readonly domain: string;
  readonly objectType: string;
  readonly endpoint?: string;
  readonly data?: string;
  readonly dryRun: boolean;
  readonly refused?: string;
  readonly profiles?: string;
  readonly region?: string;
  readonly account?: string;
  readonly json: boolean;
}

/** The files that a run writes. */
interface Outputs {
  readonly refused?: OutputFile;
  readonly profiles?: OutputFile;
}

/** Ingests the records of files, and tells how that went. */
export async function ingest(files: readonly string[], options: IngestOptions): Promise<ExitCode> {
  const total = await countRecords(files, options);
  const outputs = openOutputs(files, options);
  let service: Awaited<ReturnType<typeof serviceFor>> | undefined;
  let run: IngestRun;
  try {
    service = await serviceFor(options);
    const { domain, account, region } = options;
    run = new IngestRun(localRoutes({ endpoint: service.endpoint, domain, account, region }), total, options);
    await run.check();
  } catch (error) {
    [outputs.refused, outputs.profiles].forEach((output) => output?.discard());
    await service?.stop();
    throw error;
  }
  try {
    return await run.finish(files, outputs);
  } finally {
    await service.stop();
  }
}

/** Reads everything once, so that a broken file is found before anything is sent. */
async function countRecords(files: readonly string[], { dryRun, ...options }: IngestOptions): Promise<number> {
  let count = 0;
  let bytes = 0;
  for await (const record of recordsOf(files, options)) {
    count++;
    const size = Buffer.byteLength(JSON.stringify(record.text)) + 1;
    bytes = dryRun ? bytes + size : size;
    if (bytes > RECORDS_BODY_LIMIT - 1000) {
      const most = `${RECORDS_BODY_LIMIT / 1024 / 1024} MiB`;
      throw new UsageError(dryRun
        ? `the records up to ${placeOf(record)} are over ${most}, the most that a dry run takes, as it is one request; try a part of them`
        : `${placeOf(record)}: the record is over ${most}`);
    }
  }
  return count;
}

function openOutputs(files: readonly string[], { refused, profiles, data }: IngestOptions): Outputs {
  const inputs = [...files, ...data === undefined ? [] : [data]];
  const first = refused === undefined ? undefined : new OutputFile(refused, '--refused', inputs);
  try {
    return { refused: first, profiles: profiles === undefined ? undefined : new OutputFile(profiles, '--profiles', refused === undefined ? inputs : [...inputs, refused]) };
  } catch (error) {
    first?.discard();
    throw error;
  }
}

const PROFILES_AT_ONCE = 500;

/** What ends a run before all records were sent. */
type CutOff = { readonly code: ExitCode; readonly because: string };

class IngestRun {
  private readonly summary: IngestSummary;
  private readonly interruption = new AbortController();

  constructor(private readonly routes: LocalRoutes, private readonly total: number, private readonly options: IngestOptions) {
    this.summary = new IngestSummary(total, options);
  }

  /** Finds out whether domain and object type are there. */
  public async check(): Promise<void> {
    this.summary.add([], await this.send([]));
  }

  public async finish(files: readonly string[], outputs: Outputs): Promise<ExitCode> {
    const listenNoMore = onceInterrupted(() => this.interruption.abort());
    let cutOff = await this.sendAll(files);
    const { refused } = this.summary;
    outputs.refused?.write(refused.map(({ record: { text, ...place }, reason }) => ({ ...place, reason, record: text })));
    try {
      outputs.profiles?.write(await this.profiles());
    } catch (error) {
      cutOff ??= { code: ExitCode.FAILED, because: `${(error as Error).message}, so that ${this.options.profiles} is not written` };
    }
    listenNoMore();
    process.stdout.write(this.options.json ? `${JSON.stringify(this.summary.asJson(), undefined, 2)}\n` : this.summary.asText());
    if (cutOff) {
      process.stderr.write(`error: ${cutOff.because}\n`);
      return cutOff.code;
    }
    return refused.length > 0 ? ExitCode.FAILED : ExitCode.OK;
  }

  private async sendAll(files: readonly string[]): Promise<CutOff | undefined> {
    const { signal } = this.interruption;
    const progress = progressOf(this.total);
    try {
      for await (const batch of this.batches(files)) {
        if (signal.aborted) {
          return this.interrupted();
        }
        this.summary.add(batch, await this.send(batch));
        progress.add(batch.length);
        // a signal is heard between two requests
        await new Promise((resolve) => setImmediate(resolve));
      }
      return undefined;
    } catch (error) {
      if (signal.aborted) {
        return this.interrupted();
      }
      if (error instanceof UsageError) {
        return { code: ExitCode.FAILED, because: `${error.message}; ${this.sent()}${error instanceof NoAnswer ? ', and perhaps those that it was asked for last' : ''}` };
      }
      throw error;
    } finally {
      progress.stop();
    }
  }

  /** What would become of a record hangs on those before it, so that a dry run is one request. */
  private async* batches(files: readonly string[]): AsyncIterable<readonly SourceRecord[]> {
    const records = recordsOf(files, this.options);
    if (!this.options.dryRun) {
      yield* batchesOf(records);
      return;
    }
    const all: SourceRecord[] = [];
    for await (const record of records) {
      all.push(record);
    }
    yield all;
  }

  private async send(batch: readonly SourceRecord[]): Promise<IngestedBatch> {
    const { objectType, dryRun, profiles } = this.options;
    const body = {
      ObjectTypeName: objectType, Objects: batch.map(({ text }) => text), DryRun: dryRun, WithProfiles: dryRun && profiles !== undefined,
    };
    // what was sent is waited for, so that what has become of it can be told; of a dry run nothing becomes
    return await this.routes.post('records', body, dryRun ? this.interruption.signal : undefined) as IngestedBatch;
  }

  private interrupted(): CutOff {
    return { code: ExitCode.INTERRUPTED, because: `interrupted: ${this.sent()}` };
  }

  private sent(): string {
    const { summary: { records }, total, options: { dryRun } } = this;
    return dryRun ? 'nothing was changed' : records === total ? 'all records were sent' : `${records} of ${total} records were sent, the others were not`;
  }

  private async profiles(): Promise<readonly object[]> {
    if (this.options.dryRun) {
      return this.summary.profiles;
    }
    const ids = [...this.summary.profileIds];
    const profiles = new Map<string, object>();
    for (let at = 0; at < ids.length; at += PROFILES_AT_ONCE) {
      const { Profiles } = await this.routes.post('profiles', { ProfileIds: ids.slice(at, at + PROFILES_AT_ONCE) }) as {
        readonly Profiles: readonly { readonly ProfileId: string }[];
      };
      // those that were merged since are one
      Profiles.forEach((profile) => profiles.set(profile.ProfileId, profile));
    }
    return [...profiles.values()];
  }
}
