import { readMembers } from './json-body';
import { localRoute } from './local-route';
import type { LocalRoute } from './local-route';
import { wrongValue } from './wrong-value';
import { QUOTA_NAMES } from '../../api/quotas';
import type { Quotas } from '../../api/quotas';

export const QUOTA_ROUTES: readonly LocalRoute[] = [
  localRoute('PUT', 'quotas', (request, { quotas }) => {
    const given = readMembers(request, 'a set of quotas', QUOTA_NAMES);
    quotas.set(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, readQuota(name, value)])) as Partial<Quotas>);
    return Object.fromEntries(Object.entries(quotas.inForce).map(([name, value]) => [name, value === Infinity ? null : value]));
  }),
];

/** JSON has no infinity: where there is no quota, there is null. */
function readQuota(name: string, value: unknown): number {
  if (value === null) {
    return Infinity;
  }
  // a profile that may hold nothing could not take a record in
  const least = name === 'objectsPerProfile' ? 1 : 0;
  if (!Number.isSafeInteger(value) || Number(value) < least) {
    throw wrongValue(name, value, `a whole number of at least ${least}, or null for none`);
  }
  return Number(value);
}
