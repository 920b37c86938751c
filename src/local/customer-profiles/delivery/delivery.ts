import { channelsTo } from './channels';
import type { Channel } from './channels';
import type { Ends } from './ends';
import type { DomainPlace, OutgoingDomain } from './outgoing-domain';
import { Pump } from './pump';
import type { PumpParts } from './pump';
import { environmentKey } from '../../environment/environment';

export interface DeliveryParts extends Pick<PumpParts, 'tell' | 'onStreamHealth' | 'backOff'> {
  readonly ends: Ends;
  /** A domain as it is now; undefined where it is no more. */
  readonly find: (place: DomainPlace) => OutgoingDomain | undefined;
}

/**
 * Sends what domains have for the outside to the ends that there are: each kind of records of each domain in its order, at least once, behind the back
 * of those who are answered meanwhile. What could not be sent stays, and is tried again.
 */
export class Delivery {
  private readonly channels: readonly Channel[];
  private readonly pumps = new Map<string, readonly Pump[]>();

  constructor(private readonly parts: DeliveryParts) {
    this.channels = channelsTo(parts.ends);
  }

  /** Whether anything is sent at all. */
  public get hasEnds(): boolean {
    return this.channels.length > 0;
  }

  /** A domain may have something to send: called after each commit, and for every domain when a service starts. */
  public wake(place: DomainPlace): void {
    if (this.hasEnds) {
      this.pumpsOf(place).forEach((pump) => pump.wake());
    }
  }

  /** Waits until everything has arrived, or was tried once more in vain, but no longer than so many milliseconds. */
  public async settled(milliseconds: number): Promise<void> {
    const tried = Promise.all([...this.pumps.values()].flat().map(async (pump) => pump.tried()));
    await within(milliseconds, tried);
  }

  /** Tries to send what is left, and then sends no more: nothing of the data is touched after that. */
  public async stop(milliseconds: number): Promise<void> {
    await this.settled(milliseconds);
    const pumps = [...this.pumps.values()].flat();
    pumps.forEach((pump) => pump.stop());
    this.parts.ends.close?.();
    this.pumps.clear();
  }

  private pumpsOf(place: DomainPlace): readonly Pump[] {
    const key = `${environmentKey(place.environment)}/${place.domainName}`;
    const known = this.pumps.get(key);
    if (known) {
      return known;
    }
    const find = (): OutgoingDomain | undefined => this.parts.find(place);
    const pumps = this.channels.map((channel) => new Pump({ ...this.parts, channel, find }));
    this.pumps.set(key, pumps);
    return pumps;
  }
}

async function within(milliseconds: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, late]);
  clearTimeout(timer);
}
