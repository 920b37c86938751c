import { keyOf, policyOf } from './declaration';
import type { Declaration, Declarations, DeletionPolicy, KindName } from './declaration';
import type { Intent } from './intents';
import { KINDS } from './kinds';
import { FOREIGN_DOMAIN } from './live';
import type { Model } from './model';
import type { Deploy, Step } from './script';
import { isTale, TALES, without } from './tales';
import type { Tale } from './tales';

const NAMES: { readonly [kind in KindName]: readonly string[] } = {
  Domain: [''],
  ObjectType: ['order', 'invoice'],
  Integration: ['orders', 'tickets', 'made-calls'],
  EventStream: ['changes', 'more'],
  CalculatedAttribute: ['Spent', 'Visits'],
  IdentityResolution: [''],
};
const DOMAINS = ['shop', 'club'];
const STACKS = ['One', 'Two', 'Three'];
const STREAMS = ['a', 'b'].map((name) => `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`);

/** What cannot be changed but by making it anew, which is another step. */
const NOT_EDITED = ['Statistic', 'AttributeDetails', 'FlowDefinition', 'StartFlow', 'EventStreamName', 'Uri', 'Fields', 'Keys'];

interface Buried {
  readonly stack: string;
  readonly id: string;
  readonly declaration: Declaration;
}

/** Makes steps of intents: settles which resource is meant, by what is deployed. An intent that fits nothing makes no step. */
export class Planner {
  /** What was in a template once. */
  private readonly buried: Buried[] = [];
  private readonly last = new Map<string, Declarations>();
  private ids = 0;

  constructor(private readonly model: Model) {}

  /** The steps of an intent; where nothing fits it, something is added, so that a history gets somewhere. */
  public plan(intent: Intent): Step[] {
    const busy = STACKS.filter((stack) => Object.keys(this.model.deployed(stack)).length > 0);
    const stack = intent.what === 'add' || busy.includes(intent.stack) ? intent.stack : pick(busy, intent.pick) ?? intent.stack;
    const steps = this.stepsOf({ ...intent, stack });
    return steps.length > 0 ? steps : this.add(intent, this.model.deployed(intent.stack));
  }

  private stepsOf(intent: Intent): Step[] {
    const { stack } = intent;
    const app = this.model.deployed(stack);
    const [id, declaration] = pick(Object.entries(app), intent.pick) ?? [];
    const change = (more: Partial<Declaration>): Step[] => (
      id === undefined || declaration === undefined ? [] : this.deploy(intent, { ...app, [id]: { ...declaration, ...more } })
    );
    switch (intent.what) {
      case 'add':
        return this.add(intent, app);
      case 'change settings':
        return change({ version: intent.version, ...declaration?.kind === 'EventStream' && intent.changes ? { name: otherName(declaration, 0) } : {} });
      case 'change tags':
        return change({ tags: tagsOf(intent) });
      case 'change the policy':
        if (declaration === undefined) {
          return [];
        }
        return change({ policy: nextPolicy(declaration, intent.policy), ...intent.changes ? { version: intent.version } : {} });
      case 'change the adoption':
        return change({ adopt: declaration?.adopt === true ? undefined : true });
      case 'make anew':
        return declaration?.kind === 'CalculatedAttribute' ? change({ recreate: intent.adopt || undefined, version: declaration.version === 3 ? 0 : 3 }) : [];
      case 'remove':
        return id === undefined ? [] : this.deploy(intent, without(app, id));
      case 'add again':
        return this.addAgain(intent, app);
      case 'rename':
        return id === undefined || declaration === undefined ? [] : this.rename(intent, app, id, declaration);
      case 'replace':
        return declaration === undefined || !hasAnotherName(declaration) ? [] : this.replace(intent, app, id ?? '', declaration);
      case 'move':
      case 'move in the wrong order':
        return id === undefined || declaration === undefined ? [] : this.move(intent, app, id, declaration);
      case 'destroy':
        this.bury(stack, {});
        return [{ do: 'destroy', stack, fault: intent.fault }];
      case 'deploy again':
        return this.last.has(stack) ? this.deploy({ ...intent, fails: undefined }, this.last.get(stack) ?? {}) : [];
      default:
        return isTale(intent.what) ? this.tell(intent.what, intent, app) : this.byHand(intent);
    }
  }

  private tell(tale: Tale, intent: Intent, app: Declarations): Step[] {
    const { stack } = intent;
    const [id, declaration] = pick(Object.entries(app), intent.pick) ?? [];
    const otherStack = stack === 'Two' ? 'One' : 'Two';
    const otherApp = this.model.deployed(otherStack);
    if (id === undefined || declaration === undefined || this.isPending(declaration) || declares(otherApp, declaration)) {
      return [];
    }
    this.bury(stack, without(app, id));
    return TALES[tale]({ stack, app, id, declaration, otherStack, otherApp, newId: this.newId(declaration) }, intent);
  }

  private add(intent: Intent, app: Declarations): Step[] {
    const hasDomain = Object.values(app).some(({ kind, domain }) => kind === 'Domain' && domain === DOMAINS[0]);
    const declaration = place({ ...intent, inApp: hasDomain && intent.pick % 2 === 0 });
    if (declares(app, declaration)) {
      return [];
    }
    const adopt = intent.adopt && !this.isPending(declaration) && (intent.changes || this.isStrangers(declaration));
    return this.deploy(intent, { ...app, [this.newId(declaration)]: { ...declaration, adopt: adopt || undefined } });
  }

  private addAgain(intent: Intent, app: Declarations): Step[] {
    const candidates = this.buried.filter(({ stack, id, declaration }) => (
      stack === intent.stack && !Object.hasOwn(app, id) && !declares(app, declaration) && !(declaration.adopt === true && this.isPending(declaration))
    ));
    const found = candidates[candidates.length - 1 - intent.pick % Math.max(1, candidates.length)];
    if (found === undefined) {
      return [];
    }
    const changed = intent.changes ? { version: intent.version, policy: intent.policy } : {};
    return this.deploy(intent, { ...app, [found.id]: { ...found.declaration, ...changed } });
  }

  private rename(intent: Intent, app: Declarations, id: string, declaration: Declaration): Step[] {
    if (this.isPending(declaration)) {
      return [];
    }
    const changed = intent.changes ? { version: intent.version, tags: tagsOf(intent) } : {};
    const renamed = { ...declaration, ...changed, adopt: (intent.adopt || intent.pick % 3 > 0) || undefined };
    return this.deploy(intent, { ...without(app, id), [this.newId(declaration)]: renamed });
  }

  private replace(intent: Intent, app: Declarations, id: string, declaration: Declaration): Step[] {
    const other = declaration.kind === 'Domain'
      ? { ...declaration, domain: DOMAINS.find((domain) => domain !== declaration.domain) ?? '' }
      : { ...declaration, name: otherName(declaration, intent.pick) };
    const replaced = intent.changes ? { ...other, version: intent.version } : other;
    return declares(app, replaced) ? [] : this.deploy(intent, { ...app, [id]: replaced });
  }

  private move(intent: Intent, app: Declarations, id: string, declaration: Declaration): Step[] {
    const stack = intent.stack === 'Two' ? 'One' : 'Two';
    const other = this.model.deployed(stack);
    if (declares(other, declaration) || this.isPending(declaration)) {
      return [];
    }
    const taken = { ...declaration, ...intent.changes ? { version: intent.version } : {}, adopt: true };
    const there = { ...other, [this.newId(declaration)]: taken };
    const takes = this.deploy({ ...intent, stack }, there);
    const removes = this.deploy({ ...intent, fails: undefined, fault: undefined }, without(app, id));
    return intent.what === 'move' ? [...takes, ...removes] : [...removes, ...takes];
  }

  private byHand(intent: Intent): Step[] {
    const things = [...this.model.things.entries()];
    const foreign = { foreign: intent.tag };
    const [key, thing] = pick(things.filter(([, { domain, kind }]) => kind !== 'Domain' || domain !== FOREIGN_DOMAIN), intent.pick) ?? [];
    switch (intent.what) {
      case 'make by hand': {
        const made = place({ ...intent, pick: intent.pick % 2 });
        if (this.isDeclared(keyOf(made)) || this.model.things.has(keyOf(made))) {
          return [];
        }
        const { kind, domain, name, version } = made;
        return [{ do: 'make by hand', kind, domain, name, version, tags: KINDS[kind].taggable ? foreign : {} }];
      }
      case 'edit by hand': {
        const settings = [...thing?.settings.keys() ?? []].filter((setting) => !NOT_EDITED.includes(setting));
        const setting = pick(settings, intent.version);
        return key === undefined || setting === undefined ? [] : [{ do: 'edit by hand', key, setting, version: intent.pick }];
      }
      case 'tag by hand':
        return key === undefined ? [] : [{ do: 'tag by hand', key, tags: intent.changes ? { 'aws:tag': intent.tag } : foreign }];
      case 'delete by hand':
        if (intent.fault !== undefined && intent.pick === 0) {
          return [{ do: 'delete by hand', key: `Domain ${FOREIGN_DOMAIN}` }];
        }
        return key === undefined ? [] : [{ do: 'delete by hand', key }];
      case 'put another stream in the place': {
        const [streamKey, stream] = things.find(([, { kind, holder }]) => kind === 'EventStream' && holder !== undefined) ?? [];
        if (streamKey === undefined || stream === undefined) {
          return [];
        }
        return [
          { do: 'delete by hand', key: streamKey },
          { do: 'make by hand', kind: 'EventStream', domain: stream.domain, name: 'theirs', version: intent.version, tags: foreign },
        ];
      }
      case 'fill with profiles':
        return [{ do: 'fill with profiles', domain: pick(DOMAINS, intent.pick) ?? '', count: intent.version }];
      case 'break a stream':
        return [{ do: intent.adopt ? 'break the stream' : 'mend the stream', uri: STREAMS[intent.pick % STREAMS.length] }];
      case 'deliver late': {
        const { stack, id, declaration } = pick([...this.buried].reverse(), intent.pick) ?? {};
        if (stack === undefined || id === undefined || declaration === undefined) {
          return [];
        }
        // an unmarked resource under a name that a construct had is that construct's, whose mark was lost
        const there = this.model.things.get(keyOf(declaration));
        return there !== undefined && (there.holder === undefined || there.doomed === true) ? [] : [{ do: 'deliver late', stack, logicalId: id }];
      }
      default:
        return [];
    }
  }

  private deploy({ stack, fails, atOnce, fault }: Intent, app: Declarations): Deploy[] {
    this.bury(stack, app);
    this.last.set(stack, app);
    return [{ do: 'deploy', stack, app, fails, atOnce: atOnce || undefined, fault }];
  }

  private bury(stack: string, app: Declarations): void {
    for (const [id, declaration] of Object.entries(this.model.deployed(stack))) {
      if (!Object.hasOwn(app, id) || keyOf(app[id]) !== keyOf(declaration)) {
        this.buried.push({ stack, id, declaration });
      }
    }
  }

  private newId({ kind }: Declaration): string {
    this.ids += 1;
    return `${kind}${this.ids}`;
  }

  /** Who takes over what was taken over just now leaves two former owners; nobody need remember both. */
  private isPending(declaration: Declaration): boolean {
    return this.model.things.get(keyOf(declaration))?.holder?.former !== undefined;
  }

  private isStrangers(declaration: Declaration): boolean {
    const thing = this.model.things.get(keyOf(declaration));
    return thing !== undefined && thing.holder === undefined;
  }

  private isDeclared(key: string): boolean {
    return STACKS.some((stack) => Object.values(this.model.deployed(stack)).some((declaration) => keyOf(declaration) === key));
  }
}

/** A declaration of the kind that the intent wants. */
function place({ kind, inApp, pick: place_, version, policy, ...intent }: Intent): Declaration {
  const domain = kind === 'Domain' ? DOMAINS[place_ % 3 === 2 ? 1 : 0] : inApp && kind !== 'IdentityResolution' ? DOMAINS[0] : FOREIGN_DOMAIN;
  // a flow can feed one domain only
  const suffix = kind === 'Integration' && domain !== FOREIGN_DOMAIN ? '-app' : '';
  return { kind, domain, name: `${pick(NAMES[kind], place_) ?? ''}${suffix}`, version, tags: KINDS[kind].taggable ? tagsOf(intent) : {}, policy };
}

/** What a domain has one of is never replaced; a domain is. */
function hasAnotherName({ kind }: Declaration): boolean {
  return kind === 'Domain' || !KINDS[kind].oneOfDomain;
}

function otherName({ kind, name }: Declaration, place_: number): string {
  const [own, ...suffix] = name.split(/(?=-app$)/);
  return `${pick(NAMES[kind].filter((other) => other !== own), place_) ?? own}${suffix.join('')}`;
}

function tagsOf({ tag }: Pick<Intent, 'tag'>): Declaration['tags'] {
  return tag === '' ? {} : tag === '1' ? { a: '1' } : { a: '2', b: '2' };
}

function nextPolicy(declaration: Declaration, wanted: DeletionPolicy | undefined): DeletionPolicy {
  return wanted !== undefined && wanted !== policyOf(declaration) ? wanted : policyOf(declaration) === 'Delete' ? 'RetainExceptOnCreate' : 'Delete';
}

function declares(app: Declarations, declaration: Declaration): boolean {
  return Object.values(app).some((other) => keyOf(other) === keyOf(declaration));
}

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)];
}
