import { ruleGroup } from './rule-group';
import type { Member } from './rule-group';
import type { RuleGroup } from '../../records';
import { connectedLists, join } from '../values/connected';

/**
 * The groups of all profiles, given in the order of their creation: on each level, from the best on, those that are in no group yet and match,
 * be it through others, form one (D-R9).
 */
export function batchGroups(members: readonly Member[], levels: number): readonly RuleGroup[] {
  const groups: RuleGroup[] = [];
  let free = members;
  for (let level = 1; level <= levels; level++) {
    const onLevel = connected(free, level).filter((together) => together.length > 1);
    groups.push(...onLevel.map((together) => ruleGroup(level, together.map(({ id }) => id))));
    const taken = new Set(onLevel.flatMap((together) => together.map(({ id }) => id)));
    free = free.filter(({ id }) => !taken.has(id));
  }
  return groups;
}

/** The members by who shares values on a level, each list in their order. */
function connected(members: readonly Member[], level: number): readonly (readonly Member[])[] {
  const first = new Map<string, number>();
  const parents = members.map((_, index) => index);
  members.forEach(({ values }, index) => {
    for (const { value } of values.filter((each) => each.level === level)) {
      const other = first.get(value);
      if (other === undefined) {
        first.set(value, index);
      } else {
        join(parents, index, other);
      }
    }
  });
  return connectedLists(members, parents);
}
