import {
  BatchGetCalculatedAttributeForProfile$, GetCalculatedAttributeForProfile$, ListCalculatedAttributesForProfile$,
} from '@aws-sdk/client-customer-profiles';
import type {
  BatchGetCalculatedAttributeForProfileRequest as BatchGetRequest, BatchGetCalculatedAttributeForProfileResponse as BatchGetResponse,
  GetCalculatedAttributeForProfileRequest as GetRequest, GetCalculatedAttributeForProfileResponse as GetResponse,
  ListCalculatedAttributesForProfileRequest as ListRequest, ListCalculatedAttributesForProfileResponse as ListResponse,
} from '@aws-sdk/client-customer-profiles';
import { dataOperation } from '../../api/data-operation';
import type { Context, Operation } from '../../api/operation';
import { pageOf } from '../../api/paging';
import { batchGetForProfile, getForProfile, listForProfile } from '../../engine/calculation/answers';
import type { AnswerOptions, BatchRequest } from '../../engine/calculation/answers';
import { fieldsOfRecord } from '../../engine/fields/field-values';

export const CALCULATED_VALUE_OPERATIONS: readonly Operation[] = [
  dataOperation<GetRequest, GetResponse>(GetCalculatedAttributeForProfile$, ({ DomainName, ...which }, context) => (
    getForProfile(context.scene(DomainName), which, optionsOf(context))
  )),

  dataOperation<ListRequest, ListResponse>(ListCalculatedAttributesForProfile$, (request, context) => {
    const { DomainName, ProfileId } = request;
    const values = listForProfile(context.scene(DomainName), { ProfileId }, optionsOf(context));
    return pageOf(values, ({ CalculatedAttributeName }) => CalculatedAttributeName, request, `ListCalculatedAttributesForProfile ${DomainName} ${ProfileId}`);
  }),

  dataOperation<BatchGetRequest, BatchGetResponse>(BatchGetCalculatedAttributeForProfile$, (request, context) => {
    const { DomainName, ConditionOverrides, ...which } = request;
    const wanted = { ...which, ConditionOverrides: ConditionOverrides as Overrides };
    const { CalculatedAttributeValues, Errors } = batchGetForProfile(context.scene(DomainName), wanted, optionsOf(context));
    return { CalculatedAttributeValues, Errors, ConditionOverrides };
  }),
];

/** The shape was checked: a range has a start. */
type Overrides = BatchRequest['ConditionOverrides'];

function optionsOf({ options }: Context): AnswerOptions {
  return { fieldsOf: fieldsOfRecord, listsDefaults: options.defaultCalculatedAttributes };
}
