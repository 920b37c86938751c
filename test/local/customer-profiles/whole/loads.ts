import { Agent, request } from 'node:http';
import { created, deleted, emailOf, merged, withFirstName, withObject, withPhone } from './customers';
import type { Customers } from './customers';
import { SIGNED } from '../raw-http';

interface Step {
  readonly operation: string;
  readonly path: string;
  readonly body: object;
  /** What is so when it is done. */
  readonly after: (answer: { readonly ProfileId?: string }) => Customers;
  readonly method?: 'POST' | 'PUT';
}

/** Enough for each call to have something to work on, and few enough to be looked through after each kill. */
const FEWEST = 4;
const MOST = 40;

/** One client that has customers of its own and makes a call after the other until nobody answers. */
export class Load {
  /** What answered calls have made. */
  public customers: Customers = new Map();
  /** What would be so if the call that was not answered had been done. */
  public maybe?: Customers;
  public readonly answered = new Map<string, number>();
  private made = 0;

  constructor(private readonly number: number) {}

  public async run(url: string, onAnswer: () => void): Promise<void> {
    const agent = new Agent({ keepAlive: true });
    try {
      for (; ;) {
        const step = this.nextStep();
        this.maybe = this.whenDone(step, {});
        const { status, text } = await call(url, agent, step);
        if (status !== 200) {
          throw new Error(`${step.operation} was answered ${status}: ${text}`);
        }
        this.customers = this.whenDone(step, JSON.parse(text) as { readonly ProfileId?: string });
        this.maybe = undefined;
        this.answered.set(step.operation, (this.answered.get(step.operation) ?? 0) + 1);
        onAnswer();
      }
    } catch (error) {
      if (!['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(String((error as NodeJS.ErrnoException).code))) {
        throw error;
      }
    } finally {
      agent.destroy();
    }
  }

  /** Takes what was found after a restart for what is; those that have gone are found gone once. */
  public goOn(found: Customers): void {
    this.customers = new Map([...found].filter(([, { isGone }]) => !isGone));
    this.maybe = undefined;
  }

  private nextStep(): Step {
    const { customers } = this;
    const there = [...customers].filter(([, { mergedInto, isGone }]) => mergedInto === undefined && !isGone);
    const [id, customer] = pick(there) ?? [];
    const [otherId, other] = pick(there) ?? [];
    const choice = Math.random();
    if (!id || !otherId || there.length < FEWEST || (choice < 0.2 && there.length < MOST)) {
      return this.create();
    }
    const ProfileId = customer?.profileId;
    const number = ++this.made;
    if (choice < 0.45) {
      const version = (customer?.version ?? 0) + 1;
      const body = { ObjectTypeName: 'Customer', Object: JSON.stringify({ id, version, email: emailOf(id, version) }) };
      return { operation: 'PutProfileObject', path: '/objects', method: 'PUT', body, after: () => withObject(customers, id, version) };
    }
    if (choice < 0.6) {
      const FirstName = `name-${number}`;
      return { operation: 'UpdateProfile', path: '', method: 'PUT', body: { ProfileId, FirstName }, after: () => withFirstName(customers, id, FirstName) };
    }
    if (choice < 0.75) {
      // of this client alone
      const phone = `${this.number}555${10000 + number}`;
      return { operation: 'AddProfileKey', path: '/keys', body: { ProfileId, KeyName: '_phone', Values: [phone] }, after: () => withPhone(customers, id, phone) };
    }
    if (choice < 0.88 && id !== otherId) {
      const body = { MainProfileId: ProfileId, ProfileIdsToBeMerged: [other?.profileId] };
      return { operation: 'MergeProfiles', path: '/objects/merge', body, after: () => merged(customers, id, otherId) };
    }
    return { operation: 'DeleteProfile', path: '/delete', body: { ProfileId }, after: () => deleted(customers, id) };
  }

  private create(): Step {
    const id = `c${this.number}-${++this.made}`;
    return { operation: 'CreateProfile', path: '', body: { AccountNumber: id, FirstName: id }, after: ({ ProfileId }) => created(id, ProfileId) };
  }

  private whenDone(step: Step, answer: { readonly ProfileId?: string }): Customers {
    return new Map([...this.customers, ...step.after(answer)]);
  }
}

function pick<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(Math.random() * list.length)];
}

async function call(url: string, agent: Agent, { method = 'POST', path, body }: Step): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}/domains/shop/profiles${path}`, { method, agent, headers: SIGNED }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(body));
  });
}
