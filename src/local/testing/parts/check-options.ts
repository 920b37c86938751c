import { showValue } from '../../../model/validation/finding';
import { DEFAULT_ENVIRONMENT } from '../../environment/environment';
import { LocalServiceError } from '../api/errors';
import type { StartOptions } from '../api/options';

/** Refuses what makes no sense, whichever way the service is started. */
export function checkOptions({ port = 0, region = DEFAULT_ENVIRONMENT.region, account = DEFAULT_ENVIRONMENT.account, rateLimit = 1, ambiguousKeys = 'create' }: StartOptions): void {
  check('port', port, Number.isInteger(port) && port >= 0 && port <= 65_535, 'a port from 0 to 65535; 0 takes any that is free');
  check('region', region, /^[a-z0-9-]{1,64}$/.test(region), 'a region such as eu-west-1');
  check('account', account, /^\d{12}$/.test(account), 'the 12 digits of an account');
  check('rateLimit', rateLimit, rateLimit > 0 && Number.isFinite(rateLimit), 'a number above 0, or none at all for no limit');
  check('ambiguousKeys', ambiguousKeys, ['create', 'reject'].includes(ambiguousKeys), 'create or reject');
}

function check(option: string, value: unknown, isRight: boolean, allowed: string): void {
  if (!isRight) {
    throw new LocalServiceError(`${option} is ${showValue(value)}; allowed: ${allowed}`);
  }
}
