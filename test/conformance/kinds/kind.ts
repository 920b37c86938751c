import type { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import type { Stage } from '../../handler/stage';
import type { RowId } from '../rows';

export type Members = { readonly [key: string]: unknown };
export type TagMap = { readonly [key: string]: string };

/** An attribute with two values; a third state is that it is left out, as the minimal properties have it. */
export interface Variation {
  readonly attribute: string;
  readonly set: Members;
  readonly changed: Members;
  /** What the app has to agree to for such a change, in all three states. */
  readonly consent?: Members;
}

/** Everything that the table has to know of one kind of resource. A new kind is described here, and every row is then tested of it. */
export interface Kind {
  readonly name: string;
  readonly type: string;
  /** The physical id of the minimal one. */
  readonly id: RegExp;
  readonly minimal: Members;
  /** Every property at once, tags among them. */
  readonly full: Members;
  /** Each attribute besides tags. */
  readonly attributes: readonly Variation[];
  /** Two different changes of the minimal properties. */
  readonly changes: readonly [Members, Members];
  /** A change that is carried out by deleting and making anew, where there is one. */
  readonly remade?: Members;
  /** What makes the minimal properties those of another resource. */
  readonly elsewhere: Members;
  /** A change for which rights may have been granted a moment ago. */
  readonly needsGrant: Members;
  /** A list before and after some of it is taken out. */
  readonly lists?: readonly [Members, Members];
  /** Whether an Update keeps the id whatever it changes besides identity. */
  readonly keepsId: boolean;
  /** How many tags an app can give it; 0 where it has none of its own. */
  readonly mostTags: number;
  /** What of a stranger's it can adopt. */
  readonly adopts: 'anything' | 'alike' | 'nothing';
  /** Settings of a stranger's beside the minimal ones, which an app that adopts it does not speak of. */
  readonly unspoken: Members;
  /** Whether the service refuses to make it where it is there: a put overwrites. */
  readonly refusesDuplicates: boolean;
  /** Operations that read it first. */
  readonly reads: readonly string[];
  /** Why rows do not apply to it, each in a sentence. */
  readonly notApplicable: { readonly [Row in RowId]?: string };

  /** What has to be there before it: its domains, for example. */
  prepare(stage: Stage): void;
  /** Its live settings as text, without marks, tags and times; undefined where it is not there. The id matters where the service gives it. */
  settings(stage: Stage, properties: Members, id?: string): Members | undefined;
  /** The settings that properties ask for, in the same form. */
  wanted(properties: Members): Members;
  /** The tags of what its mark stands on, the mark among them. */
  tags(stage: Stage, properties: Members): TagMap | undefined;
  setTags(stage: Stage, properties: Members, tags: TagMap): void;
  /** Somebody deletes it by hand. */
  disappear(stage: Stage, properties: Members): void;
  /** Somebody changes it by hand, so that an Update has something to mend. Left out where that cannot be. */
  drift?(stage: Stage): void;
  /** Its names, as the service lists them. */
  list(client: CustomerProfilesClient): Promise<(string | undefined)[]>;
}

/** Members that stand beside the API's own. */
const OPTIONS = [
  'ServiceToken', 'ServiceTimeout', 'WireVersion', 'Existing', 'Kept', 'AutoDeleteProfiles', 'RecreateOnChange', 'CompletesWithin', 'Tags',
  'CreatedAt', 'LastUpdatedAt',
];

/** What a request or a record says, all scalars as text, without the members that are no settings and those that say what is off. */
export function settingsOf(value: object | undefined, ...without: string[]): Members {
  const members = Object.entries(value ?? {}).filter(([name]) => !OPTIONS.includes(name) && !without.includes(name));
  return textOf(Object.fromEntries(members)) as Members;
}

/** Settings as CloudFormation sends them: every scalar as text. */
export function textOf(value: unknown): unknown {
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map(textOf);
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined && member !== null && !isOff(member));
  return Object.fromEntries(members.map(([name, member]) => [name, textOf(member)]));
}

/** What is off is the same as what was never there. */
export function isOff(member: unknown): boolean {
  return typeof member === 'object' && member !== null && 'Enabled' in member && String(member.Enabled) === 'false';
}

export const CRM = 'crm';
export const SALES = 'sales';

export function domainOf({ DomainName = CRM }: Members): string {
  return String(DomainName);
}

/** Two domains of somebody's, for what lives in one. */
export function seedDomains(stage: Stage): void {
  stage.seedDomain(CRM, { Tags: { team: 'theirs' } });
  stage.seedDomain(SALES);
}

export const ROLE = 'arn:aws:iam::000000000000:role/reader';
export const KEYS = ['arn:aws:kms:us-east-1:000000000000:key/1', 'arn:aws:kms:us-east-1:000000000000:key/2'] as const;
