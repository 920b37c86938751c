import { calculateForObject, forgetObject } from '../../../../../src/local/customer-profiles/engine/calculation/calculate';
import type { Scene } from '../../../../../src/local/customer-profiles/engine/scene';
import type { CalculatedAttributeRecord } from '../../../../../src/local/customer-profiles/store/records';
import { MemoryDataStore } from '../../memory-data-store';
import { START, aProfile, aScene, anObject, anObjectType, topLevelFields } from '../a-scene';

export const PURCHASE = anObjectType('Purchase', { amount: 'amount', item: 'item' });

/** One profile `p`, whose purchases come and go while time passes. */
export class HistoryOfObjects {
  public readonly data = new MemoryDataStore();
  public now = START;

  constructor(public attributes: readonly CalculatedAttributeRecord[]) {
    this.data.putProfile(aProfile('p', { order: this.data.nextOrder() }));
  }

  public get scene(): Scene {
    return aScene({ data: this.data, now: this.now, attributes: this.attributes, objectTypes: [PURCHASE] });
  }

  public put(key: string, source: object, profileId = 'p'): void {
    const isNew = !this.data.object('Purchase', key);
    const order = this.data.nextOrder();
    this.data.putObject(anObject(profileId, 'Purchase', key, source, { order, ingestedAt: this.now }));
    calculateForObject(this.scene, {
      profileId, objectType: 'Purchase', objectKey: key, source, fieldValues: topLevelFields(PURCHASE, source), ingestedAt: this.now, order, isNew,
    });
  }

  public remove(key: string): void {
    const object = this.data.object('Purchase', key);
    if (object) {
      this.data.deleteObject('Purchase', key);
      forgetObject(this.scene, { profileId: object.profileId, objectType: 'Purchase', objectKey: key });
    }
  }
}
