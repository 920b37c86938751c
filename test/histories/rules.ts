import type { Allowance } from './allowances';
import { policyOf, settingsOf } from './declaration';
import type { Declaration, Json } from './declaration';
import { KINDS } from './kinds';
import { equal, fresh, hasSettings, hasTags } from './thing';
import type { Claim, Thing, Value } from './thing';

/**
 * What is right, event by event, with a knowledge that no function has: which deployment an event belongs to, and what was there before it.
 * Written from the promises to users; nothing here knows how they are kept.
 */
export type Judgement = Consequence & (
  | { readonly verdict: 'ok' | 'refused'; readonly why: string }
  | { readonly verdict: 'either'; readonly why: Allowance }
);

interface Consequence {
  /** What is there after a success. */
  readonly after: Thing | undefined;
  /** The message of a failure must tell how to get a stack out of it. */
  readonly wayOut?: boolean;
}

export interface EventContext {
  /** Stack id and logical id. */
  readonly construct: string;
  readonly deployment: number;
}

const refused = (thing: Thing | undefined, why: string, wayOut = false): Judgement => ({ verdict: 'refused', after: thing, why, wayOut });
const ok = (after: Thing | undefined, why: string): Judgement => ({ verdict: 'ok', after, why });

/** A Create, or the new resource of a replacement. */
export function judgeCreate(thing: Thing | undefined, wanted: Declaration, { construct, deployment }: EventContext): Judgement {
  if (thing === undefined) {
    return ok(fresh(wanted, construct, deployment), 'nothing was there');
  }
  const { holder } = thing;
  const changed = brought(thing, wanted, undefined, holder === undefined ? 'what it says' : 'all');
  if (thing.murky === true || thing.maybeGone === true) {
    return { verdict: 'either', after: { ...changed, murky: true, holder: claim(construct, 'unsure', deployment) }, why: 'what was there is not certain' };
  }
  if (holder?.construct === construct) {
    const judged = ok({ ...changed, holder: { ...holder, origin: 'added again', since: deployment } }, 'it was kept, and is added again');
    const consent = !differsInFixed(thing, wanted) || wanted.recreate === true;
    // whether it is its own or handed back by its next Delete is a choice then
    if (holder.origin === 'adopted' || holder.origin === 'taken over') {
      return { verdict: 'either', after: { ...changed, murky: true, holder }, why: 'kept while adopted' };
    }
    if (!consent) {
      return { ...judged, verdict: 'either', why: 'kept, and needs consent to be made anew' };
    }
    const flow = settingsOf(wanted).FlowDefinition;
    return flow === undefined || hasSettings(thing, wanted, 'those it says') === true ? judged : { ...judged, verdict: 'either', why: 'kept, and could not be put back' };
  }
  if (wanted.adopt !== true) {
    return thing.handedBack === construct ? { verdict: 'either', after: { ...changed, murky: true }, why: 'handed back before' } : refused(thing, 'it is somebody else\'s');
  }
  if (holder === undefined) {
    if (wanted.kind === 'EventStream' && thing.name !== wanted.name) {
      return refused(thing, 'another event stream stands in the domain');
    }
    const anew = madeAnew(thing, wanted, undefined);
    if (anew && wanted.kind === 'CalculatedAttribute' && wanted.recreate !== true) {
      return refused(thing, 'the API cannot change it, and nobody asked to make it anew');
    }
    const adopted = { ...changed, holder: { ...claim(construct, 'adopted', deployment), wasForeign: true }, handedBack: undefined };
    if (anew) {
      return { verdict: 'either', after: adopted, why: 'an adoption that would have to delete' };
    }
    return thing.handedBack === undefined ? ok(adopted, 'a stranger\'s is adopted') : { verdict: 'either', after: adopted, why: 'handed back before' };
  }
  const taken: Thing = {
    ...thing,
    tags: tagsAfter(thing, wanted, undefined, true),
    looseTags: new Set([...thing.looseTags, ...thing.tags.keys()].filter((key) => !isForeignTag(key))),
    holder: { ...claim(construct, 'taken over', deployment), former: holder, found: thing, wasForeign: true },
  };
  if (hasSettings(thing, wanted) === true) {
    return ok(taken, 'another construct\'s is taken over as it is');
  }
  if (coversSettings(thing, wanted)) {
    return { verdict: 'either', after: taken, why: 'settings that the new owner does not speak of' };
  }
  return refused(thing, 'taking over and changing at the same time');
}

/** An Update of the resource that the construct has, or thinks it has. */
export function judgeUpdate(
  thing: Thing | undefined, former: Declaration, wanted: Declaration, context: EventContext, back: { readonly start?: Thing } | undefined,
): Judgement {
  const { construct, deployment } = context;
  if (thing === undefined) {
    // what the deployment before wanted is what it goes back to, in a roll-back or not
    const made = fresh(wanted, construct, deployment, wanted.adopt === true ? 'unsure' : 'made');
    return ok({ ...made, past: [settingsOf(former), ...made.past ?? []] }, 'it was deleted by hand, and is made again');
  }
  const { holder } = thing;
  if (thing.murky === true || thing.maybeGone === true) {
    const after = { ...brought(thing, wanted, former, 'what it says'), murky: true };
    return { verdict: 'either', after, why: 'what was there is not certain', wayOut: back !== undefined };
  }
  if (holder === undefined) {
    if (wanted.kind === 'EventStream') {
      return back === undefined
        ? refused(thing, 'another event stream stands in the domain', true)
        : { verdict: 'either', after: thing, why: 'another stands in its place, on the way back', wayOut: true };
    }
    return { verdict: 'either', after: { ...brought(thing, wanted, former, 'what it says'), murky: true }, why: 'its mark was lost' };
  }
  if (holder.construct !== construct) {
    return judgeUpdateOfAnothers(thing, wanted, construct);
  }
  if (back?.start?.holder?.construct === construct) {
    const after = { ...brought(thing, wanted, former, wholly(back.start.holder)), holder: back.start.holder };
    return ok(after, 'going back to what was there');
  }
  if (back === undefined && differsInFixed(thing, wanted) && wanted.recreate !== true) {
    // a function cannot tell this from a roll-back
    return former.recreate === true || hadBefore(thing, wanted)
      ? { verdict: 'either', after: brought(thing, wanted, former, 'all'), why: 'goes back to what it was' }
      : refused(thing, 'the API cannot change it, and nobody asked to make it anew');
  }
  const kept = back === undefined ? claimAfter(holder, former, wanted, deployment) : holder;
  const after = { ...brought(thing, wanted, former, wholly(holder)), holder: kept };
  const careful = back === undefined && madeAnew(thing, wanted, former) && [...thing.tags.keys()].some((key) => key.startsWith('aws:'));
  return careful ? { verdict: 'either', after, why: 'tags of AWS on what has to be made anew' } : ok(after, 'it is its own');
}

/** Another owner has it by now: only what needs no change can succeed. */
function judgeUpdateOfAnothers(thing: Thing, wanted: Declaration, construct: string): Judgement {
  const found = foundBy(thing.holder, construct);
  const states = [thing, ...found === undefined ? [] : [found]];
  const fits = states.filter((state) => hasSettings(state, wanted) === true);
  // one that takes a tag away from what was there when it was taken over is a change like any other
  const takesTagsAway = (state: Thing): boolean => (
    state !== thing && [...state.tags.keys()].some((key) => !isForeignTag(key) && wanted.tags[key] === undefined)
  );
  if (fits.some((state) => hasTags(state, wanted) && !takesTagsAway(state))) {
    return ok(thing, 'what it wants is what is there, or was there when another took it');
  }
  if (fits.length > 0 || states.some((state) => coversSettings(state, wanted))) {
    return { verdict: 'either', after: thing, why: 'other tags of what another has taken over', wayOut: true };
  }
  return refused(thing, 'another has it, with other settings', true);
}

/** What was there when another took it from this construct. */
function foundBy(holder: Claim | undefined, construct: string): Thing | undefined {
  if (holder === undefined) {
    return undefined;
  }
  return holder.former?.construct === construct ? holder.found : foundBy(holder.former, construct);
}

/** Why CloudFormation sends a Delete, which the function is not told. */
export type DeleteCause = 'removed' | 'replaced' | 'creation rolled back' | 'replacement rolled back';

export function judgeDelete(
  thing: Thing | undefined, declaration: Declaration, { construct, deployment }: EventContext, cause: DeleteCause,
): Judgement {
  if (thing === undefined) {
    return ok(undefined, 'it is gone already');
  }
  const { holder } = thing;
  if (holder === undefined) {
    return ok(thing, 'it is a stranger\'s');
  }
  const rolledBack = cause === 'creation rolled back' || cause === 'replacement rolled back';
  const left: Thing = { ...thing, drift: new Set([...thing.drift, ...thing.settings.keys()]) };
  // whose it is may be what nobody knows
  if (holder.construct !== construct && thing.murky !== true) {
    return ok({ ...thing, holder: completed(holder, construct) }, 'it is another\'s by now');
  }
  if (thing.murky === true) {
    return { verdict: 'either', after: rolledBack && thing.since < deployment ? left : { ...left, maybeGone: true }, why: 'what was there is not certain' };
  }
  const handedBack = holder.former === undefined
    ? { ...left, holder: undefined, handedBack: construct, tags: loosened(thing, declaration) }
    : { ...left, holder: holder.former, tags: loosened(thing, declaration) };
  if (rolledBack && thing.since < deployment) {
    const foreign = holder.origin === 'adopted' || holder.origin === 'taken over';
    return ok(foreign ? handedBack : left, 'it was there before the deployment began');
  }
  switch (holder.origin) {
    case 'made':
      return ok(undefined, 'it had made it');
    case 'added again':
      return ok(left, 'it was there before it was added again');
    case 'adopted':
    case 'taken over':
      return ok(handedBack, 'it was somebody else\'s');
    case 'unsure':
      return { verdict: 'either', after: { ...left, maybeGone: true }, why: 'two rules fit' };
  }
}

/** The Delete of the former owner is the sign that the resource was moved for good. */
function completed(holder: Claim, construct: string): Claim {
  if (holder.former === undefined) {
    return holder;
  }
  if (holder.former.construct !== construct) {
    return { ...holder, former: completed(holder.former, construct) };
  }
  const { origin, former, found } = holder.former;
  return { ...holder, origin, former, found, wasForeign: holder.former.wasForeign };
}

/** What an Update of a later deployment says of the claim. */
function claimAfter(holder: Claim, former: Declaration, wanted: Declaration, deployment: number): Claim {
  if (holder.since >= deployment) {
    return holder;
  }
  const asked = policyOf(former) !== 'Delete' && policyOf(wanted) === 'Delete';
  const dropped = former.adopt === true && wanted.adopt !== true;
  const { origin } = holder;
  if (origin === 'added again' && asked) {
    return { ...holder, origin: 'made', since: deployment };
  }
  if (origin === 'added again' && dropped) {
    return { ...holder, origin: 'unsure', since: deployment };
  }
  if ((origin === 'adopted' || origin === 'taken over') && dropped) {
    return { ...holder, origin: 'made', since: deployment, former: undefined, found: undefined };
  }
  if (origin === 'made' && holder.wasForeign === true && wanted.adopt === true) {
    return { ...holder, origin: 'unsure', since: deployment };
  }
  return holder;
}

function claim(construct: string, origin: Claim['origin'], since: number): Claim {
  return { construct, origin, since };
}

type Extent = 'all' | 'what it says';

/** Of a stranger's only what the template says is changed. */
function wholly({ origin }: Claim): Extent {
  return origin === 'adopted' || origin === 'taken over' || origin === 'unsure' ? 'what it says' : 'all';
}

export function differsInFixed(thing: Thing, wanted: Declaration): boolean {
  const settings = settingsOf(wanted);
  return KINDS[thing.kind].fixed.some((setting) => (
    settings[setting] !== undefined && !equal(settings[setting], thing.settings.get(setting)?.[0])
  ));
}

/** Whether all that a declaration says is so already. */
function coversSettings(thing: Thing, wanted: Declaration): boolean {
  return Object.entries(settingsOf(wanted)).every(([setting, want]) => (
    (thing.settings.get(setting) ?? [undefined]).some((live) => equal(filledUp(live, want), live))
  ));
}

function hadBefore({ kind, past = [] }: Thing, wanted: Declaration): boolean {
  return past.some((settings) => KINDS[kind].fixed.every((setting) => equal(settings[setting], settingsOf(wanted)[setting])));
}

/** The thing with the settings and tags that a declaration asks for. */
function brought(thing: Thing, wanted: Declaration, former: Declaration | undefined, extent: Extent): Thing {
  const asked = settingsOf(wanted);
  const before = former && settingsOf(former);
  const anew = madeAnew(thing, wanted, former);
  const settings = new Map<string, readonly Value[]>();
  for (const setting of new Set([...thing.settings.keys(), ...Object.keys(asked)])) {
    const live = thing.settings.get(setting) ?? [undefined];
    const want = asked[setting];
    const unchanged = before !== undefined && equal(before[setting], want);
    const within = extent === 'what it says' && want !== undefined ? live.map((value) => filledUp(value, want)) : [];
    if (want !== undefined) {
      settings.set(setting, unchanged && thing.drift.has(setting) ? [want, ...within, ...live] : [want, ...within]);
    } else if (extent === 'what it says') {
      settings.set(setting, before?.[setting] !== undefined || anew || thing.drift.has(setting) ? [want, ...live] : live);
    } else if (thing.drift.has(setting) && (unchanged || setting === 'Matching')) {
      // matching that this app has not set is not its to switch off
      settings.set(setting, [undefined, ...live]);
    }
  }
  const drift = new Set([...thing.drift].filter((setting) => (settings.get(setting) ?? []).length > 1));
  const past = KINDS[thing.kind].fixed.length === 0 ? undefined : [...thing.past ?? [], asked];
  return { ...thing, name: wanted.name, past, settings, drift, tags: tagsAfter(thing, wanted, former, anew) };
}

/** What a template does not mention may be a part of a setting, too. */
function filledUp(live: Value, want: Json): Value {
  return isMembers(live) && isMembers(want) ? { ...live, ...want } : want;
}

function isMembers(value: Value): value is { readonly [member: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the service has no other way than to delete and make it again. */
function madeAnew(thing: Thing, wanted: Declaration, former: Declaration | undefined): boolean {
  switch (wanted.kind) {
    case 'EventStream':
      return hasSettings(thing, wanted, 'those it says') !== true;
    case 'CalculatedAttribute':
      return differsInFixed(thing, wanted);
    case 'Integration':
      return settingsOf(wanted).FlowDefinition !== undefined
        && (former === undefined || !equal(settingsOf(former).FlowDefinition, settingsOf(wanted).FlowDefinition));
    default:
      return false;
  }
}

const isForeignTag = (key: string): boolean => key.startsWith('aws:') || key.startsWith('foreign');

function tagsAfter(thing: Thing, wanted: Declaration, former: Declaration | undefined, anew: boolean): Thing['tags'] {
  if (!KINDS[wanted.kind].taggable) {
    return thing.tags;
  }
  const tags = new Map<string, readonly (string | undefined)[]>();
  for (const [key, live] of thing.tags) {
    if (former?.tags[key] !== undefined && !thing.looseTags.has(key)) {
      continue;
    }
    const mayGo = anew && key.startsWith('aws:');
    tags.set(key, isForeignTag(key) ? [...live, ...mayGo ? [undefined] : []] : [...live, undefined]);
  }
  for (const key of thing.looseTags) {
    if (tags.has(key) || former !== undefined) {
      tags.set(key, [...thing.tags.get(key) ?? [], undefined]);
    }
  }
  Object.entries(wanted.tags).forEach(([key, value]) => tags.set(key, [value]));
  return tags;
}

/** Tags of a construct that has it no more, and those that the next owner has not put back yet. */
function loosened(thing: Thing, declaration: Declaration): Thing['tags'] {
  const tags = new Map<string, readonly (string | undefined)[]>(thing.tags);
  const found = thing.holder?.found;
  for (const key of new Set([...Object.keys(declaration.tags), ...thing.looseTags, ...found?.tags.keys() ?? []])) {
    if (!isForeignTag(key)) {
      tags.set(key, [...thing.tags.get(key) ?? [undefined], undefined, ...found?.tags.get(key) ?? []]);
    }
  }
  return tags;
}
