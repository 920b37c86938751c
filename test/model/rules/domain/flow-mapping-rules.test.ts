import type { DomainMember } from '../../../../src/model/domain-member';
import type { ResourceKind } from '../../../../src/model/resource-kinds';
import { checkFlowMappings } from '../../../../src/model/rules/domain/flow-mapping-rules';
import { formatFinding } from '../../../../src/model/validation/finding';

type Members = { readonly [member: string]: unknown };

const TOKEN = '${Token[TOKEN.7]}';
const member = (kind: ResourceKind, request: Members): DomainMember => ({ kind, label: kind, request });
const map = (source: string, destination?: string) => ({ TaskType: 'Map', SourceFields: [source], DestinationField: destination, ConnectorOperator: { S3: 'NO_OP' } });
const flow = (tasks: readonly unknown[], ObjectTypeName: unknown = 'Customers') => member('integration', {
  ObjectTypeName, FlowDefinition: { FlowName: 'f', Tasks: [{ TaskType: 'Filter', SourceFields: ['any'], ConnectorOperator: { S3: 'PROJECTION' } }, ...tasks] },
});
const MAPPING = {
  ObjectTypeName: 'Customers',
  Fields: { id: { Source: '_source.id' }, email: { Source: '_source.email' }, name: { Source: '{{_source.first}} {{_source.last}}' }, note: { Source: "_source['a note']" } },
  Keys: {
    customerId: [{ StandardIdentifiers: ['UNIQUE'], FieldNames: ['id'] }],
    _email: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['email'] }],
    byName: [{ StandardIdentifiers: ['PROFILE', 'SECONDARY'], FieldNames: ['name'] }],
  },
};
const CUSTOMERS = member('object-type', MAPPING);

function findingsOf(...members: readonly DomainMember[]): string[] {
  return checkFlowMappings(members, (value) => value === TOKEN).map(([, finding]) => `${finding.severity} ${formatFinding(finding)}`);
}

test.each<[string, DomainMember[], string]>([
  ['columns of which none is read', [flow([map('Idd')]), member('object-type', { ...MAPPING, Fields: { id: { Source: '_source.id' } }, Keys: { a: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['id'] }] } })],
    'warning FlowDefinition.Tasks brings Idd, but Customers reads id: nothing of a record is mapped; did you mean "id"? [CP1810]'],
  ['the column of the UNIQUE key under another name', [flow([map('Idd'), map('email')]), CUSTOMERS],
    'warning FlowDefinition.Tasks brings Idd, email, but not what the UNIQUE key is made of: Keys.customerId[0] of Customers, which is read from _source.id; '
    + 'give Idd the name id, or let the field read _source.Idd [CP1810]'],
  ['no column of the UNIQUE key', [flow([map('email')]), CUSTOMERS], 'is read from _source.id; bring id too [CP1810]'],
  ['the column renamed away', [flow([map('id', 'number'), map('email')]), CUSTOMERS], 'brings number, email, but not what the UNIQUE key is made of'],
  ['no column of any PROFILE key', [flow([map('id'), map('first')]), CUSTOMERS],
    'warning FlowDefinition.Tasks brings id, first, but not what a PROFILE key is made of: Keys._email[0] of Customers, which is read from _source.email; bring email too [CP1810]'],
  ['a flow of a template', [flow([map('Email')], 'Salesforce-Contact')], 'but not what the UNIQUE key is made of: '],
  ['an object type of a template', [flow([map('Email')], 'Contacts'), member('object-type', { ObjectTypeName: 'Contacts', TemplateId: 'Salesforce-Contact' })], 'of Contacts, which is read from _source.Id'],
  ['a workflow', [member('integration-workflow', {
    ObjectTypeName: 'Customers', IntegrationConfig: { AppflowIntegration: { FlowDefinition: { Tasks: [map('email')] } } },
  }), CUSTOMERS], 'IntegrationConfig.AppflowIntegration.FlowDefinition.Tasks brings email, but not'],
])('%s is a warning', (_, members, message) => {
  expect(findingsOf(...members)).toEqual([expect.stringContaining(message)]);
});

test.each<[string, DomainMember[]]>([
  ['all columns', [flow([map('id'), map('email'), map('first'), map('last'), map('a note')]), CUSTOMERS]],
  ['the columns of the UNIQUE key and of one PROFILE key, and one that nothing reads', [flow([map('id'), map('email'), map('extra')]), CUSTOMERS]],
  ['the columns of a template within a source', [flow([map('id'), map('first'), map('last')]), CUSTOMERS]],
  ['a column that is renamed to what is read', [flow([map('ID__c', 'id'), map('Mail', 'email')]), CUSTOMERS]],
  ['a column that is put together', [flow([map('email'), { TaskType: 'Merge', SourceFields: ['a', 'b'], DestinationField: 'id' }]), CUSTOMERS]],
  ['everything that the source has', [flow([{ TaskType: 'Map_all', SourceFields: [] }]), CUSTOMERS]],
  ['the key of a template', [flow([map('Id')], 'Salesforce-Contact')]],
  ['an object type that is made elsewhere', [flow([map('x')], 'Visits'), CUSTOMERS]],
  ['a flow without maps', [flow([]), CUSTOMERS]],
  ['a source without a flow', [member('integration', { ObjectTypeName: 'Customers', Uri: 'arn:aws:appflow:us-east-1:123456789012:flow/f' }), CUSTOMERS]],
  ['tasks that are not known', [flow([TOKEN]), CUSTOMERS]],
  ['a destination that is not known', [flow([map('x', TOKEN)]), CUSTOMERS]],
  ['a name of an object type that is not known', [flow([map('x')], TOKEN), CUSTOMERS]],
  ['a source that is not known', [flow([map('x')]), member('object-type', { ...MAPPING, Fields: { id: { Source: TOKEN } } })]],
  ['fields that are not known', [flow([map('x')]), member('object-type', { ...MAPPING, Fields: TOKEN })]],
  ['keys that are not known', [flow([map('x')]), member('object-type', { ...MAPPING, Keys: TOKEN })]],
])('%s is no finding', (_, members) => {
  expect(findingsOf(...members)).toEqual([]);
});
