import { keyOf } from './declaration';
import type { Declaration, Declarations, KindName, Tags } from './declaration';
import { FOREIGN_DOMAIN } from './live';
import type { Deploy, Script, Step } from './script';

/** Histories that have lost something, or got stuck, once: each of them for every kind that it can happen to. */
export interface Story {
  /** Row of the table of stories. */
  readonly row: number;
  readonly title: string;
  readonly kinds: readonly KindName[];
  readonly script: (kind: KindName) => Script;
}

export const ALL: readonly KindName[] = ['Domain', 'ObjectType', 'Integration', 'EventStream', 'CalculatedAttribute', 'IdentityResolution'];
const TAGGED = ALL.filter((kind) => kind !== 'IdentityResolution');
const NAMES: { readonly [kind in KindName]: string } = {
  Domain: '', ObjectType: 'order', Integration: 'orders', EventStream: 'changes', CalculatedAttribute: 'Spent', IdentityResolution: '',
};

/** A resource of the kind; in a domain that is nobody's of this library, unless it is one itself. */
export function resource(kind: KindName, more: Partial<Declaration> = {}): Declaration {
  return { kind, domain: kind === 'Domain' ? 'shop' : FOREIGN_DOMAIN, name: NAMES[kind], version: 0, tags: { a: '1' }, policy: 'Delete', ...more };
}

const deploy = (app: Declarations, more: Partial<Deploy> = {}): Step => ({ do: 'deploy', stack: 'One', app, ...more });
const destroy = (stack = 'One'): Step => ({ do: 'destroy', stack });
const nothing: Declarations = {};
const FAILS = { fails: 'after' } as const;
const KEPT = { policy: 'RetainExceptOnCreate' } as const;
const ADOPT = { adopt: true } as const;
const KINESIS = 'arn:aws:kinesis:us-east-1:000000000000:stream/';
const byHand = (kind: KindName, version: number, tags: Tags, name = NAMES[kind]): Step => ({
  do: 'make by hand', kind, domain: kind === 'Domain' ? 'shop' : FOREIGN_DOMAIN, name, version, tags,
});
const thirty = (letter: string): Tags => Object.fromEntries(Array.from({ length: 30 }, (_, place) => [`${letter}${place}`, '1']));

export const STORIES: readonly Story[] = [
  {
    row: 1,
    title: 'what was kept and is added again survives the roll-back of a failing sibling',
    kinds: ALL,
    script: (kind) => {
      const app = { A: resource(kind, KEPT) };
      return [deploy(app), deploy(nothing), deploy(app, FAILS), deploy(app), destroy()];
    },
  },
  {
    row: 1,
    title: 'an object type that was kept in a domain of the app survives',
    kinds: ['ObjectType'],
    script: (kind) => {
      const domain = resource('Domain', { policy: undefined });
      const type = resource(kind, { domain: 'shop', policy: undefined });
      return [deploy({ D: domain, A: type }), deploy({ D: domain }), deploy({ D: domain, A: type }, FAILS), deploy({ D: domain, A: type })];
    },
  },
  {
    row: 1,
    title: 'a domain that was kept survives with what somebody made in it',
    kinds: ['Domain'],
    script: (kind) => [
      deploy({ A: resource(kind, KEPT) }),
      { do: 'make by hand', kind: 'ObjectType', domain: 'shop', name: 'theirs', version: 0, tags: {} },
      deploy(nothing),
      deploy({ A: resource(kind, KEPT) }, FAILS),
    ],
  },
  {
    row: 1,
    title: 'what was added again is removed where the app has asked for that since',
    kinds: ALL,
    script: (kind) => [
      deploy({ A: resource(kind, KEPT) }), deploy(nothing), deploy({ A: resource(kind, KEPT) }), deploy({ A: resource(kind) }), destroy(),
    ],
  },
  {
    row: 1,
    title: 'what was added again with another policy at once is left',
    kinds: ALL,
    script: (kind) => [deploy({ A: resource(kind, KEPT) }), deploy(nothing), deploy({ A: resource(kind) }), deploy(nothing)],
  },
  {
    row: 1,
    title: 'what the deployment really made is removed by its roll-back',
    kinds: ALL,
    script: (kind) => [deploy({ A: resource(kind, KEPT) }, FAILS), deploy({ A: resource(kind, KEPT) })],
  },
  {
    row: 2,
    title: 'a rename that is rolled back leaves the former owner as it was',
    kinds: ALL,
    script: (kind) => [deploy({ A: resource(kind) }), deploy({ B: resource(kind, ADOPT) }, FAILS), deploy(nothing)],
  },
  {
    row: 2,
    title: 'a rename that also changes settings is refused before the first write',
    kinds: ALL,
    script: (kind) => [deploy({ A: resource(kind) }), deploy({ B: resource(kind, { ...ADOPT, version: 1 }) }, FAILS), destroy()],
  },
  {
    row: 2,
    title: 'a rename with other tags that is rolled back gives them back at the next change',
    kinds: TAGGED,
    script: (kind) => [
      deploy({ A: resource(kind) }),
      deploy({ B: resource(kind, { ...ADOPT, tags: { a: '2', b: '1' } }) }, FAILS),
      deploy({ A: resource(kind, { tags: { a: '3' } }) }),
      destroy(),
    ],
  },
  {
    row: 3,
    title: 'a rename is ownership once the former owner is removed and the adoption dropped',
    kinds: ALL,
    script: (kind) => [deploy({ A: resource(kind) }), deploy({ B: resource(kind, ADOPT) }), deploy({ B: resource(kind) }), destroy()],
  },
  {
    row: 3,
    title: 'a rename is ownership once the former owner is removed',
    kinds: ALL,
    script: (kind) => [deploy({ A: resource(kind) }), deploy({ B: resource(kind, ADOPT) }), destroy()],
  },
  {
    row: 3,
    title: 'a stranger\'s is handed back while the app says that it adopts',
    kinds: ALL,
    script: (kind) => [byHand(kind, 0, { foreign: '1' }), deploy({ A: resource(kind, { ...ADOPT, version: kind === 'EventStream' ? 0 : 1 }) }), destroy()],
  },
  {
    row: 3,
    title: 'a stranger\'s is the app\'s once the adoption was dropped',
    kinds: ALL,
    script: (kind) => [byHand(kind, 0, { foreign: '1' }), deploy({ A: resource(kind, ADOPT) }), deploy({ A: resource(kind) }), destroy()],
  },
  {
    row: 3,
    title: 'a move to another stack',
    kinds: ALL,
    script: (kind) => [
      deploy({ A: resource(kind) }), deploy({ B: resource(kind, ADOPT) }, { stack: 'Two' }), deploy(nothing), deploy({ B: resource(kind) }, { stack: 'Two' }), destroy('Two'),
    ],
  },
  {
    row: 4,
    title: 'a change that needed consent is rolled back without it',
    kinds: ['CalculatedAttribute'],
    script: (kind) => [
      deploy({ A: resource(kind, { version: 2 }) }), deploy({ A: resource(kind, { version: 3, recreate: true }) }, FAILS), destroy(),
    ],
  },
  {
    row: 4,
    title: 'what was deleted by hand is made again with other settings by an update that fails, and by one that does not',
    kinds: ALL,
    script: (kind) => {
      const remade = resource(kind, { version: kind === 'CalculatedAttribute' ? 3 : 1 });
      const gone: Step = { do: 'delete by hand', key: keyOf(remade) };
      return [
        deploy({ A: resource(kind) }), gone, deploy({ A: remade }, FAILS), deploy({ A: resource(kind, { tags: { a: '2' } }) }), gone, deploy({ A: remade }), destroy(),
      ];
    },
  },
  {
    row: 5,
    title: 'somebody else\'s event stream in the place of ours is not touched',
    kinds: ['EventStream'],
    script: (kind) => [
      deploy({ A: resource(kind) }), { do: 'delete by hand', key: keyOf(resource(kind)) }, byHand(kind, 1, { foreign: '1' }, 'theirs'),
      deploy({ A: resource(kind, { tags: { a: '2' } }) }), destroy(),
    ],
  },
  {
    row: 6,
    title: 'tags of AWS are never sent, and nothing is lost by them',
    kinds: ['CalculatedAttribute', 'EventStream'],
    script: (kind) => {
      const [first, second] = kind === 'EventStream' ? [0, 1] : [2, 3];
      const adopted = (version: number): Declarations => ({ A: resource(kind, { ...ADOPT, recreate: kind === 'CalculatedAttribute' || undefined, version }) });
      return [
        byHand(kind, first, { 'foreign': '1', 'aws:cloudformation:stack-name': 'theirs' }), deploy(adopted(first)), deploy(adopted(second)), deploy(adopted(first), FAILS), destroy(),
      ];
    },
  },
  {
    row: 7,
    title: 'a tag is changed while the destination is ill',
    kinds: ['EventStream'],
    script: (kind) => [deploy({ A: resource(kind) }), { do: 'break the stream', uri: `${KINESIS}a` }, deploy({ A: resource(kind, { tags: { a: '2' } }) }), destroy()],
  },
  {
    row: 7,
    title: 'a move away from a dead stream is rolled back',
    kinds: ['EventStream'],
    script: (kind) => [deploy({ A: resource(kind) }), { do: 'break the stream', uri: `${KINESIS}a` }, deploy({ A: resource(kind, { version: 1 }) }, FAILS), destroy()],
  },
  {
    row: 7,
    title: 'a change to what another stack has taken over fails, and is rolled back',
    kinds: ALL,
    script: (kind) => [
      deploy({ A: resource(kind) }), deploy({ B: resource(kind, ADOPT) }, { stack: 'Two' }),
      deploy({ A: resource(kind, kind === 'IdentityResolution' ? { version: 1 } : { tags: { a: '2' } }) }), destroy('Two'),
    ],
  },
  {
    row: 7,
    title: 'a change to what another stack has taken over and changed',
    kinds: ALL,
    script: (kind) => [
      deploy({ A: resource(kind) }), deploy({ B: resource(kind, ADOPT) }, { stack: 'Two' }), deploy({ B: resource(kind, { ...ADOPT, version: 1 }) }, { stack: 'Two' }),
      deploy({ A: resource(kind, { version: 2 }) }), deploy({ A: resource(kind, { policy: 'Retain' }) }),
    ],
  },
  {
    row: 7,
    title: 'only something in a domain changes, and the domain was deleted by hand',
    kinds: TAGGED.filter((kind) => kind !== 'Domain'),
    script: (kind) => [deploy({ A: resource(kind) }), { do: 'delete by hand', key: `Domain ${FOREIGN_DOMAIN}` }, deploy({ A: resource(kind, { tags: { a: '2' } }) }), destroy()],
  },
  {
    row: 8,
    title: 'grants that take their time are waited for',
    kinds: ALL,
    script: (kind) => [deploy({ A: resource(kind) }, { fault: { fault: 'denied at first', times: 3 } }), destroy()],
  },
  {
    row: 8,
    title: 'grants of a renamed domain and a first key are waited for',
    kinds: ['Domain'],
    script: (kind) => [
      deploy({ A: resource(kind, { version: 2 }) }),
      deploy({ A: resource(kind, { version: 1 }) }, { fault: { fault: 'denied at first', times: 3 } }),
      deploy({ A: resource(kind, { version: 1, domain: 'club' }) }, { fault: { fault: 'denied at first', times: 3 } }),
      destroy(),
    ],
  },
  {
    row: 8,
    title: 'grants of another stream are waited for',
    kinds: ['EventStream'],
    script: (kind) => [deploy({ A: resource(kind) }), deploy({ A: resource(kind, { version: 1 }) }, { fault: { fault: 'denied at first', times: 3 } }), destroy()],
  },
  {
    row: 9,
    title: 'what is added again equals the template, also in what it says no more',
    kinds: ALL,
    script: (kind) => {
      const less = resource(kind, { ...KEPT, version: kind === 'Integration' ? 1 : 2, recreate: kind === 'CalculatedAttribute' || undefined });
      return [0, 1, 3].flatMap((version) => [
        deploy({ A: resource(kind, { ...KEPT, version }) }), deploy(nothing), deploy({ A: less }), deploy(nothing),
      ]);
    },
  },
  {
    row: 10,
    title: 'thirty tags take the place of thirty others',
    kinds: TAGGED,
    script: (kind) => [deploy({ A: resource(kind, { tags: thirty('a') }) }), deploy({ A: resource(kind, { tags: thirty('b') }) }), destroy()],
  },
  {
    row: 10,
    title: 'two runs at once of everything',
    kinds: ALL,
    script: (kind) => [0, 1, 2, 3].flatMap((behind) => {
      const fault = { fault: 'run twice at once', behind } as const;
      const remade = resource(kind, { version: kind === 'CalculatedAttribute' ? 3 : 1, recreate: kind === 'CalculatedAttribute' || undefined });
      return [
        deploy({ A: resource(kind) }, { fault }), deploy({ A: remade }, { fault }), deploy(nothing, { fault }),
        deploy({ A: remade }), deploy({ A: resource(kind) }, { ...FAILS, fault }), destroy(),
      ];
    }),
  },
  {
    row: 10,
    title: 'a second Delete that comes late does not delete what was added again',
    kinds: ALL,
    script: (kind) => [
      deploy({ A: resource(kind) }), deploy(nothing), deploy({ A: resource(kind) }), { do: 'deliver late', stack: 'One', logicalId: 'A' },
      deploy({ A: resource(kind, { tags: { a: '2' } }) }), destroy(),
    ],
  },
  {
    row: 10,
    title: 'a flow is started, stopped and made anew by deployments that fail and that do not, whatever is lost on the way',
    kinds: ['Integration'],
    script: () => {
      // versions: runs; the same, but does not run; runs, of another definition
      const [runs, rests, other] = [0, 1, 2].map((version): Declarations => ({ A: resource('Integration', { name: 'made-calls', version }) }));
      const rounds = [
        undefined, { fault: 'run twice at once', behind: 1 }, { fault: 'dropped after the effect', at: 4, times: 1 },
        ...[3, 6].map((at) => ({ fault: 'killed after the call', at }) as const),
      ] as const;
      return rounds.flatMap((fault) => [
        deploy(rests), deploy(runs, { ...FAILS, fault }), deploy(runs, { fault }), deploy(rests, { ...FAILS, fault }),
        deploy(other, { ...FAILS, fault }), deploy(other, { fault }), deploy(rests, { fault }), destroy(),
      ]);
    },
  },
];
