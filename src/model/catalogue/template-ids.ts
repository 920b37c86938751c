/**
 * Ids of the service's templates, as far as the Administrator Guide names them; ListProfileObjectTypeTemplates has the complete list.
 * They stand apart from the templates themselves, so that the function need not carry the mappings.
 */
export const TEMPLATE_IDS: readonly string[] = [
  'CTR', 'CTR-NoInferred', 'CTR-AutoAssociateOnly', 'Salesforce-Account', 'Salesforce-Contact', 'Salesforce-Asset', 'Marketo-leads', 'Zendesk-users',
  'Zendesk-tickets', 'Servicenow-sys_user', 'Servicenow-task', 'Servicenow-incident', 'Segment-Identify', 'Segment-Customer', 'Shopify-Customer',
  'Shopify-DraftOrder', 'Shopify-Order', 'WebAnalytics-Clickstream', 'Campaign-Email', 'Campaign-SMS', 'Campaign-Telephony', 'Campaign-Orchestration',
  '_asset', '_case', '_order', '_communicationRecord', '_contact', '_loyalty',
];
