import type { LocalRoutes } from './local-routes';
import type { CallCounts, Fault, LocalCalls, LocalClock, LocalFaults, LocalQuotas, Quotas, TimeSpan } from '../api/controls';

export function clockOf(routes: LocalRoutes): LocalClock {
  const steer = async (setting: object): Promise<Date> => new Date((await routes.ask<{ readonly time: string }>('POST', 'clock', setting)).time);
  return {
    now: async () => steer({ advanceSeconds: 0 }),
    set: async (time) => steer({ time: isDate(time) ? time.toISOString() : time }),
    advance: async (span) => steer({ advanceSeconds: secondsOf(span) }),
    run: async () => steer({ running: true }),
  };
}

export function faultsOf(routes: LocalRoutes): LocalFaults {
  return {
    inject: async (fault) => { await routes.ask('POST', 'faults', fault); },
    list: async () => (await routes.get<{ readonly faults: readonly Fault[] }>('faults')).faults,
    clear: async () => { await routes.ask('DELETE', 'faults'); },
  };
}

export function quotasOf(routes: LocalRoutes): LocalQuotas {
  const set = async (quotas: Quotas): Promise<void> => {
    // JSON has no infinity
    const given = Object.entries(quotas as { readonly [name: string]: unknown }).filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value === Infinity ? null : value]);
    await routes.ask('PUT', 'quotas', Object.fromEntries(given) as object);
  };
  return { set, reset: async () => set({}) };
}

export function callsOf(routes: LocalRoutes): LocalCalls {
  return {
    counts: async () => routes.get<CallCounts>('calls'),
    reset: async () => { await routes.ask('DELETE', 'calls'); },
  };
}

/** Jest has a `Date` of its own in each file of tests. */
function isDate(time: unknown): time is Date {
  return Object.prototype.toString.call(time) === '[object Date]';
}

function secondsOf({ days = 0, hours = 0, minutes = 0, seconds = 0 }: TimeSpan): number {
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
