import { randomUUID } from 'node:crypto';
import { DeleteFlow$, DescribeFlow$, DescribeFlowResponse$, StartFlow$, StopFlow$ } from '@aws-sdk/client-appflow';
import type {
  DeleteFlowRequest, DeleteFlowResponse, DescribeFlowRequest, DescribeFlowResponse, StartFlowRequest, StartFlowResponse, StopFlowRequest,
  StopFlowResponse,
} from '@aws-sdk/client-appflow';
import { NormalizedSchema } from '@smithy/core/schema';
import { flowStateOf, isOnDemand, runsByItself } from './flow-state';
import type { FlowState } from './flow-state';
import { inMembersOf } from './in-members-of';
import { flowOperation } from '../api/flow-operation';
import type { Context, Operation, Output } from '../api/operation';
import { notFound, serviceError } from '../protocol/service-error';
import type { IntegrationRecord } from '../store/records';

/** The flow of an integration, or of the one that a workflow has set up. */
interface Flow {
  readonly domainName: string;
  readonly record: IntegrationRecord;
  readonly arn: string;
}

const DESCRIPTION = NormalizedSchema.of(DescribeFlowResponse$);

/** As much of AppFlow as the flows need that Customer Profiles makes: they come and go with their integrations, and nothing runs in them. */
export const FLOW_OPERATIONS: readonly Operation[] = [
  /** Activates a flow; one that is run on demand is run. */
  flowOperation<StartFlowRequest, StartFlowResponse>(StartFlow$, ({ flowName }, context) => {
    const flow = existingFlow(flowName, context);
    if (isOnDemand(flow.record)) {
      return { flowArn: flow.arn, flowStatus: flowStateOf(flow.record), executionId: randomUUID() };
    }
    return { flowArn: flow.arn, flowStatus: put(flow, 'Active', context) };
  }),

  flowOperation<StopFlowRequest, StopFlowResponse>(StopFlow$, ({ flowName }, context) => {
    const flow = existingFlow(flowName, context);
    if (isOnDemand(flow.record)) {
      throw serviceError('UnsupportedOperationException', `Flow ${flowName} is run on demand, and cannot be stopped`);
    }
    if (!runsByItself(flow.record)) {
      throw serviceError('ConflictException', `Conflict executing request: Flow is in ${flowStateOf(flow.record).toLowerCase()} state: ${flowName}`);
    }
    return { flowArn: flow.arn, flowStatus: put(flow, 'Suspended', context) };
  }),

  flowOperation<DescribeFlowRequest, DescribeFlowResponse>(DescribeFlow$, ({ flowName }, context) => {
    const { domainName, record, arn } = existingFlow(flowName, context);
    return {
      // the two APIs have one form for a definition, and differ in the case of its members only
      ...inMembersOf(DESCRIPTION, record.FlowDefinition) as Output<DescribeFlowResponse>,
      flowArn: arn,
      flowStatus: flowStateOf(record),
      destinationFlowConfigList: [{
        connectorType: 'CustomerProfiles',
        destinationConnectorProperties: { CustomerProfiles: { domainName, objectTypeName: record.ObjectTypeName } },
      }],
      createdAt: new Date(record.CreatedAt),
      lastUpdatedAt: new Date(record.LastUpdatedAt),
    };
  }),

  /** Its integration stays, and brings nothing any more. */
  flowOperation<DeleteFlowRequest, DeleteFlowResponse>(DeleteFlow$, ({ flowName, forceDelete }, context) => {
    const flow = existingFlow(flowName, context);
    if (runsByItself(flow.record) && !forceDelete) {
      throw serviceError('ConflictException',
        `Conflict executing request: Flow is in active state, please set forceDelete to true or deactivate the flow: ${flowName}`);
    }
    put(flow, 'Deleted', context);
    return {};
  }),
];

function existingFlow(flowName: string, { store, arns }: Context): Flow {
  const integrations = store.children('integration');
  const arn = arns.ofFlow(flowName);
  const domainName = integrations.domainOf(arn);
  const record = domainName === undefined ? undefined : integrations.get(domainName, arn);
  if (domainName === undefined || !record?.FlowDefinition || flowStateOf(record) === 'Deleted' satisfies FlowState) {
    throw notFound(`Flow with name: ${flowName} does not exist`);
  }
  return { domainName, record, arn };
}

function put({ domainName, record }: Flow, state: FlowState, { store }: Context): FlowState {
  if (flowStateOf(record) !== state) {
    store.children('integration').put(domainName, { ...record, FlowStatus: state });
  }
  return state;
}
