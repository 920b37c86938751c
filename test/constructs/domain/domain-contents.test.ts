import { App, Aws, CfnParameter, Stack, Validations } from 'aws-cdk-lib';
import { CUSTOMER, ENV, findingsOf, newStack, warningsOf } from '../synthesis';
import { Domain, FieldContentType, IDomain, ObjectTypeOptions, ObjectTypeTemplate, StandardIdentifier } from '../../../src';

/** A mapping whose key `number` has a given content type. */
function numbered(objectTypeName: string, contentType?: FieldContentType): ObjectTypeOptions {
  return {
    objectTypeName,
    fields: { id: { source: '_source.id', contentType } },
    keys: [{ name: 'number', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] }],
  };
}

const OTHER_TYPE = 'Keys.number[0].FieldNames has the content type NUMBER, but in Shop/Domain/A the key number has STRING; allowed: STRING; '
  + 'give the fields the same content type, or the key another name [CP1803]';

describe('a key that two object types of a domain have', () => {
  test('has the same content type in both', () => {
    const app = new App();
    const domain = new Domain(newStack(app), 'Domain', { domainName: 'shop' });
    domain.addObjectType('A', numbered('A'));
    domain.addObjectType('B', numbered('B', FieldContentType.NUMBER));

    expect(findingsOf(app)).toEqual([`[Shop/Domain/B] ${OTHER_TYPE}`]);
  });

  test('has it in two domains of its own', () => {
    const app = new App();
    const stack = newStack(app);
    new Domain(stack, 'Domain', { domainName: 'shop' }).addObjectType('A', numbered('A'));
    new Domain(stack, 'Other', { domainName: 'other' }).addObjectType('B', numbered('B', FieldContentType.NUMBER));

    expect(findingsOf(app)).toEqual([]);
  });

  test.each<[string, (stack: Stack) => IDomain]>([
    ['by its name', (stack) => Domain.fromDomainName(stack, 'Imported', 'shop')],
    ['by its ARN', (stack) => Domain.fromDomainArn(stack, 'Imported', `arn:aws:profile:${ENV.region}:${ENV.account}:domains/shop`)],
  ])('has it in another stack that imports the domain %s too', (_, imported) => {
    const app = new App();
    new Domain(newStack(app), 'Domain', { domainName: 'shop' }).addObjectType('A', numbered('A'));
    imported(newStack(app, 'Other')).addObjectType('B', numbered('B', FieldContentType.NUMBER));

    expect(findingsOf(app)).toEqual([`[Other/Imported/B] ${OTHER_TYPE}`]);
  });

  test('is another key in a domain of the same name elsewhere', () => {
    const app = new App();
    new Domain(newStack(app), 'Domain', { domainName: 'shop' }).addObjectType('A', numbered('A'));
    Domain.fromDomainArn(newStack(app, 'Other'), 'Imported', `arn:aws:profile:eu-west-1:${ENV.account}:domains/shop`);
    const elsewhere = new Stack(app, 'Elsewhere', { env: { ...ENV, region: 'eu-west-1' } });
    Domain.fromDomainName(elsewhere, 'Imported', 'shop').addObjectType('B', numbered('B', FieldContentType.NUMBER));

    expect(findingsOf(app)).toEqual([]);
  });
});

describe('a domain that is made twice', () => {
  test('in one account and region is an error', () => {
    const app = new App();
    new Domain(newStack(app), 'Domain', { domainName: 'shop' });
    new Domain(newStack(app, 'Other'), 'Domain', { domainName: 'shop' });

    expect(findingsOf(app)).toEqual([
      '[Other/Domain] DomainName "shop" is made by Shop/Domain too; remove one of them, or import the domain with Domain.fromDomainName [CP1801]',
    ]);
  });

  test('may be two, in stacks that can be deployed anywhere', () => {
    const app = new App();
    new Domain(new Stack(app, 'Test'), 'Domain', { domainName: 'shop' });
    new Domain(new Stack(app, 'Production'), 'Domain', { domainName: 'shop' });

    expect(findingsOf(app)).toEqual([]);
  });

  test('may be two, where their names are not known', () => {
    const app = new App();
    const stack = newStack(app);
    ['A', 'B'].forEach((id) => new Domain(stack, id, { domainName: new CfnParameter(stack, `Name${id}`).valueAsString }));
    ['C', 'D'].forEach((id) => new Domain(newStack(app, id), 'Domain', { domainName: `${Aws.STACK_NAME}-shop` }));

    expect(findingsOf(app)).toEqual([]);
  });
});

test('an object type that is made twice in a domain is an error', () => {
  const app = new App();
  const domain = new Domain(newStack(app), 'Domain', { domainName: 'shop' });
  domain.addObjectType('Customer', CUSTOMER);
  domain.addObjectType('Again', CUSTOMER);

  expect(findingsOf(app)).toEqual(['[Shop/Domain/Again] ObjectTypeName "Customer" is made by Shop/Domain/Customer too; choose another name, or remove one of them [CP1802]']);
});

test('more object types than the quota are a warning of the first that is too many, which can be acknowledged', () => {
  const stack = newStack();
  const domain = new Domain(stack, 'Domain', { domainName: 'shop' });
  const objectTypes = Array.from({ length: 102 }, (_, index) => domain.addObjectType(`Type${index}`, {
    objectTypeName: `Type${index}`, template: ObjectTypeTemplate.of('Brand-new'),
  }));

  expect(warningsOf(stack)).toEqual([
    '/Shop/Domain/Type100 ObjectTypeName "Type100" is one of 102 object types of its domain; allowed: up to 100, unless your quota is higher [CP1804] '
    + '[ack: cdk-customer-profiles:CP1804]',
  ]);

  Validations.of(objectTypes[100]).acknowledge({ id: 'cdk-customer-profiles:CP1804', reason: 'raised' });
  expect(warningsOf(stack)).toEqual([]);
});
