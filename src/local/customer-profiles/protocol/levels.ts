/**
 * Whether a value has more levels of lists and objects than so many. It goes level by level, as a value that is nested too deeply to be written as JSON is too
 * deep for a function that calls itself as well.
 */
export function isDeeperThan(levels: number, value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= levels; depth++) {
    level = level.flatMap((each): unknown[] => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) {
      return false;
    }
  }
  return true;
}
