import type { Candidate, Choose } from './choices';
import { cellsByField, hasValue } from './fields';
import type { Cells, Profile } from '../records';

/** The cells of several profiles as one, the main one first. They keep who wrote them and when (D-M5). */
export function mergedCells(profiles: readonly Profile[], choose: Choose): Cells {
  const byProfile = profiles.map((profile) => ({ profile, fields: cellsByField(profile.cells) }));
  const fields = new Set(byProfile.flatMap((each) => [...each.fields.keys()]));
  return Object.fromEntries([...fields].flatMap((field) => {
    const candidates = byProfile.map((each) => ({ profile: each.profile, cells: each.fields.get(field) ?? [] }));
    return chosen(field, candidates, choose).map(({ path, cell }) => [path, cell]);
  }));
}

/** Where no profile has a value, that it was removed by hand is still worth keeping. */
function chosen(field: string, candidates: readonly Candidate[], choose: Choose): Candidate['cells'] {
  const having = candidates.filter(({ cells }) => hasValue(cells));
  if (having.length === 0) {
    return candidates.find(({ cells }) => cells.length > 0)?.cells ?? [];
  }
  const id = choose(field, having) ?? having[0].profile.id;
  return candidates.find(({ profile }) => profile.id === id)?.cells ?? [];
}
