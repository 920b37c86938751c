import {
  GetObjectTypeAttributeStatistics$, ListObjectTypeAttributes$, ListObjectTypeAttributeValues$, ListProfileAttributeValues$,
} from '@aws-sdk/client-customer-profiles';
import type {
  GetObjectTypeAttributeStatisticsRequest as StatisticsRequest, GetObjectTypeAttributeStatisticsResponse as StatisticsResponse,
  ListObjectTypeAttributesRequest, ListObjectTypeAttributesResponse, ListObjectTypeAttributeValuesRequest, ListObjectTypeAttributeValuesResponse,
  ProfileAttributeValuesRequest, ProfileAttributeValuesResponse,
} from '@aws-sdk/client-customer-profiles';
import { dataOperation } from '../../api/data-operation';
import type { Operation } from '../../api/operation';
import { pageByPlace, pageOf } from '../../api/paging';
import { attributeStatistics } from '../../engine/attributes/attribute-statistics';
import { listAttributes, listAttributeValues } from '../../engine/attributes/object-type-attributes';
import { listProfileAttributeValues } from '../../engine/attributes/profile-attribute-values';

export const ATTRIBUTE_OPERATIONS: readonly Operation[] = [
  dataOperation<ListObjectTypeAttributesRequest, ListObjectTypeAttributesResponse>(ListObjectTypeAttributes$, (request, context) => {
    const attributes = listAttributes(context.scene(request.DomainName), request);
    return pageOf(attributes, ({ AttributeName }) => AttributeName, request, `ListObjectTypeAttributes ${request.DomainName} ${request.ObjectTypeName}`);
  }),

  dataOperation<ListObjectTypeAttributeValuesRequest, ListObjectTypeAttributeValuesResponse>(ListObjectTypeAttributeValues$, (request, context) => {
    const { DomainName, ObjectTypeName, AttributeName } = request;
    return pageByPlace(listAttributeValues(context.scene(DomainName), request), request, `ListObjectTypeAttributeValues ${DomainName} ${ObjectTypeName} ${AttributeName}`);
  }),

  dataOperation<ProfileAttributeValuesRequest, ProfileAttributeValuesResponse>(ListProfileAttributeValues$, (request, context) => (
    listProfileAttributeValues(context.scene(request.DomainName), request)
  )),

  dataOperation<StatisticsRequest, StatisticsResponse>(GetObjectTypeAttributeStatistics$, (request, context) => {
    return attributeStatistics(context.scene(request.DomainName), request);
  }),
];
