import { checkDomainContents, ContentsCheckOptions } from '../../../../src/model/rules/domain/domain-contents-rules';
import { DomainMember } from '../../../../src/model/domain-member';
import { formatFinding } from '../../../../src/model/validation/finding';
import { ALL_KINDS, factsOf, ResourceKind } from '../../../../src/model/resource-kinds';
import { fieldContentsOf } from '../../../../src/model/rules/object-type/field-contents';

const TOKEN = '${Token[TOKEN.7]}';
const unresolved = (value: unknown) => value === TOKEN;

function member(kind: ResourceKind, request: object, label = 'Other'): DomainMember {
  return { kind, label, request: request as DomainMember['request'] };
}

const objectType = (ObjectTypeName: string, more: object = {}) => member('object-type', { ObjectTypeName, ...more }, ObjectTypeName);

const keyed = (ObjectTypeName: string, contentTypes: readonly (string | undefined)[]) => objectType(ObjectTypeName, {
  Fields: Object.fromEntries(contentTypes.map((ContentType, index) => [`f${index}`, { ContentType }])),
  Keys: { shared: [{ FieldNames: contentTypes.map((_, index) => `f${index}`) }] },
});

const filling = (attribute: string) => objectType('Customers', { Fields: { a: { Target: `_profile.Attributes.${attribute}` } } });

const matching = (attribute: string, kind: ResourceKind = 'domain') => member(kind, { RuleBasedMatching: { MatchingRules: [{ Rule: [attribute] }] } });

const attribute = (CalculatedAttributeName: string, label = CalculatedAttributeName) => member('calculated-attribute', { CalculatedAttributeName }, label);

const stream = (EventStreamName: string, label: string) => member('event-stream', { EventStreamName }, label);

const flow = (FlowName: string, label: string) => member('integration', { FlowDefinition: { FlowName } }, label);

const resolution = (label: string) => member('identity-resolution', { DomainName: 'd', Matching: { Enabled: true } }, label);

const merging = (SourceName: string) => member('domain', { Matching: { AutoMerging: { ConflictResolution: { ConflictResolvingModel: 'SOURCE', SourceName } } } });

function findingsOf(members: readonly DomainMember[], options: ContentsCheckOptions = {}): string[] {
  return [...checkDomainContents(members, { unresolved, ...options })].flatMap(([{ label }, findings]) => findings.map((finding) => `${label}: ${formatFinding(finding)}`));
}

test.each<[string, DomainMember[], string]>([
  ['a domain twice', [member('domain', { DomainName: 'shop' }, 'A'), member('domain', { DomainName: 'shop' }, 'B')], 'B: DomainName "shop" is made by A too; '
    + 'remove one of them, or import the domain with Domain.fromDomainName [CP1801]'],
  ['an object type twice', [objectType('A'), objectType('A')], 'A: ObjectTypeName "A" is made by A too; choose another name, or remove one of them [CP1802]'],
  ['content types that differ', [keyed('A', ['STRING']), keyed('B', ['NUMBER'])], 'B: Keys.shared[0].FieldNames has the content type NUMBER, but in A the key shared has '
    + 'STRING; allowed: STRING; give the fields the same content type, or the key another name [CP1803]'],
  ['content types in another order', [keyed('A', ['NAME', 'NUMBER']), keyed('B', ['NUMBER', 'NAME'])], 'B: Keys.shared[0].FieldNames has the content type NUMBER, NAME, but in A '],
  ['101 object types', Array.from({ length: 101 }, (_, index) => objectType(`T${index}`)), 'T100: ObjectTypeName "T100" is one of 101 object types of its domain; '
    + 'allowed: up to 100, unless your quota is higher [CP1804]'],
  ['1,001 objects of a profile', [objectType('A', { MaxProfileObjectCount: 600 }), objectType('B', { MaxProfileObjectCount: 401 }), objectType('C', { MaxProfileObjectCount: 1 })],
    'B: MaxProfileObjectCount 401 makes 1001 objects of a profile, with those of the object types before it; allowed: up to 1000, unless your quota is higher; '
    + 'use 400 or less, or lower another [CP1805]'],
  ['an attribute that is filled under another name', [filling('loyaltyId'), matching('Attributes.loyaltyID')], 'Other: RuleBasedMatching.MatchingRules[0].Rule[0] '
    + '"Attributes.loyaltyID" is filled by no mapping of this app; allowed: Attributes.loyaltyId; did you mean "Attributes.loyaltyId"? [CP1806]'],
  ['the same of a domain made elsewhere', [filling('loyaltyId'), matching('Attributes.loyaltyID', 'identity-resolution')], 'did you mean "Attributes.loyaltyId"? [CP1806]'],
  ['a source that is misspelt', [objectType('Customers'), merging('Customer')], 'Other: Matching.AutoMerging.ConflictResolution.SourceName "Customer" is no object type of '
    + 'this app; allowed: Customers; did you mean "Customers"? [CP1807]'],
  ['an integration of an object type that is misspelt', [objectType('Orders'), member('integration', { ObjectTypeName: 'Order' })], 'Other: ObjectTypeName "Order" is no object type of '
    + 'this app; allowed: Orders; did you mean "Orders"? [CP1808]'],
  ['an event of an object type that is misspelt', [objectType('Orders'), member('integration', { ObjectTypeNames: { ShopifyCreateOrders: 'Order' } })],
    'Other: ObjectTypeNames.ShopifyCreateOrders "Order" is no object type of this app'],
  ['an integration twice', [member('integration', { Uri: 'u' }, 'A'), member('integration', { Uri: 'u' }, 'B')], 'B: Uri is the source of A already; '
    + 'remove one of the two [CP1507]'],
  ['a flow twice', [flow('f', 'A'), flow('f', 'B')], 'B: FlowDefinition.FlowName is the source of A already; remove one of the two [CP1507]'],
  ['a calculated attribute twice', [attribute('Spent', 'A'), attribute('Spent', 'B')], 'B: CalculatedAttributeName "Spent" is made by A too; '
    + 'choose another name, or remove one of them [CP1712]'],
  ['a second event stream', [stream('all', 'A'), stream('more', 'B')], 'B: EventStreamName "more" is beside A, which is an event stream of the same domain; '
    + 'allowed: one event stream in a domain; remove one of them [CP1601]'],
  ['a second event stream, whatever its name', [stream(TOKEN, 'A'), stream(TOKEN, 'B')], 'is beside A, which is an event stream of the same domain; '],
  ['an identity resolution twice', [resolution('A'), resolution('B')], 'B: DomainName "d" has its identity resolution from A already; say it in one of the two only [CP1413]'],
  ['an identity resolution beside the matching of the domain', [resolution('A'), member('domain', { DomainName: 'd', Matching: {} }, 'D')],
    'A: DomainName "d" has its identity resolution from D already; say it in one of the two only [CP1413]'],
  ['51 calculated attributes', Array.from({ length: 51 }, (_, index) => attribute(`C${index}`)), 'C50: CalculatedAttributeName "C50" is one of 51 calculated attributes '
    + 'of its domain; allowed: up to 50; remove some [CP1711]'],
  ['51 integrations', Array.from({ length: 51 }, (_, index) => member('integration', { Uri: `u${index}` }, `I${index}`)), 'I50: Uri "u50" is one of 51 integrations'],
])('%s is a finding', (_, members, message) => {
  const findings = findingsOf(members);

  expect(findings).toEqual([expect.stringContaining(message)]);
});

test.each<[string, DomainMember[]]>([
  ['object types of two names', [objectType('A'), objectType('B')]],
  ['names of which another kind has the same', [objectType('A'), attribute('A'), stream('A', 'A'), flow('A', 'A')]],
  ['two workflows alike', [member('integration-workflow', { WorkflowType: 'APPFLOW_INTEGRATION' }), member('integration-workflow', { WorkflowType: 'APPFLOW_INTEGRATION' })]],
  ['two object types without a name, which is a finding of each', [member('object-type', {}), member('object-type', {})]],
  ['an identity resolution of a domain without matching', [member('domain', { DomainName: 'd' }), resolution('A')]],
  ['50 calculated attributes', Array.from({ length: 50 }, (_, index) => attribute(`C${index}`))],
  ['100 object types', Array.from({ length: 100 }, (_, index) => objectType(`T${index}`))],
  ['50 integrations', Array.from({ length: 50 }, (_, index) => member('integration', { Uri: `u${index}` }))],
  ['1,000 objects of a profile', [objectType('A', { MaxProfileObjectCount: 600 }), objectType('B', { MaxProfileObjectCount: 400 })]],
  ['a content type that is left out, and STRING', [keyed('A', [undefined]), keyed('B', ['STRING'])]],
  ['a key of one field, and of two', [keyed('A', ['STRING']), keyed('B', ['NUMBER', 'STRING'])]],
  ['an attribute that is filled', [filling('loyaltyId'), matching('Attributes.loyaltyId')]],
  ['an attribute like none, where other stacks may fill it', [filling('loyaltyId'), matching('Attributes.shoeSize')]],
  ['an attribute, where no mapping is known', [matching('Attributes.shoeSize')]],
  ['an attribute, where a template may fill it', [filling('a'), objectType('CTR', { TemplateId: 'CTR' }), matching('Attributes.b')]],
  ['a source that is an object type', [objectType('Customers'), merging('Customers')]],
  ['an integration of contact records', [objectType('CTS'), member('integration', { ObjectTypeName: 'CTR' })]],
  ['an integration of a standard object', [objectType('orders'), member('integration', { ObjectTypeName: '_order' })]],
])('%s is none', (_, members) => {
  expect(findingsOf(members)).toEqual([]);
});

describe('in a domain that is made here', () => {
  test.each<[string, DomainMember[], string]>([
    ['an attribute that nothing fills', [filling('loyaltyId'), matching('Attributes.shoeSize')], '[CP1806]'],
    ['a source that is nowhere', [objectType('Customers'), merging('Partner')], '[CP1807]'],
    ['an integration of an object type that is nowhere', [objectType('Orders'), member('integration', { ObjectTypeName: 'Visits' })], '[CP1808]'],
  ])('%s is a warning', (_, members, code) => {
    expect(findingsOf(members, { own: true })).toEqual([expect.stringContaining(code)]);
  });
});

test.each<[string, DomainMember[]]>([
  ['a name of a domain', [member('domain', { DomainName: TOKEN }), member('domain', { DomainName: TOKEN })]],
  ['a name of an object type', [objectType(TOKEN), objectType(TOKEN), member('integration', { ObjectTypeName: 'Visits' }), merging('Partner')]],
  ['a name of a calculated attribute', [attribute(TOKEN), attribute(TOKEN)]],
  ['a source', [member('integration', { Uri: TOKEN }), member('integration', { Uri: TOKEN }), flow(TOKEN, 'A'), flow(TOKEN, 'B')]],
  ['fields', [keyed('A', ['STRING']), objectType('B', { Fields: TOKEN, Keys: { shared: [{ FieldNames: ['f0'] }] } }), matching('Attributes.a')]],
  ['keys', [keyed('A', ['STRING']), objectType('B', { Fields: {}, Keys: TOKEN })]],
  ['a content type', [keyed('A', ['STRING']), keyed('B', [TOKEN])]],
  ['a target', [objectType('A', { Fields: { a: { Target: TOKEN } } }), matching('Attributes.a')]],
  ['a matching', [filling('a'), member('domain', { Matching: TOKEN, RuleBasedMatching: TOKEN })]],
  ['a number of objects', [objectType('A', { MaxProfileObjectCount: TOKEN }), objectType('B', { MaxProfileObjectCount: 1000 })]],
  ['an integration\'s object types', [objectType('Orders'), member('integration', { ObjectTypeName: TOKEN, ObjectTypeNames: TOKEN })]],
])('%s that is not known yet is no finding', (_, members) => {
  expect(findingsOf(members, { own: true })).toEqual([]);
});

describe('the fields of an object type', () => {
  const members = [objectType('A', { Fields: { a: { ContentType: 'NUMBER' }, b: {}, c: { ContentType: TOKEN }, d: TOKEN } }), objectType('T', { TemplateId: 'CTR' })];

  test('are known with their content types', () => {
    expect(fieldContentsOf(members, 'A', unresolved)).toEqual({ a: 'NUMBER', b: undefined, c: 'NUMBER', d: 'NUMBER' });
  });

  test.each([['T'], ['B']])('of %s are not known', (name) => {
    expect(fieldContentsOf(members, name, unresolved)).toBeUndefined();
  });
});

test('three of a name are two too many, and each of the two names the first', () => {
  expect(findingsOf([attribute('Spent', 'A'), attribute('Spent', 'B'), attribute('Spent', 'C')]).map((text) => text.slice(0, text.indexOf(';')))).toEqual([
    'B: CalculatedAttributeName "Spent" is made by A too', 'C: CalculatedAttributeName "Spent" is made by A too',
  ]);
});

test('every kind that has a name of its own in a domain, or of which it has one at most, is made once', () => {
  const named = ALL_KINDS.filter((kind) => kind !== 'integration-workflow');

  expect(named.filter((kind) => {
    const { identifier = 'DomainName' } = factsOf(kind);
    return findingsOf([member(kind, { [identifier]: 'a' }, 'A'), member(kind, { [identifier]: 'a' }, 'B')]).length !== 1;
  })).toEqual([]);
});

test('every kind with a quota in a domain is counted', () => {
  const counted = ALL_KINDS.filter((kind) => kind !== 'domain' && factsOf(kind).quota !== undefined);

  expect(counted.map((kind) => {
    const { identifier = '', quota } = factsOf(kind);
    const severities = [...checkDomainContents(Array.from({ length: quota!.max + 1 }, (_, index) => member(kind, { [identifier]: `a${index}` }))).values()].flat();
    return [kind, severities.map(({ severity }) => severity)];
  })).toEqual(counted.map((kind) => [kind, [factsOf(kind).quota!.severity]]));
});
