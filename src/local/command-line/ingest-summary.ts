import pc from 'picocolors';
import type { IngestedBatch } from '../customer-profiles/engine/effects/ingest-batch';
import { harmless, table } from '../customer-profiles/engine/explanation/text';
import { placeOf } from '../records/source-record';
import type { SourceRecord } from '../records/source-record';

export interface RefusedRecord {
  readonly record: SourceRecord;
  readonly reason: string;
}

interface SummaryOf {
  readonly domain: string;
  readonly objectType: string;
  readonly dryRun: boolean;
  /** The file that refused records are written to. */
  readonly refused?: string;
}

/** How many refused records are shown one by one. */
const SHOWN = 10;

/** What became of all records of a run. */
export class IngestSummary {
  public readonly refused: RefusedRecord[] = [];
  public readonly profileIds = new Set<string>();
  public readonly profiles: object[] = [];
  public records = 0;
  private readonly outcomes = { new: 0, attached: 0, replaced: 0, refused: 0 };
  private readonly reasons = new Map<string, number>();
  private ambiguous = 0;
  private before?: number;
  private after = 0;

  /** @param total of all files */
  constructor(private readonly total: number, private readonly options: SummaryOf) {}

  public add(batch: readonly SourceRecord[], { Results, ProfilesBefore, ProfilesAfter, Profiles = [] }: IngestedBatch): void {
    this.before ??= ProfilesBefore;
    this.after = ProfilesAfter;
    this.records += batch.length;
    this.profiles.push(...Profiles);
    Results.forEach(({ Outcome, ProfileId, Reason = '', AmbiguousKeys = [] }, index) => {
      this.outcomes[Outcome]++;
      this.ambiguous += AmbiguousKeys.length > 0 ? 1 : 0;
      if (ProfileId !== undefined) {
        this.profileIds.add(ProfileId);
      }
      if (Outcome === 'refused') {
        this.refused.push({ record: batch[index], reason: Reason });
        this.reasons.set(Reason, (this.reasons.get(Reason) ?? 0) + 1);
      }
    });
  }

  public asJson(): object {
    const { domain, objectType, dryRun } = this.options;
    return {
      domain,
      objectType,
      dryRun,
      records: this.records,
      notSent: this.total - this.records,
      profilesBefore: this.before ?? 0,
      profilesAfter: this.after,
      ...this.outcomes,
      merged: this.merged,
      ambiguous: this.ambiguous,
      reasons: Object.fromEntries(this.reasons),
      refusedRecords: this.refused.map(({ record: { file, line, position }, reason }) => ({ file, line, position, reason })),
    };
  }

  public asText(): string {
    const { domain, objectType, dryRun } = this.options;
    const { new: made, attached, replaced, refused } = this.outcomes;
    const rows: (readonly [name: string, count: number, about: string])[] = [
      ['new', made, 'made a profile'],
      ['attached', attached, 'went to a profile that was there'],
      ['replaced', replaced, 'took the place of a record with the same unique value'],
      ['refused', refused, refused > 0 ? 'not taken, because:' : ''],
    ];
    const lines = [
      `${dryRun ? 'Dry run, nothing was changed: ' : ''}${this.records} ${this.records === 1 ? 'record' : 'records'} of ${objectType} for domain ${domain}`,
      ...table([
        ...rows.map(([name, count, about]) => [`  ${name}`, String(count), about]),
        ...[...this.reasons].map(([reason, count]) => ['', String(count), reason]),
        ...this.ambiguous > 0 ? [['  ambiguous', String(this.ambiguous), 'of them had a key that several profiles have, which then tells nothing']] : [],
        ['  profiles', String(this.after), `${dryRun ? 'would be in the domain' : 'in the domain now'}, ${this.before ?? 0} before`],
        ...this.merged > 0 ? [['  merged', String(this.merged), 'profiles became part of others, by the rules of the domain']] : [],
      ]),
      ...this.refusedLines(),
    ];
    return lines.map((line) => `${line}\n`).join('');
  }

  /** Profiles come from new records, and go where rules merge them; what others do to the domain meanwhile is not known here. */
  private get merged(): number {
    return Math.max(0, (this.before ?? 0) + this.outcomes.new - this.after);
  }

  private refusedLines(): readonly string[] {
    const { refused: file } = this.options;
    const more = this.refused.length - SHOWN;
    return [
      ...this.refused.slice(0, SHOWN).map(({ record, reason }) => pc.red(harmless(`${placeOf(record)}: ${reason}`))),
      ...more > 0 ? [`and ${more} more${file === undefined ? '; --refused FILE writes them all' : ''}`] : [],
      ...file !== undefined && this.refused.length > 0 ? [`the refused records are in ${file}`] : [],
    ];
  }
}
