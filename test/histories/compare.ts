import { isDeepStrictEqual } from 'node:util';
import type { Live, LiveResources } from './live';
import type { Model, Violation } from './model';
import { isOneOf, settled } from './thing';
import type { Thing, Value } from './thing';

/** Holds everything that the service has against what must be there, and takes over what is there where several things are right. */
export function compare(model: Model, before: LiveResources, now: LiveResources): Violation[] {
  const violations: Violation[] = [];
  for (const key of new Set([...model.things.keys(), ...now.keys()])) {
    const thing = model.things.get(key);
    const live = now.get(key);
    const found = differences(key, thing, live, model.touched.has(key) ? undefined : before.get(key));
    violations.push(...found);
    if (thing === undefined) {
      continue;
    }
    if (live === undefined) {
      model.things.delete(key);
    } else {
      model.things.set(key, settled(thing, live));
    }
  }
  return violations;
}

function differences(key: string, thing: Thing | undefined, live: Live | undefined, untouched: Live | undefined): Violation[] {
  if (thing === undefined) {
    return [{ kind: 'left over', text: `${key} must not be there: ${JSON.stringify(live?.whole)}` }];
  }
  if (live === undefined) {
    return thing.maybeGone === true ? [] : [{ kind: 'lost', text: `${key} is gone, ${ownerOf(thing)}` }];
  }
  const kind = thing.holder === undefined ? 'foreign touched' : 'not as the template says';
  if (untouched !== undefined) {
    return isDeepStrictEqual(untouched.whole, live.whole) ? []
      : [{ kind: 'foreign touched', text: `${key}, ${ownerOf(thing)}, was not to be touched: ${JSON.stringify(untouched.whole)} became ${JSON.stringify(live.whole)}` }];
  }
  const wrong = (what: string, name: string, value: Value, right: readonly Value[]): Violation => ({
    kind, text: `${key}, ${ownerOf(thing)}: ${what} ${name} is ${JSON.stringify(value)}, right is ${right.map((one) => JSON.stringify(one) ?? 'nothing').join(' or ')}`,
  });
  const nothing = [undefined];
  const isWrongSetting = (name: string): boolean => thing.murky !== true && !isOneOf(live.settings[name], thing.settings.get(name) ?? nothing);
  const isWrongTag = (name: string): boolean => (
    (thing.murky !== true || name.startsWith('aws:')) && !isOneOf(live.tags[name], thing.tags.get(name) ?? nothing)
  );
  const settings = namesOf(thing.settings, live.settings).filter(isWrongSetting);
  const tags = namesOf(thing.tags, live.tags).filter(isWrongTag);
  return [
    ...settings.map((name) => wrong('setting', name, live.settings[name], thing.settings.get(name) ?? nothing)),
    ...tags.map((name) => wrong('tag', name, live.tags[name], thing.tags.get(name) ?? nothing)),
  ];
}

function namesOf(expected: ReadonlyMap<string, unknown>, found: object): string[] {
  return [...new Set([...expected.keys(), ...Object.keys(found)])];
}

function ownerOf({ holder }: Thing): string {
  return holder === undefined ? 'a stranger\'s' : `${holder.origin} by ${holder.construct.split('/')[1]}.${holder.construct.split('|')[1]}`;
}
