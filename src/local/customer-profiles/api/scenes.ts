import { randomFillSync } from 'node:crypto';
import { definitionsIn } from './definitions';
import { existingDomain } from './existing';
import type { DataPlaneOptions } from './operation';
import type { Quotas } from './quotas';
import type { DataStore } from '../engine/data-store';
import { catchUp } from '../engine/effects/catch-up';
import { THE_SERVICE } from '../engine/scene';
import type { Scene } from '../engine/scene';
import type { DomainRecord } from '../store/records';
import type { Store } from '../store/store';

export interface ScenesParts {
  readonly store: Store;
  readonly dataOf: (domainName: string) => DataStore;
  readonly quotas: () => Quotas;
  readonly options: DataPlaneOptions;
  readonly now: () => number;
  /** Has something undone where the transaction of the call is. */
  readonly onRollBack: (undo: () => void) => void;
}

/** Terms and schedules go by days and weeks: to look for what is due at every call would cost more than most calls. */
const LOOK_AGAIN_MILLISECONDS = 1000;

type KnownDomain = Pick<Scene, 'definitions' | 'data'>;

/** Makes the scenes of the domains of one account and region, in each of which all has happened that was due. */
export class Scenes {
  /** When it was last looked for what is due. */
  private readonly looked = new Map<string, number>();
  /** By the record of the domain, which is another as soon as anything about the domain is. */
  private readonly known = new WeakMap<DomainRecord, KnownDomain>();

  constructor(private readonly parts: ScenesParts) {}

  /** The domain that a call names, which must be there, as it is now. */
  public of(domainName: string, performedBy: string): Scene {
    const { store, quotas, options, now, onRollBack } = this.parts;
    const domain = existingDomain(store, domainName);
    const { definitions, data } = this.knownOf(domain);
    const scene: Scene = {
      domain,
      definitions,
      data,
      now: now(),
      performedBy,
      objectsPerProfile: quotas().objectsPerProfile,
      ambiguousKeys: options.ambiguousKeys,
      newId,
    };
    const since = scene.now - (this.looked.get(domainName) ?? -Infinity);
    // the clock may have been set back
    if (since < 0 || since >= LOOK_AGAIN_MILLISECONDS) {
      this.looked.set(domainName, scene.now);
      onRollBack(() => this.looked.delete(domainName));
      catchUp({ ...scene, performedBy: THE_SERVICE });
    }
    return scene;
  }

  private knownOf(domain: DomainRecord): KnownDomain {
    let known = this.known.get(domain);
    if (!known) {
      const { store, dataOf, onRollBack } = this.parts;
      known = { definitions: definitionsIn(store, domain.DomainName), data: dataOf(domain.DomainName) };
      // what is known of the data since then is given up too
      onRollBack(() => this.known.delete(domain));
      this.known.set(domain, known);
    }
    return known;
  }
}

const ID_BYTES = 16;
/** Random bytes for some hundred ids, as asking for them costs more than they do. */
const randomBytes = Buffer.alloc(256 * ID_BYTES);
let used = randomBytes.length;

/* eslint-disable no-bitwise -- the version and the variant are some bits of it */

/** A version 4 UUID without its dashes. */
function newId(): string {
  if (used === randomBytes.length) {
    randomFillSync(randomBytes);
    used = 0;
  }
  randomBytes[used + 6] = (randomBytes[used + 6] & 0x0f) | 0x40;
  randomBytes[used + 8] = (randomBytes[used + 8] & 0x3f) | 0x80;
  used += ID_BYTES;
  return randomBytes.toString('hex', used - ID_BYTES, used);
}
