import { CheckOptions, checkRequest } from '../../api/check-shape';
import type { CreateDomainRequest, UpdateDomainRequest } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import type { Finding } from '../../validation/finding';
import { checkAnyMatching, checkMatching } from '../matching/matching-rules';
import { checkTags } from '../tags/tag-rules';

/** Checks a CreateDomain request against everything that is known of it. */
export function checkDomain(request: unknown, options: CheckOptions = {}): Finding[] {
  return [
    ...checkRequest('CreateDomain', request, options),
    ...isStructure<CreateDomainRequest>(request) ? [...checkTags(request.Tags, options), ...checkMatching(request, options)] : [],
  ];
}

/** Checks an UpdateDomain request that is about identity resolution only. */
export function checkIdentityResolution(request: unknown, options: CheckOptions = {}): Finding[] {
  return [
    ...checkRequest('UpdateDomain', request, options),
    ...isStructure<UpdateDomainRequest>(request) ? [...checkAnyMatching(request), ...checkMatching(request, options)] : [],
  ];
}
