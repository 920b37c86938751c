/**
 * Calls a second of an operation, as a multiple of the writes' rate. Published: writes of domains, object types and the
 * like 1, GetProfileObjectType 10, other reads and tagging 5 ("Amazon Connect service quotas", administrator guide).
 */
const MULTIPLES: { readonly [operation: string]: number } = { GetProfileObjectType: 10, TagResource: 5, UntagResource: 5 };
const READS = 5;
const WRITES = 1;

/**
 * The same of operations on customer data, which the same page has at 100 but for matching by rules, jobs and the preview. It leaves out
 * the batches, which are data, and history, detection and attributes, which are not (D-E3).
 */
const OF_DATA: { readonly [operation: string]: number } = {
  ...each(100, [
    'SearchProfiles', 'ListProfileObjects', 'GetMatches', 'GetSimilarProfiles', 'GetCalculatedAttributeForProfile', 'ListCalculatedAttributesForProfile',
    'CreateProfile', 'UpdateProfile', 'PutProfileObject', 'AddProfileKey', 'DeleteProfile', 'DeleteProfileObject', 'DeleteProfileKey', 'MergeProfiles',
    'ListAccountIntegrations', 'BatchGetProfile', 'BatchPutProfileObject', 'BatchGetCalculatedAttributeForProfile',
  ]),
  ...each(5, [
    'ListRuleBasedMatches', 'ListIdentityResolutionJobs', 'GetIdentityResolutionJob', 'ListProfileHistoryRecords', 'GetProfileHistoryRecord',
    'DetectProfileObjectType', 'ListObjectTypeAttributes', 'ListObjectTypeAttributeValues', 'ListProfileAttributeValues', 'GetObjectTypeAttributeStatistics',
  ]),
  ...each(1, ['GetAutoMergingPreview']),
};

function each(multiple: number, operations: readonly string[]): { readonly [operation: string]: number } {
  return Object.fromEntries(operations.map((operation) => [operation, multiple]));
}

interface Allowance {
  readonly callsASecond: number;
  /** How many may come at once. */
  readonly burst: number;
}

/**
 * Lets calls through at a rate, each operation on its own. Those that change or read definitions come steadily: nothing is saved up. Those on
 * customer data may come as they like within a second: a program makes many of them in a row, and none of them late.
 */
export class Throttle {
  /** When each operation would have used up all that it has. */
  private readonly freeAt = new Map<string, number>();

  /** @param rate writes a second; undefined lets everything through */
  constructor(private readonly rate: number | undefined, private readonly now: () => number) {}

  public admits(operation: { readonly name: string; readonly kind: 'read' | 'write' }): boolean {
    if (this.rate === undefined) {
      return true;
    }
    const { name } = operation;
    const { callsASecond, burst } = allowanceOf(operation, this.rate);
    const interval = 1000 / callsASecond;
    const time = this.now();
    const wait = (this.freeAt.get(name) ?? time) - time;
    // longer than all calls of a burst take it can only be where the clock was set back
    const known = wait < 0 || wait > (burst + 0.5) * interval ? 0 : wait;
    // half a millionth for what fractions of milliseconds lose
    if (known > (burst - 1 + 5e-7) * interval) {
      return false;
    }
    this.freeAt.set(name, time + known + interval);
    return true;
  }
}

function allowanceOf({ name, kind }: { readonly name: string; readonly kind: 'read' | 'write' }, rate: number): Allowance {
  if (Object.hasOwn(OF_DATA, name)) {
    const callsASecond = rate * OF_DATA[name];
    return { callsASecond, burst: Math.max(1, Math.floor(callsASecond)) };
  }
  return { callsASecond: rate * (Object.hasOwn(MULTIPLES, name) ? MULTIPLES[name] : kind === 'read' ? READS : WRITES), burst: 1 };
}
