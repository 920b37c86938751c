import { App, Duration, Tags, Validations } from 'aws-cdk-lib';
import { CUSTOMER, findingsOf, newStack, warningsOf } from './synthesis';
import { Domain, FieldTarget, ObjectType, ObjectTypeOptions, ObjectTypeTemplate, StandardIdentifier, StandardProfile } from '../../src';

/** An app with one object type that differs from a good one. */
function appWith(options: Partial<ObjectTypeOptions> = {}) {
  const app = new App();
  const stack = newStack(app);
  const domain = new Domain(stack, 'Domain', { domainName: 'retail' });
  return { app, stack, domain, objectType: domain.addObjectType('Customer', { ...CUSTOMER, ...options }) };
}

const withTarget = (path: string) => appWith({ fields: { ...CUSTOMER.fields, more: { source: '_source.more', target: FieldTarget.of(path) } } });

describe('bad input fails at synthesis with its path, its value, what is allowed and a way out', () => {
  test('a domain name of 65 characters', () => {
    const app = new App();
    new Domain(newStack(app), 'Domain', { domainName: 'd'.repeat(65) });

    expect(findingsOf(app)).toEqual([`[Shop/Domain] DomainName "${'d'.repeat(65)}" has 65 characters; allowed: 1 to 64 characters; shorten it by 1 [CP1003]`]);
  });

  test('an expiration of 1,099 days', () => {
    const app = new App();
    const domain = new Domain(newStack(app), 'Domain', { domainName: 'retail', defaultExpiration: Duration.days(1099) });
    domain.addObjectType('Customer', { ...CUSTOMER, expiration: Duration.days(0) });

    expect(findingsOf(app)).toEqual([
      '[Shop/Domain] DefaultExpirationDays 1099 is out of range; allowed: 1 to 1098; use 1098, the nearest that is allowed [CP1004]',
      '[Shop/Domain/Customer] ExpirationDays 0 is out of range; allowed: 1 to 1098; use 1, the nearest that is allowed [CP1004]',
    ]);
  });

  test('a key on a field that does not exist', () => {
    const { app } = appWith({ keys: [...CUSTOMER.keys!, { name: 'mail', fieldNames: ['emial'] }] });

    expect(findingsOf(app)).toEqual([
      '[Shop/Domain/Customer] Keys.mail[0].FieldNames[0] "emial" is not a field of this object type; allowed: id, email; did you mean "email"? [CP1307]',
    ]);
  });

  test('no unique key', () => {
    const { app } = appWith({ keys: [{ name: 'customerId', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.PROFILE] }] });

    expect(findingsOf(app)).toEqual([
      '[Shop/Domain/Customer] Keys has no UNIQUE key; allowed: exactly one; give UNIQUE to the key whose value is different in every record [CP1301]',
    ]);
  });

  test('a misspelt target', () => {
    expect(findingsOf(withTarget('_profile.FristName').app)).toEqual([
      '[Shop/Domain/Customer] Fields.more.Target "_profile.FristName" is not a known field of _profile; allowed: the fields in standard-profile-definition.md '
      + 'of the Administrator Guide, or _profile.Attributes.<name>; did you mean "_profile.FirstName"? [CP1202] '
      + '(if the service knows it, acknowledge cdk-customer-profiles:CP1202)',
    ]);
  });
});

test('a name that is surely another is an error that cannot be acknowledged', () => {
  const { app, objectType } = withTarget('_profile.Email');
  Validations.of(objectType).acknowledge({ id: 'cdk-customer-profiles:CP1219', reason: 'we call it so' });
  Validations.of(objectType).acknowledge({ id: 'cdk-customer-profiles:CP1202', reason: 'we call it so' });

  expect(findingsOf(app)).toEqual([expect.stringMatching(/"_profile\.Email" is called otherwise by the service; .* write "_profile\.EmailAddress" \[CP1219\]/)]);
});

test('null from JavaScript is told, with the way out', () => {
  // As somebody without types may write.
  expect(() => appWith({ sourcePriority: null } as unknown as Partial<ObjectTypeOptions>))
    .toThrow('sourcePriority is null; allowed: a number; leave it out where there is none');
});

test('whole structures are mapped', () => {
  const { app } = appWith({ fields: { ...CUSTOMER.fields, home: { source: '_source.home', target: StandardProfile.ADDRESS } } });

  expect(findingsOf(app)).toEqual([]);
});

test('all findings of an app are reported at once, each with the path of its construct', () => {
  const app = new App();
  const shop = newStack(app);
  const domain = new Domain(shop, 'Domain', { domainName: 'my shop', defaultExpiration: Duration.days(0) });
  domain.addObjectType('Customer', { objectTypeName: '_Customer', fields: { '1st': { source: 'id' } }, keys: [] });
  const other = newStack(app, 'Other');
  new ObjectType(other, 'Both', { ...CUSTOMER, domain, template: ObjectTypeTemplate.CTR });
  new ObjectType(other, 'Neither', { objectTypeName: 'Neither', domain });

  expect(findingsOf(app).map((line) => `${/^\[(.*?)\]/.exec(line)?.[1]} ${/\[(CP\d+)\]$/.exec(line)?.[1]}`)).toEqual([
    'Shop/Domain CP1005', 'Shop/Domain CP1004',
    'Shop/Domain/Customer CP1201', 'Shop/Domain/Customer CP1206', 'Shop/Domain/Customer CP1209', 'Shop/Domain/Customer CP1301', 'Shop/Domain/Customer CP1302',
    'Other/Both CP1211', 'Other/Both CP1211',
    'Other/Neither CP1212', 'Other/Neither CP1212',
  ]);
});

test('a finding of one construct is reported once, however often the app is synthesised', () => {
  const { app } = withTarget('_profile.FristName');

  expect(findingsOf(app)).toHaveLength(1);
  expect(findingsOf(app)).toHaveLength(1);
});

test('tags that are added late are checked', () => {
  const { app, objectType } = appWith();
  Tags.of(objectType).add('Cost Center', 'retail');

  expect(findingsOf(app)).toEqual([
    '[Shop/Domain/Customer] Tags.Cost Center "Cost Center" has characters that are not allowed there; allowed: text that matches ^(?!aws:)[a-zA-Z+-=._:/]+$; '
    + 'where it is for other resources, keep it off these: Tags.of(scope).add("Cost Center", "retail", { excludeResourceTypes: ["Custom::CustomerProfilesObjectType"] }) [CP1005]',
  ]);
});

test('a tag of the app that cannot be is kept off by the call that the finding tells', () => {
  const { app, stack } = appWith();
  Tags.of(app).add('Cost Center', 'retail');
  const types = ['Custom::CustomerProfilesDomain', 'Custom::CustomerProfilesObjectType'];

  expect(findingsOf(app)).toEqual(['Shop/Domain', 'Shop/Domain/Customer'].map((path) => expect.stringMatching(
    new RegExp(`^\\[${path}\\] Tags.Cost Center .*Tags.of\\(scope\\).add\\("Cost Center", "retail", \\{ excludeResourceTypes: \\["${types.join('", "')}"\\] \\}\\) \\[CP1005\\]$`),
  )));

  const kept = appWith();
  Tags.of(kept.app).add('Cost Center', 'retail', { excludeResourceTypes: types });

  expect(findingsOf(kept.app)).toEqual([]);
  expect(stack.tags.tagValues()).toEqual({ 'Cost Center': 'retail' });
});

test('more than 49 tags are refused, because one more is the library\'s own', () => {
  const { app, stack } = appWith();
  Array.from({ length: 50 }, (_, index) => Tags.of(stack).add(`tag${index}`, 'a'));

  expect(findingsOf(app)).toEqual(['Shop/Domain', 'Shop/Domain/Customer'].map((path) =>
    `[${path}] Tags has 50 entries; allowed: up to 49 entries; remove some; where a tag is for other resources, keep it off these: `
    + 'Tags.of(scope).add(key, value, { excludeResourceTypes: ["Custom::CustomerProfilesDomain", "Custom::CustomerProfilesObjectType"] }) [CP1110]'));
});

describe('a warning', () => {
  test('is an annotation of its construct, and stops nothing', () => {
    const { app, stack } = withTarget('_profile.SomethingNew');

    expect(findingsOf(app)).toEqual([]);
    expect(warningsOf(stack)).toEqual([
      '/Shop/Domain/Customer Fields.more.Target "_profile.SomethingNew" is not a known field of _profile; allowed: the fields in standard-profile-definition.md '
      + 'of the Administrator Guide, or _profile.Attributes.<name> [CP1202] [ack: cdk-customer-profiles:CP1202]',
    ]);
  });

  test('can be acknowledged', () => {
    const { stack, objectType } = withTarget('_profile.SomethingNew');
    Validations.of(objectType).acknowledge({ id: 'cdk-customer-profiles:CP1202', reason: 'released last week' });

    expect(warningsOf(stack)).toEqual([]);
  });

  test('of more keys than the default quota names the quota', () => {
    const { stack } = appWith({ keys: [...CUSTOMER.keys!, ...Array.from({ length: 9 }, (_, index) => ({ name: `key${index}`, fieldNames: ['id'] }))] });

    expect(warningsOf(stack)).toEqual(['/Shop/Domain/Customer Keys has 11 keys; allowed: up to 10, unless your quota is higher [CP1311] [ack: cdk-customer-profiles:CP1311]']);
  });
});

describe('an error about a list that grows', () => {
  const cases: [string, () => ReturnType<typeof appWith>][] = [
    ['CP1006', () => appWith({ keys: [...CUSTOMER.keys!, { name: 'k', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.of('BRAND_NEW')] }] })],
    ['CP1202', () => withTarget('_profile.FristName')],
    ['CP1203', () => withTarget('_brandNew.Field')],
    ['CP1901', () => appWith({ fields: { ...CUSTOMER.fields, more: { source: '{{#brandNew _source.a}}' } } })],
  ];

  test.each(cases)('%s is an error', (code, make) => {
    expect(findingsOf(make().app)).toEqual([expect.stringContaining(`[${code}]`)]);
  });

  test.each(cases)('%s can be acknowledged on its construct', (code, make) => {
    const { app, objectType } = make();
    Validations.of(objectType).acknowledge({ id: `cdk-customer-profiles:${code}`, reason: 'newer than the list' });

    expect(findingsOf(app)).toEqual([]);
  });

  test.each(cases)('%s can be acknowledged on everything above it', (code, make) => {
    const { app, stack } = make();
    Validations.of(stack).acknowledge({ id: `cdk-customer-profiles:${code}`, reason: 'newer than the list' });

    expect(findingsOf(app)).toEqual([]);
  });

  test.each(cases)('%s is not acknowledged on another construct, or by another code', (code, make) => {
    const { app, domain, objectType } = make();
    const neighbour = domain.addObjectType('Contacts', { objectTypeName: 'CTR', template: ObjectTypeTemplate.CTR });
    Validations.of(neighbour).acknowledge({ id: `cdk-customer-profiles:${code}`, reason: 'not this one' });
    Validations.of(objectType).acknowledge({ id: 'cdk-customer-profiles:CP1204', reason: 'another' }, { id: `other:${code}`, reason: 'another' });

    expect(findingsOf(app)).toHaveLength(1);
  });
});

test('an error about what the service surely refuses cannot be acknowledged', () => {
  const { app, objectType } = appWith({ keys: [] });
  Validations.of(objectType).acknowledge({ id: 'cdk-customer-profiles:CP1301', reason: 'please' }, { id: 'cdk-customer-profiles:CP1302', reason: 'please' });

  expect(findingsOf(app)).toHaveLength(2);
});
