import { GetProfileObjectTypeTemplate$, ListProfileObjectTypeTemplates$ } from '@aws-sdk/client-customer-profiles';
import type {
  GetProfileObjectTypeTemplateRequest, GetProfileObjectTypeTemplateResponse, ListProfileObjectTypeTemplatesRequest,
  ListProfileObjectTypeTemplatesResponse,
} from '@aws-sdk/client-customer-profiles';
import { TEMPLATE_IDS_WITHOUT_MAPPING, TEMPLATES } from '../../../model/catalogue/templates';
import type { ObjectTypeTemplate } from '../../../model/catalogue/templates';
import { operation } from '../api/operation';
import type { Operation } from '../api/operation';
import { pageOf } from '../api/paging';
import { notFound } from '../protocol/service-error';
import type { ServiceError } from '../protocol/service-error';

const SORTED = Object.values(TEMPLATES).sort((a, b) => (a.TemplateId < b.TemplateId ? -1 : 1));

export const TEMPLATE_OPERATIONS: readonly Operation[] = [
  operation<ListProfileObjectTypeTemplatesRequest, ListProfileObjectTypeTemplatesResponse>(ListProfileObjectTypeTemplates$, (request) => (
    pageOf(SORTED, ({ TemplateId }) => TemplateId, request, 'ListProfileObjectTypeTemplates')
  )),

  operation<GetProfileObjectTypeTemplateRequest, GetProfileObjectTypeTemplateResponse>(GetProfileObjectTypeTemplate$, ({ TemplateId }) => (
    findTemplate(TemplateId, notFound)
  )),
];

/** @param missing makes the error where there is no such template */
export function findTemplate(templateId: string, missing: (message: string) => ServiceError): ObjectTypeTemplate {
  if (Object.hasOwn(TEMPLATES, templateId)) {
    return TEMPLATES[templateId];
  }
  throw missing(TEMPLATE_IDS_WITHOUT_MAPPING.includes(templateId)
    ? `Template ${templateId} is one of the service's that the local service does not have, as its mapping is not published`
    : `Template ${templateId} does not exist; there are ${SORTED.map(({ TemplateId }) => TemplateId).join(', ')}`);
}
