import {
  CreateCalculatedAttributeDefinition$, DeleteCalculatedAttributeDefinition$, GetCalculatedAttributeDefinition$,
  ListCalculatedAttributeDefinitions$, UpdateCalculatedAttributeDefinition$,
} from '@aws-sdk/client-customer-profiles';
import type {
  CreateCalculatedAttributeDefinitionRequest as CreateRequest,
  CreateCalculatedAttributeDefinitionResponse as CreateResponse,
  DeleteCalculatedAttributeDefinitionRequest as DeleteRequest,
  DeleteCalculatedAttributeDefinitionResponse as DeleteResponse,
  GetCalculatedAttributeDefinitionRequest as GetRequest,
  GetCalculatedAttributeDefinitionResponse as GetResponse,
  ListCalculatedAttributeDefinitionsRequest as ListRequest,
  ListCalculatedAttributeDefinitionsResponse as ListResponse,
  UpdateCalculatedAttributeDefinitionRequest as UpdateRequest,
  UpdateCalculatedAttributeDefinitionResponse as UpdateResponse,
} from '@aws-sdk/client-customer-profiles';
import { checkCalculatedAttribute } from '../../../model/rules/calculated-attribute/calculated-attribute-rules';
import { parseExpression } from '../../../model/rules/calculated-attribute/calculation-expression';
import { existing, existingDomain } from '../api/existing';
import { operation } from '../api/operation';
import type { Context, Operation, Output } from '../api/operation';
import { pageOf } from '../api/paging';
import { refuseOverQuota } from '../api/quota-check';
import { validateRules } from '../api/validation';
import { beforeRangeChanges, forgetAttribute, loadHistory } from '../engine/calculation/definition-changes';
import { filterProblem } from '../engine/calculation/filter-problem';
import { definitionNamed, definitionsOf, deleteDefault, isDefault } from '../engine/calculation/known-definitions';
import { fieldsOfRecord } from '../engine/fields/field-values';
import type { Scene } from '../engine/scene';
import { badRequest } from '../protocol/service-error';
import type { CalculatedAttributeRecord } from '../store/records';

export const CALCULATED_ATTRIBUTE_OPERATIONS: readonly Operation[] = [
  operation<CreateRequest, CreateResponse>(CreateCalculatedAttributeDefinition$, (request, context) => {
    const { store, now, scene } = context;
    const { DomainName, ...members } = request;
    validateRules(checkCalculatedAttribute, request);
    refuseFilter(request.Filter);
    existingDomain(store, DomainName);
    if (store.children('calculated-attribute').get(DomainName, request.CalculatedAttributeName)) {
      throw badRequest(`Calculated attribute ${request.CalculatedAttributeName} already exists in domain ${DomainName}`);
    }
    refuseOverQuota('calculated-attribute', DomainName, context);
    checkObjectType(scene(DomainName), DomainName, String(request.AttributeDetails.Expression));
    const time = now();
    const record: CalculatedAttributeRecord = { ...members, CreatedAt: time, LastUpdatedAt: time };
    store.children('calculated-attribute').put(DomainName, record);
    loadHistory(scene(DomainName), record, fieldsOfRecord);
    return definition(record, context);
  }),

  /** A member that is left out stays as it was; conditions are put in place of the old ones, but for the time that objects are dated by. */
  operation<UpdateRequest, UpdateResponse>(UpdateCalculatedAttributeDefinition$, (request, context) => {
    const { store, now, scene } = context;
    const { DomainName, CalculatedAttributeName, DisplayName, Description, Conditions } = request;
    const old = existing(store, 'calculated-attribute', DomainName, CalculatedAttributeName);
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
    validateRules(checkCalculatedAttribute, { ...record, DomainName });
    beforeRangeChanges(scene(DomainName), old);
    store.children('calculated-attribute').put(DomainName, record);
    const { Filter: _, Tags: _tags, ...answer } = definition(record, context);
    return answer;
  }),

  operation<GetRequest, GetResponse>(GetCalculatedAttributeDefinition$, ({ DomainName, CalculatedAttributeName }, context) => {
    const { store, scene, options } = context;
    const byService = definitionNamed(scene(DomainName), CalculatedAttributeName, options.defaultCalculatedAttributes);
    return definition(byService ?? existing(store, 'calculated-attribute', DomainName, CalculatedAttributeName), context);
  }),

  operation<DeleteRequest, DeleteResponse>(DeleteCalculatedAttributeDefinition$, ({ DomainName, CalculatedAttributeName: name }, context) => {
    const { store, options } = context;
    const scene = context.scene(DomainName);
    const known = definitionNamed(scene, name, options.defaultCalculatedAttributes) ?? existing(store, 'calculated-attribute', DomainName, name);
    if (isDefault(scene, known)) {
      deleteDefault(scene, name);
    } else {
      store.children('calculated-attribute').delete(DomainName, name);
      forgetAttribute(scene, name);
    }
    return {};
  }),

  operation<ListRequest, ListResponse>(ListCalculatedAttributeDefinitions$, (request, context) => {
    const { scene, options } = context;
    const { DomainName } = request;
    const definitions = [...definitionsOf(scene(DomainName), options.defaultCalculatedAttributes)]
      .sort((one, other) => (one.CalculatedAttributeName < other.CalculatedAttributeName ? -1 : 1));
    const list = `ListCalculatedAttributeDefinitions ${DomainName}`;
    const page = pageOf(definitions, ({ CalculatedAttributeName }) => CalculatedAttributeName, request, list);
    return { ...page, Items: page.Items.map((record) => definition(record, context)) };
  }),
];

/**
 * "This requires an existing object type in the domain" ("Calculated attributes APIs", administrator guide). Standard objects always exist, and so do
 * the templates, which take records without a definition: the same page calculates with `{CTR.agent.id}`.
 */
function checkObjectType({ definitions }: Scene, domainName: string, text: string): void {
  const parsed = parseExpression(text);
  const objectType = 'expression' in parsed ? parsed.expression.operands[0].objectType : '';
  if (!objectType.startsWith('_') && !definitions.objectType(objectType)) {
    throw badRequest(`Object type ${objectType} does not exist in domain ${domainName}`);
  }
}

/** A filter that records could not be tried against. */
function refuseFilter(filter: CalculatedAttributeRecord['Filter']): void {
  const problem = filterProblem(filter);
  if (problem !== undefined) {
    throw badRequest(problem);
  }
}

function definition(record: CalculatedAttributeRecord, { now, options }: Pick<Context, 'now' | 'options'>): Output<GetResponse> {
  const { CreatedAt, LastUpdatedAt, ...members } = record;
  const loaded = readiness(record, options.eventualConsistency ? now() : Infinity);
  return { ...members, ...loaded, CreatedAt: new Date(CreatedAt), LastUpdatedAt: new Date(LastUpdatedAt) };
}

/** Seconds after which a service whose effects come late has begun with historical data, and is done with it. */
const BEGUN = 2;
const DONE = 10;

/** How far historical data is calculated, for which the service takes minutes to hours (D-C3). */
function readiness({ UseHistoricalData, CreatedAt }: CalculatedAttributeRecord, now: number): Pick<Output<GetResponse>, 'Status' | 'Readiness'> {
  if (!UseHistoricalData) {
    return {};
  }
  const seconds = (now - CreatedAt) / 1000;
  const Status = seconds < BEGUN ? 'PREPARING' : seconds < DONE ? 'IN_PROGRESS' : 'COMPLETED';
  return { Status, Readiness: { ProgressPercentage: Math.min(100, Math.max(0, Math.floor(100 * (seconds - BEGUN) / (DONE - BEGUN)))) } };
}
