import {
  CreateCalculatedAttributeDefinition$, CreateEventStream$, DeleteCalculatedAttributeDefinition$, DeleteEventStream$,
  GetCalculatedAttributeDefinition$, GetEventStream$, ListCalculatedAttributeDefinitions$, ListEventStreams$, UpdateCalculatedAttributeDefinition$,
  CreateIntegrationWorkflow$, DeleteIntegration$, DeleteWorkflow$, GetIntegration$, GetWorkflow$, GetWorkflowSteps$, ListIntegrations$,
  ListWorkflows$, PutIntegration$,
  CreateDomain$, DeleteDomain$, DeleteProfileObjectType$, GetDomain$, GetProfileObjectType$, GetProfileObjectTypeTemplate$, ListDomains$,
  ListProfileObjectTypes$, ListProfileObjectTypeTemplates$, ListTagsForResource$, PutProfileObjectType$, TagResource$, UntagResource$, UpdateDomain$,
} from '@aws-sdk/client-customer-profiles';
import { operation, Operation } from '../operation';
import {
  createCalculatedAttributeDefinition, deleteCalculatedAttributeDefinition, getCalculatedAttributeDefinition, listCalculatedAttributeDefinitions,
  updateCalculatedAttributeDefinition,
} from './calculated-attributes';
import { createDomain, deleteDomain, getDomain, listDomains, updateDomain } from './domains';
import { createEventStream, deleteEventStream, getEventStream, listEventStreams } from './event-streams';
import { deleteIntegration, getIntegration, listIntegrations, putIntegration } from './integrations';
import { deleteProfileObjectType, getProfileObjectType, listProfileObjectTypes, putProfileObjectType } from './object-types';
import { listTagsForResource, tagResource, untagResource } from './tags';
import { getProfileObjectTypeTemplate, listProfileObjectTypeTemplates } from './templates';
import { createIntegrationWorkflow, deleteWorkflow, getWorkflow, getWorkflowSteps, listWorkflows } from './workflows';

/** What the service can do. A new operation is one more line here. */
export const OPERATIONS: readonly Operation[] = [
  operation(CreateDomain$, createDomain),
  operation(UpdateDomain$, updateDomain),
  operation(GetDomain$, getDomain),
  operation(DeleteDomain$, deleteDomain),
  operation(ListDomains$, listDomains),
  operation(PutProfileObjectType$, putProfileObjectType),
  operation(GetProfileObjectType$, getProfileObjectType),
  operation(DeleteProfileObjectType$, deleteProfileObjectType),
  operation(ListProfileObjectTypes$, listProfileObjectTypes),
  operation(ListProfileObjectTypeTemplates$, listProfileObjectTypeTemplates),
  operation(GetProfileObjectTypeTemplate$, getProfileObjectTypeTemplate),
  operation(PutIntegration$, putIntegration),
  operation(GetIntegration$, getIntegration),
  operation(DeleteIntegration$, deleteIntegration),
  operation(ListIntegrations$, listIntegrations),
  operation(CreateIntegrationWorkflow$, createIntegrationWorkflow),
  operation(GetWorkflow$, getWorkflow),
  operation(GetWorkflowSteps$, getWorkflowSteps),
  operation(DeleteWorkflow$, deleteWorkflow),
  operation(ListWorkflows$, listWorkflows),
  operation(CreateEventStream$, createEventStream),
  operation(GetEventStream$, getEventStream),
  operation(ListEventStreams$, listEventStreams),
  operation(DeleteEventStream$, deleteEventStream),
  operation(CreateCalculatedAttributeDefinition$, createCalculatedAttributeDefinition),
  operation(GetCalculatedAttributeDefinition$, getCalculatedAttributeDefinition),
  operation(UpdateCalculatedAttributeDefinition$, updateCalculatedAttributeDefinition),
  operation(DeleteCalculatedAttributeDefinition$, deleteCalculatedAttributeDefinition),
  operation(ListCalculatedAttributeDefinitions$, listCalculatedAttributeDefinitions),
  operation(TagResource$, tagResource),
  operation(UntagResource$, untagResource),
  operation(ListTagsForResource$, listTagsForResource),
];
