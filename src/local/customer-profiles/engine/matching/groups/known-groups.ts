import type { DataStore, RuleValue } from '../../data-store';
import type { RuleGroup } from '../../records';

/** What the store has of profiles and their groups, asked once for each, and as it was then. */
export class KnownGroups {
  private readonly groups = new Map<string, RuleGroup | undefined>();
  private readonly values = new Map<string, readonly RuleValue[]>();
  private readonly holders = new Map<string, readonly string[]>();
  private readonly orders = new Map<string, number>();

  constructor(private readonly data: DataStore) {}

  public groupOf(id: string): RuleGroup | undefined {
    if (!this.groups.has(id)) {
      const group = this.data.ruleGroupOf(id);
      [id, ...group?.profileIds ?? []].forEach((member) => this.groups.set(member, group));
    }
    return this.groups.get(id);
  }

  public valuesOn(id: string, level: number): readonly RuleValue[] {
    const values = this.values.get(id) ?? this.data.ruleValues(id);
    this.values.set(id, values);
    return values.filter((value) => value.level === level);
  }

  public withValue(value: RuleValue): readonly string[] {
    const key = `${value.level}:${value.value}`;
    const ids = this.holders.get(key) ?? this.data.withRuleValue(value);
    this.holders.set(key, ids);
    return ids;
  }

  /** Profiles and the members of groups in the order of creation. Those of the largest group are in it already, so that only the others need a look. */
  public byCreation(found: readonly string[], groups: readonly RuleGroup[]): readonly string[] {
    const [largest = { profileIds: [] }, ...others] = [...groups].sort((one, other) => other.profileIds.length - one.profileIds.length);
    const sorted = [...largest.profileIds];
    for (const id of [...others.flatMap(({ profileIds }) => profileIds), ...found]) {
      sorted.splice(this.placeIn(sorted, id), 0, id);
    }
    return sorted;
  }

  private placeIn(sorted: readonly string[], id: string): number {
    const order = this.order(id);
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      [low, high] = this.order(sorted[middle]) < order ? [middle + 1, high] : [low, middle];
    }
    return low;
  }

  private order(id: string): number {
    const order = this.orders.get(id) ?? this.data.profile(id)?.order ?? Infinity;
    this.orders.set(id, order);
    return order;
  }
}
