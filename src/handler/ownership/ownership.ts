import { Holding, Mark, parseMark } from './mark';
import { OWNER_TAG } from '../../model/wire';

/** Where a resource stands towards one construct of one stack. */
export type Ownership =
  /** Ours, and who had it before. */
  | { readonly owner: 'us'; readonly holding: Holding; readonly former: readonly Holding[] }
  /** It carries no mark, or was handed back. */
  | { readonly owner: 'nobody'; readonly released: boolean }
  /** Another construct's, or marked in a way that only another release of this library reads. */
  | { readonly owner: 'another'; readonly text: string; readonly mark?: Mark };

/** Reads who a resource belongs to from its tags. */
export function ownershipOf(tags: { readonly [key: string]: string } | undefined, owner: string, key = OWNER_TAG): Ownership {
  const text = tags?.[key];
  if (text === undefined) {
    return { owner: 'nobody', released: false };
  }
  const mark = parseMark(text);
  const [holding, ...former] = mark?.holdings ?? [];
  if (mark && holding === undefined) {
    return { owner: 'nobody', released: true };
  }
  return holding?.owner === owner ? { owner: 'us', holding, former } : { owner: 'another', text, mark };
}
