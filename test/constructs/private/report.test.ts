import { App, Duration } from 'aws-cdk-lib';
import { CUSTOMER, newStack, reportOf } from '../synthesis';
import { Domain, FieldTarget } from '../../../src';

const EXPLAINED = '    (the codes are explained in https://github.com/cdk-customer-profiles/cdk-customer-profiles/blob/main/docs/guide/validation.md)';

test('the errors of a construct stand under its path, one a line, and the page that explains them is named once', () => {
  const app = new App();
  const stack = newStack(app);
  const domain = new Domain(stack, 'Domain', { domainName: 'my shop', defaultExpiration: Duration.days(0) });
  domain.addObjectType('Customer', { ...CUSTOMER, objectTypeName: '_Customer' });
  domain.addObjectType('Visits', {
    objectTypeName: 'Visits', fields: { id: { source: 'id' }, at: { source: '_source.at', target: FieldTarget.of('_profile.BrithDate') } }, keys: [],
  });

  expect(reportOf(app).split('\n').slice(1)).toEqual([
    '  [Shop/Domain] 2 errors:',
    '    DomainName "my shop" has characters that are not allowed there; allowed: text that matches ^[a-zA-Z0-9_-]+$ [CP1005]',
    '    DefaultExpirationDays 0 is out of range; allowed: 1 to 1098; use 1, the nearest that is allowed [CP1004]',
    EXPLAINED,
    '  [Shop/Domain/Customer] ObjectTypeName "_Customer" begins with an underscore; allowed: a letter first; for example "Customer" [CP1201]',
    '  [Shop/Domain/Visits] 4 errors:',
    '    Fields.id.Source "id" does not read the record; allowed: an accessor such as _source.name, or a Handlebars expression; did you mean "_source.id"? [CP1209]',
    '    Fields.at.Target "_profile.BrithDate" is not a known field of _profile; allowed: the fields in standard-profile-definition.md of the Administrator Guide, '
    + 'or _profile.Attributes.<name>; did you mean "_profile.BirthDate"? [CP1202] (if the service knows it, acknowledge cdk-customer-profiles:CP1202)',
    '    Keys has no UNIQUE key; allowed: exactly one; give UNIQUE to the key whose value is different in every record [CP1301]',
    '    Keys has no PROFILE key; allowed: one or more; give PROFILE to the key that tells whose record it is [CP1302]',
  ]);
});

test('the report of an app that is synthesised again is the same', () => {
  const app = new App();
  new Domain(newStack(app), 'Domain', { domainName: 'my shop' });

  const first = reportOf(app);

  expect(first).toContain(EXPLAINED);
  expect(reportOf(app)).toBe(first);
});

test('a value of thousands of characters is shortened', () => {
  const app = new App();
  new Domain(newStack(app), 'Domain', { domainName: 'shop' }).addObjectType('Customer', {
    ...CUSTOMER, fields: { ...CUSTOMER.fields, long: { source: `_source.${'a'.repeat(5000)}` } },
  });

  expect(reportOf(app).split('\n')[1]).toBe(
    `  [Shop/Domain/Customer] Fields.long.Source "_source.${'a'.repeat(71)}... has 5008 characters; allowed: 1 to 1000 characters; shorten it by 4008 [CP1003]`);
});
