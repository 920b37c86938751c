import { isDeepStrictEqual } from 'node:util';
import { settingsOf } from './declaration';
import type { Declaration, Json, KindName, Settings } from './declaration';
import { KINDS } from './kinds';
import type { Live } from './live';

export type Value = Json | undefined;

/** How a construct came to have a resource, which decides what its Delete may do. */
export type Origin =
  /** It made it: a Delete removes it. */
  | 'made'
  /** It was kept by an earlier deployment and added again: a Delete leaves it, until the app asks for the removal in a later deployment. */
  | 'added again'
  /** A stranger made it: a Delete hands it back. */
  | 'adopted'
  /** Another construct had it: a Delete hands it back to that one. */
  | 'taken over'
  /** Either of two rules may be applied to it. */
  | 'unsure';

export interface Claim {
  /** Stack id and logical id. */
  readonly construct: string;
  readonly origin: Origin;
  /** The deployment in which the claim began. */
  readonly since: number;
  /** Who had it before, and may have it back. */
  readonly former?: Claim;
  /** What was live when it was taken over: what the former owner's template says. */
  readonly found?: Thing;
  /** It was somebody else's once. */
  readonly wasForeign?: boolean;
}

/**
 * What must be there of one resource. Where rules leave a choice, there are several values that are right; `undefined` is a setting or tag that is not
 * there. What is compared with the service becomes one value again.
 */
export interface Thing {
  readonly kind: KindName;
  readonly domain: string;
  readonly name: string;
  readonly settings: ReadonlyMap<string, readonly Value[]>;
  readonly tags: ReadonlyMap<string, readonly (string | undefined)[]>;
  /** Nobody of this library, if undefined: a stranger's. */
  readonly holder?: Claim;
  /** Both are right: there, or not. */
  readonly maybeGone?: boolean;
  /** The model makes no statement of what it is, only that nobody may remove it. */
  readonly murky?: boolean;
  /** Settings that somebody changed by hand since the app last said them. */
  readonly drift: ReadonlySet<string>;
  /** Tags of a construct that has it no more: nobody need remember them. */
  readonly looseTags: ReadonlySet<string>;
  /** The deployment that made it; 0 for a stranger's. */
  readonly since: number;
  /** A Delete of it failed, or nobody knows how far it came: the next one may remove it, however late. */
  readonly doomed?: boolean;
  /** Fixed settings that it has had. */
  readonly past?: readonly Settings[];
  /** Whom it was handed back by, whose mark may be on it. */
  readonly handedBack?: string;
}

export function equal(a: Value, b: Value): boolean {
  return isDeepStrictEqual(a, b);
}

export function isOneOf(value: Value, values: readonly Value[]): boolean {
  return values.some((candidate) => equal(candidate, value));
}

export function fresh(declaration: Declaration, construct: string, deployment: number, origin: Origin = 'made'): Thing {
  const { kind, domain, name, tags } = declaration;
  return {
    kind,
    domain,
    name,
    settings: new Map(Object.entries(settingsOf(declaration)).map(([setting, value]) => [setting, [value]])),
    tags: new Map(KINDS[kind].taggable ? Object.entries(tags).map(([key, value]) => [key, [value]]) : []),
    holder: { construct, origin, since: deployment },
    drift: new Set(),
    looseTags: new Set(),
    since: deployment,
    past: [settingsOf(declaration)],
  };
}

export function strangers({ kind, domain, name, settings, tags }: Live): Thing {
  return {
    kind,
    domain,
    name,
    settings: new Map(Object.entries(settings).map(([setting, value]) => [setting, [value]])),
    tags: new Map(Object.entries(tags).map(([key, value]) => [key, [value]])),
    drift: new Set(),
    looseTags: new Set(),
    since: 0,
  };
}

/** What is live takes the place of the choices. */
export function settled(thing: Thing, { settings, tags, name }: Live): Thing {
  return {
    ...thing,
    name,
    maybeGone: undefined,
    settings: new Map(Object.entries(settings).map(([setting, value]) => [setting, [value]])),
    tags: new Map(Object.entries(tags).map(([key, value]) => [key, [value]])),
  };
}

/** Whether the declaration asks for the settings that are there; undefined where that depends on a choice. */
export function hasSettings(thing: Thing, declaration: Declaration, which: 'all' | 'those it says' = 'all'): boolean | undefined {
  const wanted = settingsOf(declaration);
  const names = which === 'all' ? new Set([...thing.settings.keys(), ...Object.keys(wanted)]) : Object.keys(wanted);
  let certain = true;
  for (const setting of names) {
    const values = thing.settings.get(setting) ?? [undefined];
    if (!isOneOf(wanted[setting], values)) {
      return false;
    }
    if (values.length > 1) {
      certain = false;
    }
  }
  return certain ? true : undefined;
}

export function hasTags(thing: Thing, { kind, tags }: Declaration): boolean {
  return !KINDS[kind].taggable || Object.entries(tags).every(([key, value]) => equal(thing.tags.get(key)?.[0], value));
}

/** Of two things that may be there, as after an event of which nobody knows how far it came. */
export function either(one: Thing | undefined, other: Thing | undefined): Thing | undefined {
  if (one === undefined || other === undefined) {
    const there = one ?? other;
    return there && { ...there, maybeGone: true };
  }
  const sameHolder = one.holder?.construct === other.holder?.construct && one.holder?.origin === other.holder?.origin;
  return {
    ...other,
    since: Math.min(one.since, other.since),
    settings: union(one.settings, other.settings),
    tags: union(one.tags, other.tags),
    maybeGone: one.maybeGone ?? other.maybeGone,
    murky: one.murky ?? other.murky ?? (sameHolder ? undefined : true),
    drift: new Set([...one.drift, ...other.drift, ...one.settings.keys(), ...other.settings.keys()]),
    looseTags: new Set([...one.looseTags, ...other.looseTags]),
  };
}

function union<T extends Value>(one: ReadonlyMap<string, readonly T[]>, other: ReadonlyMap<string, readonly T[]>): Map<string, readonly T[]> {
  const nothing = [undefined as T];
  return new Map([...one.keys(), ...other.keys()].map((name) => {
    const values = [...one.get(name) ?? nothing, ...other.get(name) ?? nothing];
    return [name, values.filter((value, place) => values.findIndex((candidate) => equal(candidate, value)) === place)];
  }));
}
