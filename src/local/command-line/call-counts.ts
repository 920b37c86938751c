import type { CallCounts } from '../customer-profiles';

/**
 * The calls that a local service has counted so far, or undefined where it does not tell: it may be the real one,
 * or not be there at all.
 */
export async function countedCalls(endpoint: string): Promise<CallCounts | undefined> {
  try {
    const response = await fetch(`${endpoint}/_local/calls`);
    return response.ok ? await response.json() as CallCounts : undefined;
  } catch {
    return undefined;
  }
}

/** The calls between two counts. */
export function callsBetween(before: CallCounts, after: CallCounts): CallCounts {
  const byOperation = Object.entries(after.byOperation)
    .map(([operation, count]) => [operation, count - (before.byOperation[operation] ?? 0)] as const)
    .filter(([, count]) => count > 0);
  return {
    total: after.total - before.total,
    reads: after.reads - before.reads,
    writes: after.writes - before.writes,
    byOperation: Object.fromEntries(byOperation),
  };
}

/** The calls in a line for people. */
export function showCalls({ total, reads, writes, byOperation }: CallCounts): string {
  const each = Object.entries(byOperation).map(([operation, count]) => `${operation} ${count}`).join(', ');
  return `${total} API calls, ${writes} of them writes and ${reads} reads${each && ` (${each})`}`;
}
