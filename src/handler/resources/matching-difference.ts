import { isDeepStrictEqual } from 'node:util';
import {
  CustomerProfilesClient, MatchingRequest, MatchingResponse, RuleBasedMatchingRequest, RuleBasedMatchingResponse, UpdateDomainCommand,
  UpdateDomainRequest,
} from '@aws-sdk/client-customer-profiles';
import { Failure, messageOf } from '../retry/failure';
import { ServiceFailure } from '../service/service-failure';

/** The blocks of a domain that are its identity resolution. */
export interface Matchings {
  readonly Matching?: MatchingRequest;
  readonly RuleBasedMatching?: RuleBasedMatchingRequest;
}

export interface LiveMatchings {
  readonly Matching?: MatchingResponse;
  readonly RuleBasedMatching?: RuleBasedMatchingResponse;
}

/**
 * The blocks to send, each whole. One that is as wanted is not sent: with rule-based matching, sending is changing, which begins an hour of
 * waiting, or is refused. One that the app has taken out is switched off, because the service keeps what is left out (API model, UpdateDomain);
 * one that the app never spoke of is somebody else's: switching it off would delete criteria that are written down nowhere else.
 */
export function matchingDifference(desired: Matchings, live: LiveMatchings, former: Matchings = {}): Matchings {
  const change = {
    Matching: blockDifference(desired.Matching, live.Matching, former.Matching, MATCHING),
    RuleBasedMatching: blockDifference(desired.RuleBasedMatching, live.RuleBasedMatching, former.RuleBasedMatching, RULE_BASED),
  };
  if (change.RuleBasedMatching?.Enabled && live.RuleBasedMatching?.Enabled && live.RuleBasedMatching.Status === 'IN_PROGRESS') {
    throw new Failure('RulesInProgress', 'the rules of rule-based matching cannot be changed while the service applies the last change (status IN_PROGRESS); '
      + `${WHEN_RULES_CHANGE}; deploy again then, or put the rules back in the app`);
  }
  return Object.fromEntries(Object.entries(change).filter(([, block]) => block !== undefined));
}

/** The blocks that an app speaks of, for the owner mark: of a resource that was kept, nothing else tells who has switched them on. */
export function setBlocks({ Matching: matching, RuleBasedMatching: rules }: Matchings): string {
  return `${matching ? 'M' : ''}${rules ? 'R' : ''}`;
}

/** What an app must have wanted that has set these blocks, as they are live. */
export function asFormerly(blocks: string, { Matching: matching, RuleBasedMatching: rules }: LiveMatchings): Matchings {
  return {
    ...blocks.includes('M') && { Matching: { ...matching, Enabled: matching?.Enabled ?? false } },
    ...blocks.includes('R') && { RuleBasedMatching: { ...rules, Enabled: rules?.Enabled ?? false } },
  };
}

/** "You can change the rule a day after the status is in ACTIVE" (API model, RuleBasedMatchingStatus). */
const WHEN_RULES_CHANGE = 'they can be changed again a day after the status has become ACTIVE (aws customer-profiles get-domain tells it)';

/** Sends an update; where it is refused and changes rules, says when rules can be changed: how long they have been ACTIVE can only the service know. */
export async function updateDomain(client: CustomerProfilesClient, request: UpdateDomainRequest): Promise<void> {
  try {
    await client.send(new UpdateDomainCommand(request));
  } catch (error) {
    if (request.RuleBasedMatching && error instanceof ServiceFailure && error.code === 'BadRequestException') {
      throw new Failure(error.code, `${messageOf(error)}; where this is about the time of a change to rule-based matching: ${WHEN_RULES_CHANGE}`, { cause: error });
    }
    throw error;
  }
}

type Member = string;
type Block = { readonly [member: Member]: unknown };

/** What is particular to a kind of block. */
interface Kind {
  /** Its members besides `Enabled`, with the form in which two values of a member are compared. */
  readonly members: { readonly [member: Member]: (value: unknown) => unknown };
  /** Members whose parts are settings of their own, of which the app may speak of some only. */
  readonly inParts: readonly Member[];
  /** What the service does where a member is left out, as far as that is documented. */
  readonly defaults: Block;
}

const MATCHING: Kind = {
  members: { JobSchedule: comparableSchedule, AutoMerging: comparableMerging, ExportingConfig: comparable },
  inParts: ['AutoMerging'],
  // "by default it runs every Saturday at 12AM UTC" (API model, UpdateDomainRequest)
  defaults: { JobSchedule: { DayOfTheWeek: 'SATURDAY', Time: '00:00' }, AutoMerging: { Enabled: false } },
};

const RULE_BASED: Kind = {
  members: {
    MatchingRules: comparableRules,
    MaxAllowedRuleLevelForMatching: comparable,
    MaxAllowedRuleLevelForMerging: comparable,
    AttributeTypesSelector: (selector) => mapMembers(selector, sorted),
    ConflictResolution: comparable,
    ExportingConfig: comparable,
  },
  inParts: ['AttributeTypesSelector'],
  defaults: {},
};

function blockDifference<T extends { readonly Enabled: boolean | undefined }>(
  wanted: T | undefined, live: Partial<T> | undefined, former: T | undefined, kind: Kind,
): T | undefined {
  if (!wanted) {
    return former?.Enabled && live?.Enabled ? { Enabled: false } as T : undefined;
  }
  const whole: { [member: Member]: unknown } = { ...wanted };
  if (!wanted.Enabled || !live?.Enabled) {
    return wanted.Enabled === (live?.Enabled ?? false) ? undefined : wanted;
  }
  let differs = false;
  for (const [member, form] of Object.entries(kind.members)) {
    const [now, before] = [valueOf(live, member), valueOf(former, member)];
    const same = (a: unknown, b: unknown) => isDeepStrictEqual(form(a ?? kind.defaults[member]), form(b ?? kind.defaults[member]));
    if (whole[member] !== undefined) {
      whole[member] = kind.inParts.includes(member) ? withOtherParts(whole[member], now, before) : whole[member];
      differs ||= !same(whole[member], now);
    } else if (before !== undefined && same(before, now)) {
      // taken out of the app: the documented default is said, where there is one, because what is left out might stay
      whole[member] = kind.defaults[member];
      differs ||= !same(undefined, now);
    } else {
      whole[member] = now;
    }
  }
  return differs ? Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as T : undefined;
}

function valueOf(block: object | undefined, member: Member): unknown {
  return (block as Block | undefined)?.[member];
}

/** A wanted structure with the live parts that the app never spoke of. */
function withOtherParts(wanted: unknown, live: unknown, former: unknown): unknown {
  if (!isStructure(wanted) || !isStructure(live)) {
    return wanted;
  }
  const others = Object.entries(live).filter(([part]) => wanted[part] === undefined && !(isStructure(former) && former[part] !== undefined));
  return { ...Object.fromEntries(others), ...wanted };
}

function isStructure(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapMembers(value: unknown, change: (member: unknown) => unknown): unknown {
  return isStructure(value)
    ? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined).map(([name, member]) => [name, change(member)]))
    : value;
}

function comparable(value: unknown): unknown {
  return mapMembers(value, comparable);
}

/** Attributes that must all agree are the same in any order. */
function sorted(list: unknown): unknown {
  return Array.isArray(list) ? [...list].sort() : list;
}

/** The service takes hours with one digit too. */
function comparableSchedule(schedule: unknown): unknown {
  return mapMembers(schedule, (member) => (typeof member === 'string' && member.includes(':') ? member.padStart('00:00'.length, '0') : member));
}

/** The order of criteria is their priority. */
function comparableMerging(merging: unknown): unknown {
  return mapMembers(merging, (member) => mapMembers(member, (part) => (Array.isArray(part) ? part.map(sorted) : part)));
}

/** The order of rules is their level. */
function comparableRules(rules: unknown): unknown {
  return Array.isArray(rules) ? rules.map((rule) => mapMembers(rule, sorted)) : rules;
}
