import {
  DeleteIntegration$, GetIntegration$, ListAccountIntegrations$, ListIntegrations$, PutIntegration$,
} from '@aws-sdk/client-customer-profiles';
import type {
  DeleteIntegrationRequest, DeleteIntegrationResponse, GetIntegrationRequest, GetIntegrationResponse, ListAccountIntegrationsRequest,
  ListAccountIntegrationsResponse, ListIntegrationsRequest, ListIntegrationsResponse, PutIntegrationRequest, PutIntegrationResponse,
} from '@aws-sdk/client-customer-profiles';
import { flowNameOf, runsByItself } from './flow-state';
import { checkIntegration } from '../../../model/rules/integration/integration-rules';
import { dataOperation } from '../api/data-operation';
import { existing, existingDomain } from '../api/existing';
import { operation } from '../api/operation';
import type { Operation, Output, Valid } from '../api/operation';
import { pageOf } from '../api/paging';
import { refuseOverQuota } from '../api/quota-check';
import { validateRules } from '../api/validation';
import { badRequest } from '../protocol/service-error';
import type { IntegrationRecord } from '../store/records';
import type { Store } from '../store/store';

type PutRequest = Valid<PutIntegrationRequest>;

/** The object type of a source whose records are files and texts rather than fields. */
const UNSTRUCTURED = '_unstructured';

export const INTEGRATION_OPERATIONS: readonly Operation[] = [
  /**
   * Makes the integration, with its flow where it has a definition, or puts the request in place of what there is: only the tags, the flow
   * and the time of creation stay.
   */
  operation<PutIntegrationRequest, PutIntegrationResponse>(PutIntegration$, (request, context) => {
    const { store, arns, now } = context;
    validateRules(checkIntegration, request);
    const { DomainName } = existingDomain(store, request.DomainName);
    const uri = request.FlowDefinition ? arns.ofFlow(String(request.FlowDefinition.FlowName)) : String(request.Uri);
    const integrations = store.children('integration');
    const elsewhere = integrations.domainOf(uri);
    if (elsewhere !== undefined && elsewhere !== DomainName) {
      throw badRequest(`An integration with ${uri} belongs to domain ${elsewhere} already; an integration can belong to only one domain`);
    }
    const old = integrations.get(DomainName, uri);
    if (old && request.FlowDefinition) {
      throw badRequest(`Flow ${request.FlowDefinition.FlowName} already exists`);
    }
    if (!old) {
      refuseOverQuota('integration', DomainName, context);
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
      FlowStatus: old?.FlowStatus,
      Tags: old ? old.Tags : request.Tags,
      CreatedAt: old?.CreatedAt ?? time,
      LastUpdatedAt: time,
    };
    integrations.put(DomainName, record);
    return integrationResponse(DomainName, record);
  }),

  operation<GetIntegrationRequest, GetIntegrationResponse>(GetIntegration$, (request, { store }) => {
    return integrationResponse(request.DomainName, existing(store, 'integration', request.DomainName, request.Uri));
  }),

  /** Removes the integration, and the flow that was made for it, which AppFlow does not delete while it runs (AppFlow API Reference, DeleteFlow). */
  operation<DeleteIntegrationRequest, DeleteIntegrationResponse>(DeleteIntegration$, (request, { store }) => {
    const record = existing(store, 'integration', request.DomainName, request.Uri);
    if (runsByItself(record)) {
      throw badRequest(`Flow is in active state, please deactivate the flow: ${flowNameOf(record)}`);
    }
    store.children('integration').delete(request.DomainName, request.Uri);
    return { Message: `Integration ${request.Uri} was deleted from domain ${request.DomainName}` };
  }),

  operation<ListIntegrationsRequest, ListIntegrationsResponse>(ListIntegrations$, (request, { store }) => {
    const { DomainName } = existingDomain(store, request.DomainName);
    const page = pageOf(store.children('integration').list(DomainName), ({ Uri }) => Uri, request, `ListIntegrations ${DomainName}`);
    return { ...page, Items: page.Items.map((record) => integrationResponse(DomainName, record)) };
  }),

  /** In all domains of the account. None is hidden here: that is what the service keeps for itself. */
  dataOperation<ListAccountIntegrationsRequest, ListAccountIntegrationsResponse>(ListAccountIntegrations$, (request, { store }) => {
    const ofUri = store.listDomains().flatMap(({ DomainName }) => {
      const record = store.children('integration').get(DomainName, request.Uri);
      return record ? [integrationResponse(DomainName, record)] : [];
    });
    return pageOf(ofUri, ({ DomainName }) => String(DomainName), request, `ListAccountIntegrations ${request.Uri}`);
  }),
];

/** What the deletion of an object type does to the integrations that use it (documentation of DeleteProfileObjectType). */
export function disableIntegrations(store: Store, domainName: string, objectTypeName: string): void {
  store.children('integration').list(domainName)
    .filter(({ ObjectTypeName, ObjectTypeNames = {} }) => [ObjectTypeName, ...Object.values(ObjectTypeNames)].includes(objectTypeName))
    .forEach((record) => store.children('integration').put(domainName, { ...record, Disabled: true }));
}

/** A record is plain JSON, which has no times. */
export function plain(flow: PutRequest['FlowDefinition']): IntegrationRecord['FlowDefinition'] {
  return flow && JSON.parse(JSON.stringify(flow)) as IntegrationRecord['FlowDefinition'];
}

function integrationResponse(domainName: string, record: IntegrationRecord): Output<GetIntegrationResponse> & { readonly Uri: string } {
  const { FlowDefinition: _, FlowStatus: __, Disabled: ___, CreatedAt, LastUpdatedAt, ...members } = record;
  return {
    ...members,
    DomainName: domainName,
    IsUnstructured: record.ObjectTypeName === UNSTRUCTURED,
    CreatedAt: new Date(CreatedAt),
    LastUpdatedAt: new Date(LastUpdatedAt),
  };
}
