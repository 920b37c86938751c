import { CheckOptions, checkRequest } from '../../api/check-shape';
import type { CreateDomainRequest, UpdateDomainRequest } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { withoutNulls } from '../../api/without-nulls';
import type { Finding } from '../../validation/finding';
import { checkAnyMatching, checkMatching } from '../matching/matching-rules';
import { checkTags } from '../tags/tag-rules';

/** Checks a CreateDomain request against everything that is known of it. */
export function checkDomain(given: unknown, options: CheckOptions = {}): Finding[] {
  const findings = checkRequest('CreateDomain', given, options);
  const request = withoutNulls('CreateDomain', given, findings);
  return [
    ...findings,
    ...isStructure<CreateDomainRequest>(request) ? [...checkTags(request.Tags, options), ...checkMatching(request, options)] : [],
  ];
}

/** Checks an UpdateDomain request that is about identity resolution only. */
export function checkIdentityResolution(given: unknown, options: CheckOptions = {}): Finding[] {
  const findings = checkRequest('UpdateDomain', given, options);
  const request = withoutNulls('UpdateDomain', given, findings);
  return [
    ...findings,
    ...isStructure<UpdateDomainRequest>(request) ? [...checkAnyMatching(request), ...checkMatching(request, options)] : [],
  ];
}
