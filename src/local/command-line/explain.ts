import { ExitCode, UsageError } from './exit-code';
import { localRoutes } from './local-routes';
import type { LocalRoutes } from './local-routes';
import { serviceWithMapping } from './mapping-service';
import type { MappingService } from './mapping-service';
import { NewMerges } from './new-merges';
import { recordsOf } from './record-files';
import { ruleMatchLines } from './rule-matches';
import { serviceFor } from './service-for';
import { onceInterrupted } from './signals';
import type { IngestedBatch } from '../customer-profiles/engine/effects/ingest-batch';
import type { ProfileExplanation, RecordExplanation } from '../customer-profiles/engine/explanation/explanation';
import { formatMerges, formatProfileExplanation } from '../customer-profiles/engine/explanation/format-profile';
import { formatRecordExplanation } from '../customer-profiles/engine/explanation/format-record';
import { harmless } from '../customer-profiles/engine/explanation/text';
import type { ReadOptions } from '../records/read-records';
import { placeOf } from '../records/source-record';
import type { SourceRecord } from '../records/source-record';
import { counted } from '../text/counted';

export interface ExplainOptions extends ReadOptions {
  readonly mapping?: string;
  readonly domain?: string;
  readonly objectType?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly data?: string;
  readonly region?: string;
  readonly account?: string;
  readonly json: boolean;
}

/** Explains records or a profile. */
export async function explain(files: readonly string[], options: ExplainOptions): Promise<ExitCode> {
  refuseNonsense(files, options);
  const { mapping, profile, json, account, region } = options;
  for await (const _ of recordsOf(files, options)) {
    // one that is broken is told before anything else
  }
  const service = await serviceOf(options);
  let interrupted = false;
  const listenNoMore = onceInterrupted(() => { interrupted = true; });
  try {
    const { endpoint, domain, objectType } = service;
    // a mapping is by itself: its domain is that of the service
    const routes = localRoutes({ endpoint, domain, ...mapping === undefined && { account, region } });
    if (profile !== undefined) {
      await explainProfile(routes, profile, json);
      return ExitCode.OK;
    }
    const explaining = new ExplainingRecords(routes, { objectType, json, takesIn: mapping !== undefined });
    for await (const record of recordsOf(files, options)) {
      if (interrupted) {
        return ExitCode.INTERRUPTED;
      }
      await explaining.explain(record);
    }
    if (mapping !== undefined && !json) {
      process.stdout.write(explaining.summary());
      process.stdout.write((await ruleMatchLines(endpoint, domain)).map((line) => `${line}\n`).join(''));
    }
    return explaining.code;
  } finally {
    listenNoMore();
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
    throw new UsageError('--profile explains a profile, and takes no files with records');
  }
  if (profile === undefined && files.length === 0) {
    throw new UsageError('there is nothing to explain: give files with records, or --profile');
  }
}

async function serviceOf(options: ExplainOptions): Promise<MappingService> {
  const { mapping, domain = '', objectType = '' } = options;
  return mapping === undefined ? { ...await serviceFor(options), domain, objectType } : serviceWithMapping(mapping, options);
}

async function explainProfile(routes: LocalRoutes, id: string, json: boolean): Promise<void> {
  const explanation = await routes.post('explain', { ProfileId: id }) as ProfileExplanation;
  const merged = explanation.ProfileId === id ? '' : `Profile ${id} became part of another one:\n\n`;
  process.stdout.write(json ? `${JSON.stringify(explanation)}\n` : `${merged}${formatProfileExplanation(explanation)}`);
}

class ExplainingRecords {
  private records = 0;
  private refused = 0;
  private profiles = 0;
  private readonly merges: NewMerges;

  constructor(private readonly routes: LocalRoutes, private readonly options: {
    readonly objectType: string;
    readonly json: boolean;
    /** Whether each is taken in after it was explained. */
    readonly takesIn: boolean;
  }) {
    this.merges = new NewMerges(routes);
  }

  public async explain(record: SourceRecord): Promise<void> {
    const { file, line, position, text } = record;
    const { objectType, json, takesIn } = this.options;
    const explanation = await this.routes.post('explain', { ObjectTypeName: objectType, Object: text }) as RecordExplanation;
    this.records++;
    this.refused += explanation.Outcome === 'refused' ? 1 : 0;
    const after = takesIn ? await this.takeIn(text) : undefined;
    if (json) {
      process.stdout.write(`${JSON.stringify({ File: file, Line: line, Position: position, ...explanation, ...after })}\n`);
      return;
    }
    const blank = this.records > 1 ? '\n' : '';
    // a new profile that was merged at once has the id of another
    const told = after?.Merges.length === 0 ? { ...explanation, ProfileId: after.TakenInto } : explanation;
    process.stdout.write(`${blank}${harmless(placeOf(record))} ${formatRecordExplanation(told)}${after ? formatMerges(after.TakenInto, after.Merges) : ''}`);
  }

  public get code(): ExitCode {
    return this.refused > 0 ? ExitCode.FAILED : ExitCode.OK;
  }

  /** Of records that were taken in. */
  public summary(): string {
    const merged = this.merges.count > 0 ? `, after ${counted(this.merges.count, 'merge')}` : '';
    return `\n${counted(this.records, 'record')}, ${this.refused} refused; ${counted(this.profiles, 'profile')}${merged}\n`;
  }

  /** Takes a record in, so that later ones find its profile, and tells which profiles were merged by that. */
  private async takeIn(text: string): Promise<{ readonly TakenInto?: string; readonly Merges: ProfileExplanation['Merges'] }> {
    const { Results: [{ ProfileId }], ProfilesAfter } = await this.routes.post('records', { ObjectTypeName: this.options.objectType, Objects: [text] }) as IngestedBatch;
    this.profiles = ProfilesAfter;
    return { TakenInto: ProfileId, Merges: ProfileId === undefined ? [] : await this.merges.of(ProfileId) };
  }
}
