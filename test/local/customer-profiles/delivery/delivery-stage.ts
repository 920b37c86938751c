import { Delivery } from '../../../../src/local/customer-profiles/delivery/delivery';
import type { Ends } from '../../../../src/local/customer-profiles/delivery/ends';
import type { OutgoingDomain, Sent } from '../../../../src/local/customer-profiles/delivery/outgoing-domain';
import { MemoryDataStore } from '../memory-data-store';

export const HOME = { account: '000000000000', region: 'us-east-1' };
export const STREAM_ARN = 'arn:aws:kinesis:us-east-1:000000000000:stream/events';
export const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/000000000000/letters';

/** How far a domain's records were sent, which outlives a delivery as a database does. */
export class KeptSent implements Sent {
  private readonly orders = new Map<string, number>();

  public get(channel: string): number {
    return this.orders.get(channel) ?? 0;
  }

  public set(channel: string, order: number): void {
    this.orders.set(channel, order);
  }
}

/** A domain with things to send. */
export class Shop implements OutgoingDomain {
  public readonly environment = HOME;
  public readonly data = new MemoryDataStore();
  public readonly sent = new KeptSent();
  public streamArn?: string = STREAM_ARN;
  public queueUrl?: string = QUEUE_URL;

  constructor(public readonly domainName = 'shop') {}

  public addEvents(...bodies: readonly string[]): void {
    bodies.forEach((body) => this.data.addStreamRecord({ order: this.data.nextOrder(), body, partitionKey: 'p' }));
  }

  public addLetters(...bodies: readonly string[]): void {
    bodies.forEach((body) => this.data.addDeadLetter({ order: this.data.nextOrder(), body, objectType: 'Plain', reason: 'bad' }));
  }
}

export interface Stage {
  readonly delivery: Delivery;
  /** What was written for people. */
  readonly told: readonly string[];
  /** What was said of the health of Kinesis streams. */
  readonly health: readonly (string | undefined)[];
  /** Wakes all domains, and waits until everything has arrived or was tried. */
  readonly deliver: () => Promise<void>;
}

const started: Delivery[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map(async (delivery) => delivery.stop(5_000)));
});

/** A delivery that pauses until somebody waits for it, and is stopped after the test. */
export function deliveryOf(shops: readonly Shop[], ends: Ends, backOff: (failures: number) => number = () => 3_600_000): Stage {
  const told: string[] = [];
  const health: (string | undefined)[] = [];
  const delivery = new Delivery({
    ends,
    find: ({ domainName }) => shops.find((shop) => shop.domainName === domainName),
    tell: (line) => told.push(line),
    onStreamHealth: (_, problem) => health.push(problem),
    backOff,
  });
  started.push(delivery);
  const deliver = async (): Promise<void> => {
    shops.forEach((shop) => delivery.wake(shop));
    await delivery.settled(30_000);
  };
  return { delivery, told, health, deliver };
}
