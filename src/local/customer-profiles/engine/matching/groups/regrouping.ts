import { KnownGroups } from './known-groups';
import { ruleGroup, sameGroup } from './rule-group';
import type { DataStore } from '../../data-store';
import type { RuleGroup } from '../../records';

/** The group of a profile, if nobody in it is concerned. */
type Whole = (id: string) => RuleGroup | undefined;

interface Surroundings {
  readonly seen: Set<string>;
  readonly whole: Whole;
  readonly atWhole: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Profiles that are connected: one by one, and groups that had been before. */
interface Connected {
  readonly found: readonly string[];
  readonly groups: readonly RuleGroup[];
}

/**
 * Makes the groups right again after the values of some profiles have changed. Level by level, it looks at those only whose part on the level
 * can have changed, the groups that they were in, and whoever is connected to them there.
 */
export class Regrouping {
  /** Profiles whose values, or whose freedom to join a group, may differ from before on the levels to come. */
  private readonly concerned: Set<string>;
  /** Profiles that are in a group of the ones made here. */
  private readonly placed = new Set<string>();
  /** Profiles that have lost the group in which they were. */
  private readonly lost = new Set<string>();
  private readonly replaced = new Map<string, RuleGroup>();
  private readonly made: RuleGroup[] = [];
  private readonly known: KnownGroups;

  constructor(private readonly data: DataStore, changed: readonly string[]) {
    this.concerned = new Set(changed);
    this.known = new KnownGroups(data);
  }

  /** Answers the groups that were not there, or not with these members. */
  public upTo(levels: number): readonly RuleGroup[] {
    for (let level = 1; level <= levels; level++) {
      this.regroup(level);
    }
    const changed = this.made.filter((group) => !sameGroup(group, this.replaced.get(group.matchId)));
    const kept = new Set(this.made.map(({ matchId }) => matchId));
    [...this.replaced.keys()].filter((matchId) => !kept.has(matchId)).forEach((matchId) => this.data.deleteRuleGroup(matchId));
    changed.forEach((group) => this.data.putRuleGroup(group));
    return changed;
  }

  private regroup(level: number): void {
    const { starts, broken } = this.startsOn(level);
    const whole = (id: string) => {
      const group = this.known.groupOf(id);
      return group?.level === level && !broken.has(group.matchId) ? group : undefined;
    };
    const free = [...starts].filter((id) => this.isFree(id, level));
    const atWhole = this.startsAtWhole(free, level, whole);
    const seen = new Set<string>();
    for (const start of free) {
      if (!seen.has(start)) {
        this.place(level, this.connectedTo(start, level, { seen, whole, atWhole }));
      }
    }
    for (const id of starts) {
      if (!this.placed.has(id) && this.known.groupOf(id)?.level === level) {
        this.lost.add(id);
        this.concerned.add(id);
      }
    }
  }

  /** Those concerned, and with them all who were in a group with one of them on this level, which may fall apart. */
  private startsOn(level: number): { readonly starts: ReadonlySet<string>; readonly broken: ReadonlySet<string> } {
    const starts = new Set<string>();
    const broken = new Set<string>();
    for (const id of this.concerned) {
      const group = this.known.groupOf(id);
      if (group?.level === level) {
        broken.add(group.matchId);
        this.replaced.set(group.matchId, group);
        group.profileIds.forEach((member) => starts.add(member));
      }
      starts.add(id);
    }
    return { starts, broken };
  }

  /** Whether a better level has left a profile for this one. */
  private isFree(id: string, level: number): boolean {
    const group = this.known.groupOf(id);
    return !this.placed.has(id) && (group === undefined || group.level >= level || this.lost.has(id));
  }

  /** By the groups that stay together, who among the starts is connected to them: nobody else can have come to them. */
  private startsAtWhole(starts: readonly string[], level: number, whole: Whole): ReadonlyMap<string, ReadonlySet<string>> {
    const found = new Map<string, Set<string>>();
    for (const start of starts) {
      for (const other of this.known.valuesOn(start, level).flatMap((value) => this.known.withValue(value))) {
        const group = whole(other);
        if (group) {
          found.set(group.matchId, (found.get(group.matchId) ?? new Set()).add(start));
        }
      }
    }
    return found;
  }

  /** All who are connected on a level. A group that stays together is taken as one, without a look at what connects it. */
  private connectedTo(start: string, level: number, { seen, whole, atWhole }: Surroundings): Connected {
    const found: string[] = [];
    const groups: RuleGroup[] = [];
    const reached: string[] = [];
    const reach = (id: string): void => {
      const group = seen.has(id) ? undefined : whole(id);
      if (group) {
        group.profileIds.forEach((member) => seen.add(member));
        groups.push(group);
        atWhole.get(group.matchId)?.forEach(reach);
      } else if (!seen.has(id) && this.isFree(id, level)) {
        seen.add(id);
        found.push(id);
        reached.push(id);
      }
    };
    reach(start);
    const values = new Set<string>();
    for (const id of reached) {
      for (const value of this.known.valuesOn(id, level).filter((each) => !values.has(each.value))) {
        values.add(value.value);
        this.known.withValue(value).forEach(reach);
      }
    }
    return { found, groups };
  }

  private place(level: number, { found, groups }: Connected): void {
    if (found.length === 1 && groups.length === 0) {
      return;
    }
    for (const id of [...found, ...groups.flatMap(({ profileIds }) => profileIds)]) {
      this.placed.add(id);
    }
    found.filter((id) => this.known.groupOf(id)?.level !== level).forEach((id) => this.concerned.add(id));
    groups.forEach((group) => this.replaced.set(group.matchId, group));
    this.made.push(ruleGroup(level, this.known.byCreation(found, groups)));
  }
}
