import type { RunningService } from './service-process';
import type { StackStore } from '../../cloudformation/stack-store';
import { LocalCustomerProfiles } from '../../customer-profiles';
import type { Authorize } from '../../customer-profiles';
import { asDeployed, authorizeByRoles, authorizeByTemplate } from '../../iam';
import { LocalServiceError } from '../api/errors';
import type { StartOptions } from '../api/options';

/**
 * Starts the service in this process. The roles of the stacks decide, also while these are deployed.
 *
 * @param stacks that are deployed at the moment
 */
export async function startInProcess(options: StartOptions, stacks: () => StackStore): Promise<RunningService> {
  const { region, account, data, eventualConsistency, defaultCalculatedAttributes, ambiguousKeys, rateLimit, port = 0 } = options;
  try {
    const byFile = authorizeByRoles(() => asDeployed(service.identities.list()));
    const service: LocalCustomerProfiles = new LocalCustomerProfiles({
      region,
      account,
      dataFile: data,
      eventualConsistency,
      defaultCalculatedAttributes,
      ambiguousKeys,
      rateLimit,
      authorize: both((call) => authorizeByTemplate(stacks())(call), byFile),
    });
    return { endpoint: await service.start({ port }), stop: () => service.stop() };
  } catch (error) {
    throw new LocalServiceError((error as Error).message, { cause: error });
  }
}

/** What is not in the stacks of this run may be in those that the data file tells of. */
function both(one: Authorize, other: Authorize): Authorize {
  return async (call) => {
    const decision = await one(call);
    return decision.allowed ? other(call) : decision;
  };
}
