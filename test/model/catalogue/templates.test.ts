import { checkRequest } from '../../../src/model/api/check-shape';
import { formatFinding } from '../../../src/model/validation/finding';
import { checkObjectType } from '../../../src/model/rules/object-type/object-type-rules';
import { fieldsOf } from '../../../src/model/catalogue/templates/object-type-template';
import { TEMPLATE_IDS } from '../../../src/model/catalogue/template-ids';
import { TEMPLATE_IDS_WITHOUT_MAPPING, TEMPLATES } from '../../../src/model/catalogue/templates';

const templates = Object.values(TEMPLATES);

test('every template that the guide describes is there', () => {
  expect(Object.keys(TEMPLATES)).toEqual([
    'CTR', 'CTR-NoInferred', 'CTR-AutoAssociateOnly',
    'Salesforce-Account', 'Salesforce-Contact', 'Salesforce-Asset',
    'Marketo-leads',
    'Zendesk-users', 'Zendesk-tickets',
    'Servicenow-sys_user', 'Servicenow-task', 'Servicenow-incident',
    'Segment-Identify',
    'Shopify-Customer', 'Shopify-DraftOrder', 'Shopify-Order',
    'WebAnalytics-Clickstream',
  ]);
});

test('no template is also listed as one without a mapping', () => {
  expect(TEMPLATE_IDS_WITHOUT_MAPPING.filter((id) => Object.hasOwn(TEMPLATES, id))).toEqual([]);
});

test('every id is in the list that rules look into', () => {
  expect([...TEMPLATE_IDS].sort()).toEqual([...Object.keys(TEMPLATES), ...TEMPLATE_IDS_WITHOUT_MAPPING].sort());
});

describe.each(templates)('$TemplateId', (template) => {
  test('stands under its own id', () => {
    expect(TEMPLATES[template.TemplateId]).toBe(template);
  });

  test('has an id that the service takes', () => {
    expect(checkRequest('GetProfileObjectTypeTemplate', { TemplateId: template.TemplateId })).toEqual([]);
  });

  test.each(['SourceName', 'SourceObject'] as const)('has a %s of the form of an id', (member) => {
    expect(template[member]).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
  });

  test('is a mapping that the rules accept', () => {
    const { AllowProfileCreation, SourceLastUpdatedTimestampFormat, Fields, Keys } = template;
    const findings = checkObjectType({
      DomainName: 'd',
      ObjectTypeName: `My-${template.TemplateId}`,
      Description: 'd',
      AllowProfileCreation,
      ...(SourceLastUpdatedTimestampFormat && { SourceLastUpdatedTimestampFormat }),
      Fields,
      Keys,
    });

    expect(findings.filter((f) => f.severity === 'error').map(formatFinding)).toEqual([]);
    // Keys of a source, such as _salesforceContactId, are not keys of a standard object; everything else is known.
    expect(findings.filter((f) => f.code !== 'CP1309').map(formatFinding)).toEqual([]);
  });

  test('has keys of its own fields', () => {
    const named = Object.values(template.Keys).flat().flatMap((key) => key.FieldNames);

    expect(named.filter((name) => !Object.hasOwn(template.Fields, name))).toEqual([]);
    expect(named).not.toEqual([]);
  });

  test('fills no target twice', () => {
    const targets = Object.values(template.Fields).flatMap((field) => field.Target ?? []);

    expect(new Set(targets).size).toBe(targets.length);
  });
});

test.each([
  ['CTR', true, ['_ctrContactId']],
  ['CTR-NoInferred', true, ['_ctrContactId', '_phone']],
  ['CTR-AutoAssociateOnly', false, ['_ctrContactId', '_phone']],
])('%s creates profiles: %s, and looks for them by %j', (id, creates, keys) => {
  expect(TEMPLATES[id].AllowProfileCreation).toBe(creates);
  expect(Object.keys(TEMPLATES[id].Keys)).toEqual(keys);
});

test.each([
  ['Segment-Identify', 'segmentUserId', '_source.detail.event.detail.userId', '_profile.Attributes.SegmentUserId'],
  ['Shopify-Customer', 'shopifyCustomerId', '_source.detail.event.detail.payload.id', '_profile.Attributes.ShopifyCustomerId'],
  ['Shopify-DraftOrder', 'shopifyOrderId', '_source.detail.event.detail.payload.id', '_order.Attributes.ShopifyOrderId'],
  ['Shopify-Order', 'shopifyOrderId', '_source.detail.event.detail.payload.id', '_order.Attributes.ShopifyOrderId'],
])('%s has the field %s as the guide shows it', (id, name, source, target) => {
  expect(TEMPLATES[id].Fields[name]).toEqual({ Source: source, Target: target });
});

test.each([
  ['Salesforce-Account', 32], ['Salesforce-Contact', 20], ['Salesforce-Asset', 10], ['Marketo-leads', 21], ['Zendesk-users', 4],
  ['Zendesk-tickets', 8], ['Servicenow-sys_user', 14], ['Servicenow-task', 8], ['Servicenow-incident', 6], ['Segment-Identify', 13],
  ['Shopify-Customer', 12], ['Shopify-DraftOrder', 30], ['Shopify-Order', 44], ['WebAnalytics-Clickstream', 100],
])('%s has the %i rows of its tables in the guide', (id, count) => {
  expect(Object.keys(TEMPLATES[id].Fields)).toHaveLength(count);
});

describe('fields of a mapping table', () => {
  test('are named after their targets, and typed where the target is a phone number or an e-mail address', () => {
    const table = { 'Address.City': 'city', 'Attributes.CrmId': 'id', 'HomePhoneNumber': 'tel', 'EmailAddress': 'mail' };

    expect(fieldsOf('_source', { _profile: table })).toEqual({
      'address.city': { Source: '_source.city', Target: '_profile.Address.City' },
      'crmId': { Source: '_source.id', Target: '_profile.Attributes.CrmId' },
      'homePhoneNumber': { Source: '_source.tel', Target: '_profile.HomePhoneNumber', ContentType: 'PHONE_NUMBER' },
      'emailAddress': { Source: '_source.mail', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
    });
  });

  test('are refused where two have one name', () => {
    expect(() => fieldsOf('_source', { _order: { Name: 'a' }, _asset: { 'Attributes.Name': 'b' } }))
      .toThrow('two fields of a template have the name "name"; give "_asset.Attributes.Name" a name of its own');
  });
});
