import { Answer } from '../handler/answer-server';
import { EventParts, Properties, Stage } from '../handler/stage';
import { isOff, Kind, Members, TagMap } from './kinds/kind';

/** How an event is delivered. */
export interface Delivery {
  readonly requestId?: string;
  /** Seconds of a minute: when CloudFormation sent it, in the signature of its ResponseURL. */
  readonly at?: number;
  readonly remaining?: number;
  readonly options?: Parameters<Stage['run']>[2];
  /** Delivers the same event twice, and gives the second answer. */
  readonly twice?: boolean;
}

interface Owner {
  readonly logicalId?: string;
  readonly stackId?: string;
}

/** Tags of the library, whatever they say. */
const LIBRARY = 'cdk-customer-profiles:';

/**
 * A construct of a stack as CloudFormation has it: the id and the properties of its last successful event, and what follows from them for the next one.
 */
export class Construct {
  public id = '';
  public properties: Members;
  /** Ids that a replacement has left, which CloudFormation deletes in the clean-up. */
  public readonly superseded: { readonly id: string; readonly properties: Members }[] = [];
  /** What an Update that is rolled back goes back to. */
  private before?: { readonly id: string; readonly properties: Members };
  private tried: Members;

  constructor(public readonly stage: Stage, public readonly kind: Kind, private readonly owner: Owner = {}) {
    this.properties = kind.minimal;
    this.tried = kind.minimal;
  }

  public async create(properties: Members = this.kind.minimal, delivery?: Delivery): Promise<Answer> {
    this.tried = properties;
    const answer = await this.deliver(this.event('Create', { properties }, delivery), delivery);
    this.id = answer.PhysicalResourceId;
    this.properties = properties;
    return answer;
  }

  /** An Update to other properties; what is left out of them is taken out of the template. */
  public async update(properties: Members, delivery?: Delivery): Promise<Answer> {
    this.before = { id: this.id, properties: this.properties };
    this.tried = properties;
    const answer = await this.deliver(this.event('Update', { id: this.id, properties, old: this.properties }, delivery), delivery);
    this.follow(answer, properties);
    return answer;
  }

  /** The Update that undoes the last one: its properties swapped, and the id that it has answered. */
  public async rollBack(delivery?: Delivery): Promise<Answer> {
    const { properties = this.properties } = this.before ?? {};
    const answer = await this.deliver(this.event('Update', { id: this.id, properties, old: this.tried }, delivery), delivery);
    this.properties = this.tried;
    this.follow(answer, properties);
    return answer;
  }

  public async delete(delivery?: Delivery): Promise<Answer> {
    return this.deliver(this.event('Delete', { id: this.id, properties: this.properties }, delivery), delivery);
  }

  /** The Deletes of what replacements have left. */
  public async cleanUp(): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const { id, properties } of this.superseded.splice(0)) {
      answers.push(await this.deliver(this.event('Delete', { id, properties })));
    }
    return answers;
  }

  /** What is live of it, as the table compares it. */
  public get live(): Members | undefined {
    return this.kind.settings(this.stage, this.properties, this.id);
  }

  /** The tags that an app sees. */
  public get tags(): TagMap {
    return withoutMarks(this.kind.tags(this.stage, this.properties));
  }

  public event(requestType: 'Create' | 'Update' | 'Delete', parts: EventParts, { requestId, at }: Delivery = {}): Properties {
    const signature = at === undefined ? '' : `&X-Amz-Date=20260102T0304${String(at).padStart(2, '0')}Z`;
    const event = this.stage.event(requestType, { type: this.kind.type, ...this.owner, requestId, signature, ...parts });
    // what is undefined is not in an event
    return JSON.parse(JSON.stringify(event)) as Properties;
  }

  private async deliver(event: Properties, { remaining, options, twice }: Delivery = {}): Promise<Answer> {
    if (twice) {
      await this.stage.run(event, remaining, options);
    }
    return this.stage.run(event, remaining, options);
  }

  private follow({ Status, PhysicalResourceId }: Answer, properties: Members): void {
    if (Status === 'SUCCESS') {
      if (PhysicalResourceId !== this.id) {
        this.superseded.push({ id: this.id, properties: this.properties });
      }
      this.id = PhysicalResourceId;
      this.properties = properties;
    }
  }
}

/** Something of a stranger's: made by another app, and without any mark of this library. */
export async function madeByStranger(stage: Stage, kind: Kind, properties: Members = kind.minimal): Promise<void> {
  const { Status, Reason } = await new Construct(stage, kind, { logicalId: 'Stranger', stackId: 'arn:aws:cloudformation:us-east-1:000000000000:stack/other/1' })
    .create({ ...properties, ...kind.mostTags > 0 && { Tags: { cost: '7' } } });
  expect({ Status, Reason }).toEqual({ Status: 'SUCCESS', Reason: undefined });
  unmark(stage, kind, properties);
}

/** Somebody removes the marks by hand. */
export function unmark(stage: Stage, kind: Kind, properties: Members = kind.minimal): void {
  const tags = kind.tags(stage, properties);
  if (tags) {
    kind.setTags(stage, properties, withoutMarks(tags));
  }
}

export function withoutMarks(tags: TagMap = {}): TagMap {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith(LIBRARY)));
}

export function isMarked(tags: TagMap = {}): boolean {
  return Object.keys(tags).some((key) => key.startsWith(LIBRARY));
}

/** All that the service holds, without when it was changed, and without what is off. */
export function state(stage: Stage): unknown {
  return JSON.parse(JSON.stringify(stage.service.store.snapshot(), (key, value: unknown) => (
    ['CreatedAt', 'LastUpdatedAt', 'RulesChangedAt', 'BatchRecordsEndTime'].includes(key) || isOff(value) || isEmpty(value) ? undefined : value)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

/** The writes since the last time that calls were taken. */
export function takeWrites(stage: Stage): string[] {
  const writes = stage.service.calls.list().filter(({ kind }) => kind === 'write').map(({ operation }) => operation);
  stage.service.calls.reset();
  return writes;
}

/** Delivers an event while another run is on its way, and gives the answers to its request: `Stage.run` itself expects one at a time. */
export async function deliverAmidst(stage: Stage, event: Properties, remaining?: number): Promise<Answer[]> {
  try {
    await stage.run(event, remaining);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('expected one answer'))) {
      throw error;
    }
  }
  const { RequestId, LogicalResourceId } = event;
  return stage.answers.answers.filter((answer) => answer.RequestId === RequestId && answer.LogicalResourceId === LogicalResourceId);
}

/** The writes of a Create, as they are tried out in a service that is put back as it was. */
export async function writesOfCreate(stage: Stage, kind: Kind): Promise<string[]> {
  return triedOut(stage, kind, async (construct) => { await construct.create(); });
}

/** The first write of an Update that changes something. */
export async function writeOfUpdate(stage: Stage, kind: Kind): Promise<string> {
  const [first] = await triedOut(stage, kind, async (construct) => {
    await construct.create();
    takeWrites(stage);
    await construct.update({ ...kind.minimal, ...kind.changes[0] });
  });
  return first;
}

async function triedOut(stage: Stage, kind: Kind, run: (construct: Construct) => Promise<void>): Promise<string[]> {
  const snapshot = stage.service.store.snapshot();
  stage.service.store.clear();
  kind.prepare(stage);
  takeWrites(stage);
  await run(new Construct(stage, kind));
  stage.service.store.restore(snapshot);
  return takeWrites(stage);
}

/** Refuses every call of operations. */
export function refuse(stage: Stage, ...operations: string[]): void {
  new Set(operations).forEach((operation) => stage.service.faults.add({ operation, error: 'BadRequestException', message: 'not now', times: 1_000_000 }));
}

/** Without ids that the service makes up, and the order that they make. */
export function withoutIds(value: unknown): unknown {
  const text = (member: unknown) => JSON.stringify(member, (key, part: unknown) => (key === 'WorkflowId' ? '(workflow)' : part));
  return JSON.parse(text(value), (key, member: unknown) => (
    key === 'Workflows' ? [...member as object[]].sort((a, b) => (text(a) < text(b) ? -1 : 1)) : member));
}

export function succeeds({ Status, Reason }: Answer): void {
  expect({ Status, Reason }).toEqual({ Status: 'SUCCESS', Reason: undefined });
}

export function fails({ Status, Reason }: Answer, reason: RegExp): void {
  expect({ Status, Reason }).toEqual({ Status: 'FAILED', Reason: expect.stringMatching(reason) as string });
}

/** A Delete that leaves something says so, in its answer and in the log. */
export function leaves(stage: Stage, { Status, Reason }: Answer, reason: RegExp): void {
  expect({ Status, Reason }).toEqual({ Status: 'SUCCESS', Reason: expect.stringMatching(reason) as string });
  expect(JSON.parse(stage.log.at(-1)!)).toMatchObject({ left: Reason });
}

/** Whatever is done, the service holds afterwards what it did before. */
export async function untouched(stage: Stage, act: () => Promise<void>): Promise<void> {
  const before = state(stage);
  await act();
  expect(state(stage)).toEqual(before);
}

/** Waits for ever. */
export const FOR_EVER = new Promise<void>(() => undefined);
