import type { Stage } from './stage';

/** A part of the demo. */
export interface Step {
  readonly title: string;
  /** What somebody does by hand before. */
  readonly before?: (stage: Stage) => Promise<unknown>;
  /** Gives what was not as it should be. */
  readonly play: (stage: Stage) => Promise<readonly string[]>;
  /** Looks closer, with calls that are not counted; gives what is not as it should be. */
  readonly check?: (stage: Stage) => Promise<readonly string[]>;
  readonly after?: (stage: Stage) => Promise<unknown>;
  /** Object types that the domain should have afterwards; undefined where the domain should be gone. */
  readonly objectTypes?: readonly string[];
}

/** What differs, in words. */
export function differing(what: string, found: unknown, expected: unknown): string[] {
  return String(found) === String(expected) ? [] : [`${what}: ${String(found)}, expected ${String(expected)}`];
}
