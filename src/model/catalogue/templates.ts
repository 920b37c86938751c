import { CONNECT_TEMPLATES } from './templates/connect';
import { MARKETO_TEMPLATES } from './templates/marketo';
import type { ObjectTypeTemplate } from './templates/object-type-template';
import { SALESFORCE_TEMPLATES } from './templates/salesforce';
import { SEGMENT_TEMPLATES } from './templates/segment';
import { SERVICENOW_TEMPLATES } from './templates/servicenow';
import { SHOPIFY_TEMPLATES } from './templates/shopify';
import { WEB_ANALYTICS_TEMPLATES } from './templates/web-analytics';
import { ZENDESK_TEMPLATES } from './templates/zendesk';

export type { ObjectTypeTemplate } from './templates/object-type-template';

/** Templates by id, as far as the Administrator Guide describes them; only the service's own list is complete. */
export const TEMPLATES: { readonly [templateId: string]: ObjectTypeTemplate } = byId([
  ...CONNECT_TEMPLATES,
  ...SALESFORCE_TEMPLATES,
  ...MARKETO_TEMPLATES,
  ...ZENDESK_TEMPLATES,
  ...SERVICENOW_TEMPLATES,
  ...SEGMENT_TEMPLATES,
  ...SHOPIFY_TEMPLATES,
  ...WEB_ANALYTICS_TEMPLATES,
]);

/**
 * Ids that the guide names without enough to write the template: Segment-Customer has no mapping table, the campaign templates have no keys,
 * and those of the standard objects have neither.
 */
export const TEMPLATE_IDS_WITHOUT_MAPPING: readonly string[] = [
  'Segment-Customer', 'Campaign-Email', 'Campaign-SMS', 'Campaign-Telephony', 'Campaign-Orchestration',
  '_asset', '_case', '_order', '_communicationRecord', '_contact', '_loyalty',
];

function byId(templates: readonly ObjectTypeTemplate[]): { readonly [templateId: string]: ObjectTypeTemplate } {
  const index: { [templateId: string]: ObjectTypeTemplate } = {};
  for (const template of templates) {
    if (Object.hasOwn(index, template.TemplateId)) {
      throw new Error(`two templates have the id ${JSON.stringify(template.TemplateId)}`);
    }
    index[template.TemplateId] = template;
  }
  return index;
}
