import type { Choose } from '../../merging/choices';
import { fieldOf } from '../../merging/fields';
import { mergedCells } from '../../merging/merged-cells';
import type { Cells, Profile } from '../../records';
import { cellValue, pathOf } from '../values/cell-texts';
import { grouped } from '../values/grouped';

/** Attributes whose values must all be the same. */
export type Criterion = readonly string[];

export interface PlannedMerge {
  readonly mainId: string;
  readonly mergedIds: readonly string[];
  readonly criterion: Criterion;
}

/**
 * The merges that criteria make of a group of profiles, given in the order of their creation: one criterion after the other, each on what those before
 * have left, whatever they achieved.
 */
export function plannedMerges(profiles: readonly Profile[], criteria: readonly Criterion[], choose: Choose): readonly PlannedMerge[] {
  const planned: PlannedMerge[] = [];
  let left = profiles;
  for (const criterion of criteria) {
    left = [...grouped(left, (profile) => exactValues(profile.cells, criterion) ?? Symbol(profile.id)).values()].map((alike) => {
      const [main, ...others] = alike;
      if (others.length === 0) {
        return main;
      }
      planned.push({ mainId: main.id, mergedIds: others.map(({ id }) => id), criterion });
      return { ...main, cells: mergedCells(alike, choose) };
    });
  }
  return planned;
}

/** The values as they were given, since the criteria want exact ones; undefined where one is missing (K7). */
function exactValues(cells: Cells, criterion: Criterion): string | undefined {
  const values = criterion.map((attribute) => exactValue(cells, pathOf(attribute)));
  return criterion.length === 0 || values.includes(undefined) ? undefined : JSON.stringify(values);
}

function exactValue(cells: Cells, path: string): unknown {
  const value = cellValue(cells, path);
  if (value !== undefined) {
    return value === '' ? undefined : value;
  }
  const members = Object.keys(cells).filter((each) => each !== path && fieldOf(each) === path && cells[each].value !== undefined).sort();
  return members.length === 0 ? undefined : members.map((member) => [member, cells[member].value]);
}
