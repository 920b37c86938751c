import type {
  DeleteIntegrationRequest, DeleteIntegrationResponse, GetIntegrationRequest, GetIntegrationResponse, ListIntegrationsRequest,
  ListIntegrationsResponse, PutIntegrationRequest, PutIntegrationResponse,
} from '@aws-sdk/client-customer-profiles';
import { checkIntegration } from '../../../model/rules/integration/integration-rules';
import type { Context, Output, Valid } from '../operation';
import { pageOf } from '../paging';
import { badRequest, notFound } from '../protocol/service-error';
import type { IntegrationRecord } from '../store/records';
import type { Store } from '../store/store';
import { refuse } from '../validation';
import { existingDomain } from './domains';

type PutRequest = Valid<PutIntegrationRequest>;

/** The object type of a source whose records are files and texts rather than fields. */
const UNSTRUCTURED = '_unstructured';

/**
 * Makes the integration, with its flow where it has a definition, or puts the request in place of what there is: only the tags, the flow
 * and the time of creation stay.
 */
export function putIntegration(request: PutRequest, context: Context): Output<PutIntegrationResponse> {
  const { store, arns, quotas, now } = context;
  // tags are the shape's affair: the rule of the model is for those of a user, who shares the service's fifty with this library
  refuse(checkIntegration({ ...request, Tags: undefined }));
  const { DomainName } = existingDomain(store, request.DomainName);
  const uri = request.FlowDefinition ? arns.ofFlow(String(request.FlowDefinition.FlowName)) : String(request.Uri);
  const elsewhere = store.integrations.domainOf(uri);
  if (elsewhere !== undefined && elsewhere !== DomainName) {
    throw badRequest(`An integration with ${uri} belongs to domain ${elsewhere} already; an integration can belong to only one domain`);
  }
  const old = store.integrations.get(DomainName, uri);
  if (old && request.FlowDefinition) {
    throw badRequest(`Flow ${request.FlowDefinition.FlowName} already exists`);
  }
  if (!old && store.integrations.list(DomainName).length >= quotas.integrationsPerDomain) {
    throw badRequest(`Domain ${DomainName} has ${quotas.integrationsPerDomain} integrations already, which is its quota`);
  }
  const time = now();
  const record: IntegrationRecord = {
    Uri: uri,
    ObjectTypeName: request.ObjectTypeName,
    ObjectTypeNames: request.ObjectTypeNames,
    RoleArn: request.RoleArn || undefined,
    EventTriggerNames: request.EventTriggerNames,
    // the service's default (documentation of PutIntegration)
    Scope: request.Scope ?? 'PROFILE',
    WorkflowId: old?.WorkflowId,
    FlowDefinition: old ? old.FlowDefinition : plain(request.FlowDefinition),
    Tags: old ? old.Tags : request.Tags,
    CreatedAt: old?.CreatedAt ?? time,
    LastUpdatedAt: time,
  };
  store.integrations.put(DomainName, record);
  return integrationResponse(DomainName, record);
}

export function getIntegration(request: Valid<GetIntegrationRequest>, { store }: Context): Output<GetIntegrationResponse> {
  return integrationResponse(request.DomainName, existingIntegration(store, request.DomainName, request.Uri));
}

/** Removes the integration, and the flow that was made for it. */
export function deleteIntegration(request: Valid<DeleteIntegrationRequest>, { store }: Context): Output<DeleteIntegrationResponse> {
  existingIntegration(store, request.DomainName, request.Uri);
  store.integrations.delete(request.DomainName, request.Uri);
  return { Message: `Integration ${request.Uri} was deleted from domain ${request.DomainName}` };
}

export function listIntegrations(request: Valid<ListIntegrationsRequest>, { store }: Context): Output<ListIntegrationsResponse> {
  const { DomainName } = existingDomain(store, request.DomainName);
  const page = pageOf(store.integrations.list(DomainName), ({ Uri }) => Uri, request, `ListIntegrations ${DomainName}`);
  return { ...page, Items: page.Items.map((record) => integrationResponse(DomainName, record)) };
}

export function existingIntegration(store: Store, domainName: string, uri: string): IntegrationRecord {
  existingDomain(store, domainName);
  const record = store.integrations.get(domainName, uri);
  if (!record) {
    throw notFound(`Integration ${uri} does not exist in domain ${domainName}`);
  }
  return record;
}

/** What the deletion of an object type does to the integrations that use it (documentation of DeleteProfileObjectType). */
export function disableIntegrations(store: Store, domainName: string, objectTypeName: string): void {
  store.integrations.list(domainName)
    .filter(({ ObjectTypeName, ObjectTypeNames = {} }) => [ObjectTypeName, ...Object.values(ObjectTypeNames)].includes(objectTypeName))
    .forEach((record) => store.integrations.put(domainName, { ...record, Disabled: true }));
}

/** A record is plain JSON, which has no times. */
export function plain(flow: PutRequest['FlowDefinition']): IntegrationRecord['FlowDefinition'] {
  return flow && JSON.parse(JSON.stringify(flow)) as IntegrationRecord['FlowDefinition'];
}

function integrationResponse(domainName: string, record: IntegrationRecord): Output<GetIntegrationResponse> & { readonly Uri: string } {
  const { FlowDefinition: _, Disabled: __, CreatedAt, LastUpdatedAt, ...members } = record;
  return {
    ...members,
    DomainName: domainName,
    IsUnstructured: record.ObjectTypeName === UNSTRUCTURED,
    CreatedAt: new Date(CreatedAt),
    LastUpdatedAt: new Date(LastUpdatedAt),
  };
}
