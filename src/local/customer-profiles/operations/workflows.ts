import { randomUUID } from 'node:crypto';
import type {
  CreateIntegrationWorkflowRequest, CreateIntegrationWorkflowResponse, DeleteWorkflowRequest, DeleteWorkflowResponse, GetWorkflowRequest,
  GetWorkflowResponse, GetWorkflowStepsRequest, GetWorkflowStepsResponse, ListWorkflowsRequest, ListWorkflowsResponse,
} from '@aws-sdk/client-customer-profiles';
import { checkIntegrationWorkflow } from '../../../model/rules/integration/integration-workflow-rules';
import type { Context, Output, Valid } from '../operation';
import { pageOf } from '../paging';
import { badRequest, notFound } from '../protocol/service-error';
import type { WorkflowRecord } from '../store/records';
import type { Store } from '../store/store';
import { refuse } from '../validation';
import { existingDomain } from './domains';
import { plain } from './integrations';

const TYPE = 'APPFLOW_INTEGRATION';

/** Fetches the history at once, which takes the service hours, and sets the integration up that goes on from there. */
export function createIntegrationWorkflow(
  request: Valid<CreateIntegrationWorkflowRequest>, { store, arns, now }: Context,
): Output<CreateIntegrationWorkflowResponse> {
  refuse(checkIntegrationWorkflow({ ...request, Tags: undefined }));
  const { DomainName } = existingDomain(store, request.DomainName);
  const { FlowDefinition: flow, Batches = [] } = request.IntegrationConfig.AppflowIntegration!;
  const uri = arns.ofFlow(String(flow?.FlowName));
  if (store.integrations.domainOf(uri) !== undefined) {
    throw badRequest(`Flow ${flow?.FlowName} already exists`);
  }
  const time = now();
  const workflow: WorkflowRecord = {
    WorkflowId: randomUUID().replaceAll('-', ''),
    ObjectTypeName: request.ObjectTypeName,
    RoleArn: request.RoleArn,
    Status: 'COMPLETE',
    SourceConnectorType: String(flow?.SourceFlowConfig?.ConnectorType),
    ConnectorProfileName: String(flow?.SourceFlowConfig?.ConnectorProfileName),
    // without batches the service makes them itself; here it is one
    Steps: (Batches.length > 0 ? Batches : [{ StartTime: new Date(0), EndTime: new Date(time) }]).map(({ StartTime, EndTime }, index) => ({
      FlowName: `${flow?.FlowName}-${index}`,
      Status: 'COMPLETE',
      BatchRecordsStartTime: new Date(StartTime!).toISOString(),
      BatchRecordsEndTime: new Date(EndTime!).toISOString(),
    })),
    CreatedAt: time,
    LastUpdatedAt: time,
  };
  store.workflows.put(DomainName, workflow);
  store.integrations.put(DomainName, {
    Uri: uri,
    ObjectTypeName: request.ObjectTypeName,
    RoleArn: request.RoleArn,
    Scope: 'PROFILE',
    WorkflowId: workflow.WorkflowId,
    FlowDefinition: plain(flow),
    Tags: request.Tags,
    CreatedAt: time,
    LastUpdatedAt: time,
  });
  return { WorkflowId: workflow.WorkflowId, Message: `Workflow ${workflow.WorkflowId} was created in domain ${DomainName}` };
}

export function getWorkflow(request: Valid<GetWorkflowRequest>, { store }: Context): Output<GetWorkflowResponse> {
  const workflow = existingWorkflow(store, request.DomainName, request.WorkflowId);
  return {
    WorkflowId: workflow.WorkflowId,
    WorkflowType: TYPE,
    Status: workflow.Status,
    ErrorDescription: workflow.ErrorDescription,
    StartDate: new Date(workflow.CreatedAt),
    LastUpdatedAt: new Date(workflow.LastUpdatedAt),
    Attributes: {
      AppflowIntegration: {
        SourceConnectorType: workflow.SourceConnectorType, ConnectorProfileName: workflow.ConnectorProfileName, RoleArn: workflow.RoleArn,
      },
    },
    Metrics: {
      AppflowIntegration: {
        RecordsProcessed: 0, StepsCompleted: workflow.Steps.filter(({ Status }) => Status === 'COMPLETE').length, TotalSteps: workflow.Steps.length,
      },
    },
  };
}

export function getWorkflowSteps(request: Valid<GetWorkflowStepsRequest>, { store }: Context): Output<GetWorkflowStepsResponse> {
  const workflow = existingWorkflow(store, request.DomainName, request.WorkflowId);
  const steps = workflow.Steps.map((step, index) => ({ step, name: String(index).padStart(6, '0') }));
  const page = pageOf(steps, ({ name }) => name, request, `GetWorkflowSteps ${workflow.WorkflowId}`);
  return {
    WorkflowId: workflow.WorkflowId,
    WorkflowType: TYPE,
    NextToken: page.NextToken,
    Items: page.Items.map(({ step }) => ({
      AppflowIntegration: {
        ...step,
        ExecutionMessage: `The step is ${step.Status}`,
        RecordsProcessed: 0,
        CreatedAt: new Date(workflow.CreatedAt),
        LastUpdatedAt: new Date(workflow.LastUpdatedAt),
      },
    })),
  };
}

/** Removes the workflow with the integration that it set up (documentation of DeleteWorkflow). */
export function deleteWorkflow(request: Valid<DeleteWorkflowRequest>, { store }: Context): Output<DeleteWorkflowResponse> {
  const { WorkflowId } = existingWorkflow(store, request.DomainName, request.WorkflowId);
  store.integrations.list(request.DomainName).filter((integration) => integration.WorkflowId === WorkflowId)
    .forEach(({ Uri }) => store.integrations.delete(request.DomainName, Uri));
  store.workflows.delete(request.DomainName, WorkflowId);
  return {};
}

export function listWorkflows(request: Valid<ListWorkflowsRequest>, { store }: Context): Output<ListWorkflowsResponse> {
  const { DomainName } = existingDomain(store, request.DomainName);
  const { Status, QueryStartDate, QueryEndDate } = request;
  const workflows = store.workflows.list(DomainName).filter((workflow) => (Status === undefined || workflow.Status === Status)
    && (QueryStartDate === undefined || workflow.CreatedAt >= new Date(QueryStartDate).getTime())
    && (QueryEndDate === undefined || workflow.LastUpdatedAt <= new Date(QueryEndDate).getTime()));
  const page = pageOf(workflows, ({ WorkflowId }) => WorkflowId, request, `ListWorkflows ${DomainName}`);
  return {
    NextToken: page.NextToken,
    Items: page.Items.map((workflow) => ({
      WorkflowType: TYPE,
      WorkflowId: workflow.WorkflowId,
      Status: workflow.Status,
      StatusDescription: workflow.ErrorDescription ?? `The workflow is ${workflow.Status}`,
      CreatedAt: new Date(workflow.CreatedAt),
      LastUpdatedAt: new Date(workflow.LastUpdatedAt),
    })),
  };
}

function existingWorkflow(store: Store, domainName: string, workflowId: string): WorkflowRecord {
  existingDomain(store, domainName);
  const workflow = store.workflows.get(domainName, workflowId);
  if (!workflow) {
    throw notFound(`Workflow ${workflowId} does not exist in domain ${domainName}`);
  }
  return workflow;
}
