import * as fc from 'fast-check';
import type { DeletionPolicy, KindName } from './declaration';
import type { Fault } from './faults';

/** What somebody has a mind to do. Which resource it is done to is settled when it is done, by what there is then. */
export interface Intent {
  readonly what: What;
  readonly stack: string;
  readonly kind: KindName;
  readonly inApp: boolean;
  readonly version: number;
  readonly tag: string;
  readonly policy?: DeletionPolicy;
  readonly adopt: boolean;
  /** Settings are changed in the same deployment. */
  readonly changes: boolean;
  /** Which of those there are. */
  readonly pick: number;
  readonly fails?: 'after' | 'beside';
  readonly atOnce: boolean;
  readonly fault?: Fault;
}

/** How often something comes up, against the others. */
const WEIGHTS = {
  'add': 14,
  'change settings': 8,
  'change tags': 6,
  'remove': 6,
  'add again': 10,
  'rename': 10,
  'replace': 6,
  'move': 5,
  'move in the wrong order': 2,
  'change the policy': 6,
  'change the adoption': 5,
  'make anew': 4,
  'destroy': 3,
  'deploy again': 4,
  'make by hand': 5,
  'edit by hand': 3,
  'tag by hand': 4,
  'delete by hand': 3,
  'put another stream in the place': 2,
  'fill with profiles': 1,
  'break a stream': 1,
  'deliver late': 4,
  'keep, and add again': 7,
  'rename, and go back': 5,
  'rename for good': 5,
  'take over, while the former owner changes': 5,
  'remove, add again, and hear of the removal once more': 4,
} as const;

export type What = keyof typeof WEIGHTS;

const weighted = <T>(...choices: readonly (readonly [number, T])[]): fc.Arbitrary<T> => (
  fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))
);

const at = fc.nat({ max: 4 });
const times = fc.integer({ min: 1, max: 3 });

const fault: fc.Arbitrary<Fault> = fc.oneof(
  ...(['throttled', 'server error', 'server error after the effect', 'dropped', 'dropped after the effect'] as const).map((name) => ({
    weight: 3, arbitrary: fc.record({ fault: fc.constant(name), at, times }),
  })),
  { weight: 3, arbitrary: fc.record({ fault: fc.constant('denied at first' as const), times }) },
  { weight: 3, arbitrary: fc.constant<Fault>({ fault: 'reads lag' }) },
  ...(['killed before the call', 'killed after the call'] as const).map((name) => ({ weight: 2, arbitrary: fc.record({ fault: fc.constant(name), at }) })),
  { weight: 1, arbitrary: fc.record({ fault: fc.constant('killed each time' as const), at }) },
  { weight: 3, arbitrary: fc.constant<Fault>({ fault: 'run twice' }) },
  { weight: 4, arbitrary: fc.record({ fault: fc.constant('run twice at once' as const), behind: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ fault: fc.constant('answer lost' as const), request: fc.constantFrom('Create' as const, 'Update' as const, 'Delete' as const) }) },
  { weight: 1, arbitrary: fc.constant<Fault>({ fault: 'answer cut off' }) },
  { weight: 2, arbitrary: fc.constant<Fault>({ fault: 'siblings cancelled' }) },
  { weight: 1, arbitrary: fc.constant<Fault>({ fault: 'id of the failed update taken' }) },
  { weight: 2, arbitrary: fc.constant<Fault>({ fault: 'replacement deleted on roll-back' }) },
);

const whats = (Object.entries(WEIGHTS) as [What, number][]).map(([what, weight]) => [weight, what] as const);

const intent: fc.Arbitrary<Intent> = fc.record({
  what: weighted(...whats),
  stack: weighted([6, 'One'], [3, 'Two'], [1, 'Three']),
  kind: weighted<KindName>([3, 'ObjectType'], [3, 'Domain'], [2, 'CalculatedAttribute'], [2, 'EventStream'], [2, 'Integration'], [2, 'IdentityResolution']),
  inApp: weighted([3, false], [1, true]),
  version: fc.nat({ max: 3 }),
  tag: fc.constantFrom('1', '2', ''),
  policy: weighted<DeletionPolicy | undefined>([5, undefined], [4, 'Delete'], [2, 'RetainExceptOnCreate'], [1, 'Retain']),
  adopt: weighted([1, true], [1, false]),
  changes: weighted([3, false], [1, true]),
  pick: fc.nat({ max: 11 }),
  fails: weighted<'after' | 'beside' | undefined>([6, undefined], [3, 'after'], [1, 'beside']),
  atOnce: weighted([5, false], [1, true]),
  fault: fc.option(fault, { nil: undefined, freq: 2 }),
});

/** What a history is made of. */
export const intents = fc.array(intent, { minLength: 2, maxLength: 9, size: 'max' });
