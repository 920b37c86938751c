import { isNotCreated } from './cloudformation/answer';
import { CarryOut, customResource, LambdaContext, ProtocolOptions } from './cloudformation/custom-resource';
import { Lifecycle, lifecycleOf } from './lifecycle/lifecycle';
import { namesSomethingNew } from './lifecycle/resource-options';
import { calculatedAttribute } from './resources/calculated-attribute';
import { domain } from './resources/domain';
import { eventStream } from './resources/event-stream';
import { identityResolution } from './resources/identity-resolution';
import { integration } from './resources/integration';
import { integrationWorkflow } from './resources/integration-workflow';
import { objectType } from './resources/object-type';
import { Failure } from './retry/failure';
import { BACKOFF } from './retry/retry-until-deadline';
import { Deadline } from './retry/time-budget';
import { connect } from './service/connect';
import { ALL_KINDS, RESOURCE_KINDS, ResourceKind } from '../model/resource-kinds';
import { ARN_SERVICE } from '../model/resource-path';

export interface HandlerOptions extends ProtocolOptions {
  /** Milliseconds for which calls are tried again when access is denied and rights may have been granted a moment ago, counted from the first denial. */
  readonly grantsSettleWithin?: number;
  /** Milliseconds for which what was made may take until it works. */
  readonly worksWithin?: number;
}

/** A new grant takes 5 to 15 seconds to work; a minute is enough, and short enough for one that was forgotten. */
const GRANTS_SETTLE_WITHIN = 60_000;

/** The service tries the destination of an event stream with an event of its own; a few minutes are enough for new rights to work, too. */
const WORKS_WITHIN = 180_000;

const LIFECYCLE_OF: { readonly [kind in ResourceKind]: Lifecycle } = {
  'domain': lifecycleOf(domain),
  'object-type': lifecycleOf(objectType),
  'integration': lifecycleOf(integration),
  'integration-workflow': integrationWorkflow,
  'event-stream': lifecycleOf(eventStream),
  'calculated-attribute': lifecycleOf(calculatedAttribute),
  'identity-resolution': lifecycleOf(identityResolution),
};

const LIFECYCLES: ReadonlyMap<string, Lifecycle> = new Map(ALL_KINDS.map((kind) => [RESOURCE_KINDS[kind].type, LIFECYCLE_OF[kind]]));

/** The Lambda handler of every custom resource of the library. */
export function createHandler(options: HandlerOptions = {}): (event: unknown, context: LambdaContext) => Promise<void> {
  const { backoff = BACKOFF, grantsSettleWithin = GRANTS_SETTLE_WITHIN, worksWithin = WORKS_WITHIN } = options;

  const carryOut: CarryOut = async (request, budget, context) => {
    const lifecycle = LIFECYCLES.get(request.resourceType);
    if (!lifecycle) {
      return refuseUnknownType(request);
    }
    const mayWaitForGrants = request.requestType === 'Create'
      || (request.requestType === 'Update' && namesSomethingNew(request.properties, request.formerProperties));
    return lifecycle(request, {
      client: connect({ deadline: budget.work, backoff, grantsSettleWithin: mayWaitForGrants ? grantsSettleWithin : 0 }),
      undoClient: connect({ deadline: budget.undo, backoff }),
      arnPrefix: arnPrefix(context),
      settling: (within = worksWithin) => ({ deadline: Deadline.in(Math.min(within, budget.work.remaining())), backoff }),
    });
  };
  return customResource(carryOut, options);
}

/** A newer release may know the type. Of a Create that was refused here, there is nothing to delete. */
function refuseUnknownType({ requestType, resourceType, physicalId = '' }: Parameters<CarryOut>[0]): Awaited<ReturnType<CarryOut>> {
  if (requestType === 'Delete' && isNotCreated(physicalId)) {
    return { physicalId, action: 'nothing to delete' };
  }
  throw new Failure('UnknownResourceType', `resource type ${resourceType} is not known to this release of cdk-customer-profiles; `
    + `allowed: ${[...LIFECYCLES.keys()].join(', ')}; deploy with the release that wrote the template, or with a newer one`);
}

/** The service's resources are in the partition, region and account of the function. */
function arnPrefix({ invokedFunctionArn }: LambdaContext): string {
  const [arn, partition, , region, account] = invokedFunctionArn.split(':');
  return `${arn}:${partition}:${ARN_SERVICE}:${region}:${account}:`;
}
