import type { Declaration, Declarations } from './declaration';
import type { Intent } from './intents';
import type { Deploy, Step } from './script';

/** What a tale is told of: a resource of a stack's app, and another stack that could have it. */
export interface Subject {
  readonly stack: string;
  readonly app: Declarations;
  readonly id: string;
  readonly declaration: Declaration;
  readonly otherStack: string;
  readonly otherApp: Declarations;
  readonly newId: string;
}

/** Several deployments in a row that chance would seldom bring together, each with variations. */
export const TALES = {
  'keep, and add again': ({ stack, app, id, declaration }: Subject, intent: Intent): Step[] => {
    const kept = { ...declaration, policy: intent.policy === 'Retain' ? 'Retain' : 'RetainExceptOnCreate' } as const;
    const again = { ...kept, ...intent.changes ? { version: intent.version } : {}, ...intent.adopt ? {} : { policy: intent.policy } };
    const rest = without(app, id);
    return [
      deploy(stack, { ...app, [id]: kept }), deploy(stack, rest), deploy(stack, { ...rest, [id]: again }, intent),
      ...intent.pick % 2 === 0 ? [deploy(stack, { ...rest, [id]: { ...again, policy: 'Delete' as const } })] : [], deploy(stack, rest),
    ];
  },
  'rename, and go back': ({ stack, app, id, declaration, newId }: Subject, intent: Intent): Step[] => {
    const renamed = { ...declaration, ...intent.changes ? { tags: { c: '1' } } : {}, adopt: true };
    return [
      deploy(stack, { ...without(app, id), [newId]: renamed }, { ...intent, fails: intent.fails ?? 'after' }),
      ...intent.pick % 2 === 0 ? [deploy(stack, { ...app, [id]: { ...declaration, version: intent.version } })] : [],
      deploy(stack, without(app, id)),
    ];
  },
  'rename for good': ({ stack, app, id, declaration, newId }: Subject, intent: Intent): Step[] => {
    const rest = without(app, id);
    return [
      deploy(stack, { ...rest, [newId]: { ...declaration, adopt: true } }, { ...intent, fails: undefined }),
      ...intent.adopt ? [deploy(stack, { ...rest, [newId]: { ...declaration, adopt: undefined } })] : [],
      deploy(stack, rest, intent.pick % 3 === 0 ? { fails: 'after' } : {}),
      deploy(stack, rest),
    ];
  },
  'take over, while the former owner changes': ({ stack, app, id, declaration, otherStack, otherApp, newId }: Subject, intent: Intent): Step[] => {
    const taken = { ...otherApp, [newId]: { ...declaration, adopt: true } };
    return [
      deploy(otherStack, taken, { fault: intent.fault }),
      ...intent.adopt ? [deploy(otherStack, { ...otherApp, [newId]: { ...declaration, adopt: true, version: intent.version } })] : [],
      deploy(stack, { ...app, [id]: { ...declaration, ...intent.changes ? { version: intent.version } : { tags: { c: '1' } } } }),
      deploy(intent.pick % 2 === 0 ? stack : otherStack, intent.pick % 2 === 0 ? without(app, id) : otherApp),
    ];
  },
  'remove, add again, and hear of the removal once more': ({ stack, app, id, declaration }: Subject, intent: Intent): Step[] => [
    deploy(stack, { ...app, [id]: { ...declaration, policy: 'Delete' } }),
    deploy(stack, without(app, id), { fault: intent.fault }),
    deploy(stack, { ...app, [id]: { ...declaration, ...intent.changes ? { version: intent.version } : {} } }),
    { do: 'deliver late', stack, logicalId: id },
  ],
} as const;

export type Tale = keyof typeof TALES;

export function isTale(what: string): what is Tale {
  return Object.hasOwn(TALES, what);
}

function deploy(stack: string, app: Declarations, how: Pick<Deploy, 'fails' | 'fault'> = {}): Step {
  return { do: 'deploy', stack, app, fails: how.fails, fault: how.fault };
}

export function without(app: Declarations, id: string): Declarations {
  return Object.fromEntries(Object.entries(app).filter(([other]) => other !== id));
}
