import type { Client } from './client';
import type { LocalService } from './local-service';
import { difference } from './matching';
import { OBJECT_TYPES } from './read-scenarios';
import type { CallStep, Ending, Scenario, Step } from './scenario';
import { filled, valueAt } from './values';

/** When every scenario begins. */
const START = '2026-01-15T00:00:00Z';
const DAY = 86_400;

/** Operations that no domain has a part in. */
const WITHOUT_DOMAIN = ['ListAccountIntegrations', 'ListDomains', 'TagResource', 'UntagResource', 'ListTagsForResource'];

class Unsaid extends Error {}
class Differs extends Error {}

/** Takes a read again whose answer may change meanwhile, as long as it has patience; the last error is that of the step. */
export type Patience = (read: () => Promise<void>) => Promise<void>;

export interface PlayOptions {
  /** What its domain is called. @default - a name that no other scenario has */
  readonly domain?: string;
  /** @default - what a read answers first counts */
  readonly patience?: Patience;
}

const READS = /^(Get|List|Search|BatchGet)/;

let played = 0;

/** Plays a scenario in a domain of its own, which is deleted afterwards; one that is there already is left alone. */
export async function play(scenario: Scenario, client: Client, local: LocalService, options: PlayOptions = {}): Promise<Ending> {
  const { domain = `scenario-${Date.now().toString(36)}-${played++}`, patience = (read) => read() } = options;
  const player = new Player(client, local, { domain, patience });
  try {
    await local.clock({ time: START });
    await local.quotas(scenario.quotas ?? {});
    await player.play(scenario);
    return { ended: 'well' };
  } catch (error) {
    const { message } = error as Error;
    return error instanceof Unsaid ? { ended: 'unsaid', because: message } : { ended: 'badly', difference: message };
  } finally {
    if (player.hasDomain) {
      await client.call('DeleteDomain', { DomainName: domain });
    }
  }
}

/** Lets the service go on as it was: with its own quotas, and a clock that runs. */
export async function afterPlaying(local: LocalService): Promise<void> {
  await local.quotas({});
  await local.clock({ time: new Date().toISOString() });
  await local.clock({ running: true });
}

class Player {
  /** Whether it has made its domain. */
  public hasDomain = false;
  private readonly kept: Map<string, unknown>;
  private readonly domain: string;
  private readonly patience: Patience;

  constructor(private readonly client: Client, private readonly local: LocalService, { domain, patience }: Required<PlayOptions>) {
    this.domain = domain;
    this.patience = patience;
    this.kept = new Map([['domain', domain]]);
  }

  public async play({ domain, objectTypes = [], steps }: Scenario): Promise<void> {
    await this.called({ call: 'CreateDomain', with: { DefaultExpirationDays: 366, ...domain } }, 'the domain');
    this.hasDomain = true;
    for (const name of objectTypes) {
      await this.called({ call: 'PutProfileObjectType', with: { $objectType: name } }, `the object type ${name}`);
    }
    for (const [at, step] of steps.entries()) {
      await this.taken(step, `step ${at + 1}`);
    }
  }

  private async taken(step: Step, where: string): Promise<void> {
    if ('call' in step) {
      const times = step.times ?? 1;
      for (let index = 0; index < times; index++) {
        this.kept.set('i', String(index));
        await this.called(step, `${where}, ${step.call}${times > 1 ? ` ${index + 1}` : ''}`);
      }
    } else if ('settle' in step) {
      await this.local.settle();
    } else if ('clock' in step) {
      await this.local.clock({ advanceSeconds: (step.clock.days ?? 0) * DAY + (step.clock.seconds ?? 0) });
    } else if ('bring' in step) {
      await this.local.ingest(this.domain, filled(step.bring, this.kept) as object);
    } else if ('resolve' in step) {
      this.keep(step.keep, await this.local.resolve(this.domain), where);
    } else if ('deadLetters' in step) {
      this.compare({ Messages: step.deadLetters }, await this.local.deadLetters(this.domain), `${where}, the dead letters`);
    } else {
      this.compare({ Records: step.stream }, await this.local.stream(this.domain), `${where}, the stream`);
    }
  }

  private async called(step: CallStep, where: string): Promise<void> {
    await (READS.test(step.call) ? this.patience(() => this.calledOnce(step, where)) : this.calledOnce(step, where));
  }

  private async calledOnce({ call, with: request = {}, answers, refuses, saying = '', keep }: CallStep, where: string): Promise<void> {
    const reply = await this.client.call(call, this.requestOf(call, request));
    if ('unsaid' in reply) {
      throw new Unsaid(`${where}: ${reply.unsaid}`);
    }
    if ('error' in reply) {
      if (reply.error !== refuses || !reply.message.includes(saying)) {
        throw new Differs(`${where}: ${reply.error}: ${reply.message}${refuses === undefined ? '' : `, not ${refuses} ${saying}`}`);
      }
      return;
    }
    if (refuses !== undefined) {
      throw new Differs(`${where}: is answered, and ${refuses} was expected: ${JSON.stringify(reply.answer).slice(0, 300)}`);
    }
    if (answers !== undefined) {
      this.compare(answers, reply.answer, `${where}: the answer`);
    }
    this.keep(keep, reply.answer, where);
  }

  private requestOf(call: string, request: { readonly [member: string]: unknown }): { readonly [member: string]: unknown } {
    const { $objectType, ...members } = request;
    return {
      ...WITHOUT_DOMAIN.includes(call) ? {} : { DomainName: this.domain },
      ...typeof $objectType === 'string' ? { ObjectTypeName: $objectType, ...OBJECT_TYPES[$objectType] } : {},
      ...filled(members, this.kept) as object,
    };
  }

  private compare(expected: unknown, actual: unknown, place: string): void {
    const found = difference(filled(expected, this.kept), actual, place);
    if (found !== undefined) {
      throw new Differs(found);
    }
  }

  private keep(names: { readonly [variable: string]: string } = {}, answer: unknown, where: string): void {
    for (const [name, path] of Object.entries(names)) {
      const value = valueAt(answer, path);
      if (value === undefined) {
        throw new Differs(`${where}: the answer has no ${path} to keep: ${JSON.stringify(answer).slice(0, 300)}`);
      }
      this.kept.set(name, value);
    }
  }
}
