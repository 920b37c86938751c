import type {
  CreateCalculatedAttributeDefinitionRequest, CreateCalculatedAttributeDefinitionResponse, DeleteCalculatedAttributeDefinitionRequest,
  DeleteCalculatedAttributeDefinitionResponse, GetCalculatedAttributeDefinitionRequest, GetCalculatedAttributeDefinitionResponse,
  ListCalculatedAttributeDefinitionsRequest, ListCalculatedAttributeDefinitionsResponse, UpdateCalculatedAttributeDefinitionRequest,
  UpdateCalculatedAttributeDefinitionResponse,
} from '@aws-sdk/client-customer-profiles';
import { checkCalculatedAttribute } from '../../../model/rules/calculated-attribute/calculated-attribute-rules';
import { parseExpression } from '../../../model/rules/calculated-attribute/calculation-expression';
import type { Context, Output, Valid } from '../operation';
import { pageOf } from '../paging';
import { badRequest, notFound } from '../protocol/service-error';
import type { CalculatedAttributeRecord } from '../store/records';
import type { Store } from '../store/store';
import { refuse } from '../validation';
import { existingDomain } from './domains';

export function createCalculatedAttributeDefinition(
  request: Valid<CreateCalculatedAttributeDefinitionRequest>, { store, quotas, now }: Context,
): Output<CreateCalculatedAttributeDefinitionResponse> {
  const { DomainName, ...members } = request;
  // tags are the shape's affair: the rule of the model is for those of a user, who shares the service's fifty with this library
  refuse(checkCalculatedAttribute({ ...request, Tags: undefined }));
  existingDomain(store, DomainName);
  if (store.calculatedAttributes.get(DomainName, request.CalculatedAttributeName)) {
    throw badRequest(`Calculated attribute ${request.CalculatedAttributeName} already exists in domain ${DomainName}`);
  }
  if (store.calculatedAttributes.list(DomainName).length >= quotas.calculatedAttributesPerDomain) {
    throw badRequest(`Domain ${DomainName} has ${quotas.calculatedAttributesPerDomain} calculated attributes already, which is its quota`);
  }
  checkObjectType(store, DomainName, String(request.AttributeDetails.Expression));
  const time = now();
  const record: CalculatedAttributeRecord = { ...members, CreatedAt: time, LastUpdatedAt: time };
  store.calculatedAttributes.put(DomainName, record);
  return definition(record, time);
}

/** A member that is left out stays as it was; conditions are put in place of the old ones, but for the time that objects are dated by. */
export function updateCalculatedAttributeDefinition(
  request: Valid<UpdateCalculatedAttributeDefinitionRequest>, { store, now }: Context,
): Output<UpdateCalculatedAttributeDefinitionResponse> {
  const { DomainName, CalculatedAttributeName, DisplayName, Description, Conditions } = request;
  const old = existingCalculatedAttribute(store, DomainName, CalculatedAttributeName);
  for (const member of ['TimestampSource', 'TimestampFormat'] as const) {
    if (Conditions && Conditions.Range?.[member] !== old.Conditions?.Range?.[member]) {
      throw badRequest(`The ${member} of calculated attribute ${CalculatedAttributeName} cannot be changed`);
    }
  }
  const record: CalculatedAttributeRecord = {
    ...old,
    DisplayName: DisplayName ?? old.DisplayName,
    Description: Description ?? old.Description,
    Conditions: Conditions ?? old.Conditions,
    LastUpdatedAt: now(),
  };
  refuse(checkCalculatedAttribute({ ...record, DomainName, Tags: undefined }));
  store.calculatedAttributes.put(DomainName, record);
  const { Filter: _, Tags: _tags, ...answer } = definition(record, now());
  return answer;
}

export function getCalculatedAttributeDefinition(
  { DomainName, CalculatedAttributeName }: Valid<GetCalculatedAttributeDefinitionRequest>, { store, now }: Context,
): Output<GetCalculatedAttributeDefinitionResponse> {
  return definition(existingCalculatedAttribute(store, DomainName, CalculatedAttributeName), now());
}

export function deleteCalculatedAttributeDefinition(
  { DomainName, CalculatedAttributeName }: Valid<DeleteCalculatedAttributeDefinitionRequest>, { store }: Context,
): Output<DeleteCalculatedAttributeDefinitionResponse> {
  existingCalculatedAttribute(store, DomainName, CalculatedAttributeName);
  store.calculatedAttributes.delete(DomainName, CalculatedAttributeName);
  return {};
}

export function listCalculatedAttributeDefinitions(
  request: Valid<ListCalculatedAttributeDefinitionsRequest>, { store, now }: Context,
): Output<ListCalculatedAttributeDefinitionsResponse> {
  const { DomainName } = existingDomain(store, request.DomainName);
  const list = `ListCalculatedAttributeDefinitions ${DomainName}`;
  const page = pageOf(store.calculatedAttributes.list(DomainName), ({ CalculatedAttributeName }) => CalculatedAttributeName, request, list);
  return { ...page, Items: page.Items.map((record) => definition(record, now())) };
}

export function existingCalculatedAttribute(store: Store, domainName: string, name: string): CalculatedAttributeRecord {
  existingDomain(store, domainName);
  const record = store.calculatedAttributes.get(domainName, name);
  if (!record) {
    throw notFound(`Calculated attribute ${name} does not exist in domain ${domainName}`);
  }
  return record;
}

/** "This requires an existing object type in the domain" ("Calculated attributes APIs", administrator guide); standard objects always exist. */
function checkObjectType(store: Store, domainName: string, text: string): void {
  const parsed = parseExpression(text);
  const objectType = 'expression' in parsed ? parsed.expression.operands[0].objectType : '';
  if (!objectType.startsWith('_') && !store.objectType(domainName, objectType)) {
    throw badRequest(`Object type ${objectType} does not exist in domain ${domainName}`);
  }
}

function definition(record: CalculatedAttributeRecord, now: number): Output<GetCalculatedAttributeDefinitionResponse> {
  const { CreatedAt, LastUpdatedAt, ...members } = record;
  return { ...members, ...readiness(record, now), CreatedAt: new Date(CreatedAt), LastUpdatedAt: new Date(LastUpdatedAt) };
}

/** Seconds after which the local service has begun with historical data, and is done with it. */
const BEGUN = 2;
const DONE = 10;

/** How far historical data is calculated: the service takes minutes to hours. */
function readiness({ UseHistoricalData, CreatedAt }: CalculatedAttributeRecord, now: number): Pick<Output<GetCalculatedAttributeDefinitionResponse>, 'Status' | 'Readiness'> {
  if (!UseHistoricalData) {
    return {};
  }
  const seconds = (now - CreatedAt) / 1000;
  const Status = seconds < BEGUN ? 'PREPARING' : seconds < DONE ? 'IN_PROGRESS' : 'COMPLETED';
  return { Status, Readiness: { ProgressPercentage: Math.min(100, Math.max(0, Math.floor(100 * (seconds - BEGUN) / (DONE - BEGUN)))) } };
}
