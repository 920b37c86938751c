import { randomUUID } from 'node:crypto';
import {
  CreateIntegrationWorkflow$, DeleteWorkflow$, GetWorkflow$, GetWorkflowSteps$, ListWorkflows$,
} from '@aws-sdk/client-customer-profiles';
import type {
  CreateIntegrationWorkflowRequest, CreateIntegrationWorkflowResponse, DeleteWorkflowRequest, DeleteWorkflowResponse, GetWorkflowRequest,
  GetWorkflowResponse, GetWorkflowStepsRequest, GetWorkflowStepsResponse, ListWorkflowsRequest, ListWorkflowsResponse,
} from '@aws-sdk/client-customer-profiles';
import { plain } from './integrations';
import { checkIntegrationWorkflow } from '../../../model/rules/integration/integration-workflow-rules';
import { existing, existingDomain } from '../api/existing';
import { operation } from '../api/operation';
import type { Operation } from '../api/operation';
import { pageOf } from '../api/paging';
import { validateRules } from '../api/validation';
import { badRequest } from '../protocol/service-error';
import type { WorkflowRecord } from '../store/records';

const TYPE = 'APPFLOW_INTEGRATION';

export const WORKFLOW_OPERATIONS: readonly Operation[] = [
  /** Fetches the history at once, which takes the service hours, and sets the integration up that goes on from there. */
  operation<CreateIntegrationWorkflowRequest, CreateIntegrationWorkflowResponse>(CreateIntegrationWorkflow$, (request, { store, arns, now }) => {
    validateRules(checkIntegrationWorkflow, request);
    const { DomainName } = existingDomain(store, request.DomainName);
    const { FlowDefinition: flow, Batches = [] } = request.IntegrationConfig.AppflowIntegration!;
    const uri = arns.ofFlow(String(flow?.FlowName));
    if (store.children('integration').domainOf(uri) !== undefined) {
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
    store.children('integration-workflow').put(DomainName, workflow);
    store.children('integration').put(DomainName, {
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
  }),

  operation<GetWorkflowRequest, GetWorkflowResponse>(GetWorkflow$, (request, { store }) => {
    const workflow = existing(store, 'integration-workflow', request.DomainName, request.WorkflowId);
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
  }),

  operation<GetWorkflowStepsRequest, GetWorkflowStepsResponse>(GetWorkflowSteps$, (request, { store }) => {
    const workflow = existing(store, 'integration-workflow', request.DomainName, request.WorkflowId);
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
  }),

  /** Removes the workflow with the integration that it set up (documentation of DeleteWorkflow). */
  operation<DeleteWorkflowRequest, DeleteWorkflowResponse>(DeleteWorkflow$, (request, { store }) => {
    const integrations = store.children('integration');
    const { WorkflowId } = existing(store, 'integration-workflow', request.DomainName, request.WorkflowId);
    integrations.list(request.DomainName).filter((integration) => integration.WorkflowId === WorkflowId)
      .forEach(({ Uri }) => integrations.delete(request.DomainName, Uri));
    store.children('integration-workflow').delete(request.DomainName, WorkflowId);
    return {};
  }),

  operation<ListWorkflowsRequest, ListWorkflowsResponse>(ListWorkflows$, (request, { store }) => {
    const { DomainName } = existingDomain(store, request.DomainName);
    const { Status, QueryStartDate, QueryEndDate } = request;
    const workflows = store.children('integration-workflow').list(DomainName).filter((workflow) => (Status === undefined || workflow.Status === Status)
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
  }),
];
