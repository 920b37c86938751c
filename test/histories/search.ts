import * as fc from 'fast-check';
import { HistoryFailure } from './history';
import type { Figures } from './history';
import { intents } from './intents';
import type { Intent } from './intents';
import type { ViolationKind } from './model';
import { playIntents } from './random-history';
import type { World } from './world';

export interface SearchOptions {
  readonly runs: number;
  readonly seed: number;
  /** Where in the seed's histories to begin: as a failure told it. */
  readonly path?: string;
  /** Goes on after a failure, for the figures of all histories. */
  readonly throughout?: boolean;
  /** How long a failing history is made shorter, in seconds. @default 60 */
  readonly shrinkFor?: number;
}

export interface Totals extends Figures {
  histories: number;
  /** Histories in which something was not right, by what; one history may count several times. */
  wrong: { [Kind in ViolationKind]?: number };
  /** Where those were, as they were found. */
  failures: Found[];
}

export interface Found {
  readonly seed: number;
  readonly path: string;
  /** The script, and what is not right after it. */
  readonly message: string;
}

export interface SearchResult {
  readonly totals: Totals;
  readonly found?: Found;
}

/** Plays random histories. The first that fails is made as short as it can be. */
export async function search(world: World, options: SearchOptions): Promise<SearchResult> {
  const totals: Totals = { histories: 0, steps: 0, deliveries: 0, faults: {}, stuckWithWayOut: 0, allowances: {}, wrong: {}, failures: [] };
  const tally = (figures: Figures): void => {
    totals.histories += 1;
    totals.steps += figures.steps;
    totals.deliveries += figures.deliveries;
    totals.stuckWithWayOut += figures.stuckWithWayOut;
    addUp(totals.faults, figures.faults);
    addUp(totals.allowances, figures.allowances);
  };
  const { runs, seed, path, throughout = false } = options;
  let first: number | undefined;
  if (path === undefined) {
    let place = -1;
    await fc.check(fc.asyncProperty(intents, async (list) => {
      place += 1;
      const failure = await failureOf(world, list, tally);
      if (failure === undefined) {
        return;
      }
      first ??= place;
      totals.failures.push({ seed, path: String(place), message: failure.message });
      for (const kind of new Set(failure.violations.map((violation) => violation.kind))) {
        addUp(totals.wrong, { [kind]: 1 });
      }
      if (!throughout) {
        throw failure;
      }
    }), { seed, numRuns: runs, endOnFailure: true });
    if (first === undefined) {
      return { totals };
    }
  }
  // one that depends on the moment may not fail again
  return { totals, found: await shrink(world, seed, path ?? String(first), options.shrinkFor ?? 60) ?? totals.failures[0] };
}

async function shrink(world: World, seed: number, path: string, seconds: number): Promise<Found | undefined> {
  const end = Date.now() + seconds * 1000;
  let shortest: HistoryFailure | undefined;
  const details = await fc.check(fc.asyncProperty(intents, async (list) => {
    if (shortest !== undefined && Date.now() > end) {
      return;
    }
    const failure = await failureOf(world, list);
    if (failure === undefined) {
      return;
    }
    shortest = failure;
    throw failure;
  }), { seed, path, numRuns: 1 });
  if (!details.failed || shortest === undefined) {
    return undefined;
  }
  return { seed, path: details.counterexamplePath ?? path, message: shortest.message };
}

async function failureOf(world: World, list: readonly Intent[], tally?: (figures: Figures) => void): Promise<HistoryFailure | undefined> {
  try {
    await playIntents(world, list, tally);
    return undefined;
  } catch (error) {
    if (error instanceof HistoryFailure) {
      return error;
    }
    throw error;
  }
}

export function tellFound({ seed, path, message }: Found): string {
  return `${message}\n\nseed ${seed}, path ${path}; again with\n  npm run histories -- --seed ${seed} --path ${path}`;
}

function addUp<Name extends string>(sum: { [Key in Name]?: number }, more: { readonly [Key in Name]?: number }): void {
  for (const [name, count] of Object.entries(more) as [Name, number][]) {
    sum[name] = (sum[name] ?? 0) + count;
  }
}
