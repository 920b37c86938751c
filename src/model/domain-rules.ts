import { CheckOptions, checkRequest, isRecord } from './check-shape';
import type { Fault } from './fault';
import { checkTags } from './tag-rules';

/** Checks a CreateDomain request against everything that is known of it. */
export function checkDomain(request: unknown, options: CheckOptions = {}): Fault[] {
  return [
    ...checkRequest('CreateDomain', request, options),
    ...isRecord(request) ? checkTags(request.Tags, options) : [],
  ];
}
