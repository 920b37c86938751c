import { matchingChanged } from './matching-changed';
import { deleteDefault, deletedDefaults } from '../calculation/known-definitions';
import type { Scene } from '../scene';

/**
 * What a domain has to do when all of its customer data is gone and its definitions are there still: default attributes that were deleted are so again, which
 * is kept with the data, and its matching begins as in a new domain. To be called before the data goes; what it gives back, afterwards.
 */
export function beginAnewAfter(before: Scene): (after: Scene) => void {
  const deleted = deletedDefaults(before);
  return (after) => {
    deleted.forEach((name) => deleteDefault(after, name));
    matchingChanged(after);
  };
}
