import type { Environment } from '../../environment/environment';
import type { Scenes } from '../api/scenes';
import type { Database } from '../database/database';
import { NOT_FOUND_YET, perform } from '../engine/effects/work';
import type { Work } from '../engine/effects/work';
import type { ReadRecord } from '../engine/ingestion/read-record';
import type { Scene } from '../engine/scene';
import { ServiceError } from '../protocol/service-error';
import type { DelayedWorks, KeptWork } from '../tables/delayed-work';

export interface DelayedEffectsParts {
  readonly database: Database;
  readonly works: DelayedWorks;
  readonly eventualConsistency: boolean;
  readonly scenesOf: (environment: Environment) => Scenes;
  readonly transaction: Database['transaction'];
  readonly onInternalError: (error: unknown) => void;
}

/** How late effects come: longer than a test waits that does not know of it, and shorter than a person does. */
const LATE_MILLISECONDS = 1500;

/**
 * Does at once what calls begin, or, where effects come late, some time after they were answered, in the order of the calls. Late is by the clock of the
 * machine, wherever that of the service stands.
 */
export class DelayedEffects {
  private timer?: NodeJS.Timeout;

  constructor(private readonly parts: DelayedEffectsParts) {}

  public do(environment: Environment, scene: Scene, work: Work, record?: ReadRecord): void {
    const { eventualConsistency, works } = this.parts;
    if (!eventualConsistency) {
      perform(scene, work, record);
      return;
    }
    if (work.kind === 'index') {
      scene.data.putDocument(NOT_FOUND_YET, work.profileId, true);
    }
    const { domain: { DomainName: domainName }, performedBy } = scene;
    works.put({ environment, domainName, due: Date.now() + LATE_MILLISECONDS, work: { ...work, performedBy } });
    this.wake();
  }

  /** Does what is due, now and from then on: what a process has left that ended is there as well. */
  public wake(): void {
    const { works } = this.parts;
    const due = works.nextDue();
    if (due === undefined || this.timer) {
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      while (this.step(Date.now())) {
        // one after the other, each in a transaction of its own
      }
      this.wake();
    }, Math.max(0, due - Date.now())).unref();
  }

  /** Does everything that waits, whether it is due or not. */
  public settle(): void {
    while (this.step()) {
      // one after the other
    }
  }

  public stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Does the oldest work, and tells whether there was any. */
  private step(now?: number): boolean {
    const { database, works, transaction } = this.parts;
    if (!database.isOpen) {
      return false;
    }
    return transaction(() => {
      const kept = works.take(now);
      if (kept) {
        this.attempt(kept);
      }
      return kept !== undefined;
    });
  }

  /** What cannot be done any more, as its domain or profile has gone, is dropped: its caller was answered long ago. */
  private attempt({ environment, domainName, work: saved }: KeptWork): void {
    const { database, scenesOf, onInternalError } = this.parts;
    const { performedBy, ...work } = saved as Work & { readonly performedBy: string };
    try {
      database.transaction(() => perform(scenesOf(environment).of(domainName, performedBy), work));
    } catch (error) {
      if (!(error instanceof ServiceError)) {
        onInternalError(error);
      }
    }
  }
}
