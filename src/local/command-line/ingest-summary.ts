import pc from 'picocolors';
import type { SourceRecord } from '../records/source-record';

/** What became of a record. */
export interface RecordResult {
  readonly Outcome: 'new' | 'attached' | 'replaced' | 'refused';
  readonly ProfileId?: string;
  /** Why it was refused. */
  readonly Reason?: string;
  /** Keys of it that several profiles have, so that they told nothing. */
  readonly AmbiguousKeys?: readonly string[];
}

/** What the service tells of a batch. */
export interface BatchAnswer {
  readonly Results: readonly RecordResult[];
  readonly ProfilesBefore: number;
  readonly ProfilesAfter: number;
  /** Of a dry run, where they are asked for: nothing of them is left afterwards. */
  readonly Profiles?: readonly object[];
}

export interface Refused {
  readonly record: SourceRecord;
  readonly reason: string;
}

/** How many refused records are shown one by one. */
const SHOWN = 10;

/** What became of all records of a run. */
export class IngestSummary {
  public readonly refused: Refused[] = [];
  public readonly profileIds = new Set<string>();
  public readonly profiles: object[] = [];
  private readonly outcomes = { new: 0, attached: 0, replaced: 0, refused: 0 };
  private readonly reasons = new Map<string, number>();
  private records = 0;
  private ambiguous = 0;
  private before?: number;
  private after = 0;

  constructor(private readonly options: { readonly domain: string; readonly objectType: string; readonly dryRun: boolean; readonly refused?: string }) {}

  public add(batch: readonly SourceRecord[], { Results, ProfilesBefore, ProfilesAfter, Profiles = [] }: BatchAnswer): void {
    this.before ??= ProfilesBefore;
    this.after = ProfilesAfter;
    this.records += batch.length;
    this.profiles.push(...Profiles);
    Results.forEach(({ Outcome, ProfileId, Reason, AmbiguousKeys = [] }, index) => {
      this.outcomes[Outcome]++;
      this.ambiguous += AmbiguousKeys.length > 0 ? 1 : 0;
      if (ProfileId !== undefined) {
        this.profileIds.add(ProfileId);
      }
      if (Outcome === 'refused') {
        const reason = Reason ?? 'the service does not say why';
        this.refused.push({ record: batch[index], reason });
        this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
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
      profilesBefore: this.before ?? 0,
      profilesAfter: this.after,
      ...this.outcomes,
      ambiguous: this.ambiguous,
      reasons: Object.fromEntries(this.reasons),
      refusedRecords: this.refused.map(({ record: { file, line }, reason }) => ({ file, line, reason })),
    };
  }

  public asText(): string {
    const { domain, objectType, dryRun, refused: file } = this.options;
    const { new: made, attached, replaced, refused } = this.outcomes;
    const lines = [
      `${dryRun ? 'Dry run, nothing was changed: ' : ''}${this.records} records of ${objectType} for domain ${domain}`,
      `  profiles   ${this.before ?? 0} before, ${this.after} after`,
      `  new        ${made}  made a profile`,
      `  attached   ${attached}  went to a profile that was there`,
      `  replaced   ${replaced}  took the place of a record with the same unique value`,
      `  refused    ${refused}`,
      ...[...this.reasons].map(([reason, count]) => `    ${count}  ${reason}`),
      ...this.ambiguous > 0 ? [`  ambiguous  ${this.ambiguous}  had a key that several profiles have, which then tells nothing`] : [],
      ...this.refused.slice(0, SHOWN).map(({ record, reason }) => pc.red(`${record.file}:${record.line}: ${reason}`)),
      ...this.refused.length > SHOWN ? [`and ${this.refused.length - SHOWN} more${file === undefined ? '; --refused FILE writes them all' : `, see ${file}`}`] : [],
    ];
    return `${lines.join('\n')}\n`;
  }
}
