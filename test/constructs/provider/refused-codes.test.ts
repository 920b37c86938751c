import { CfnParameter, Lazy, Validations } from 'aws-cdk-lib';
import { CUSTOMER, DOMAIN, newStack, OBJECT_TYPE, propertiesOf } from '../synthesis';
import { Domain, FieldTarget, MatchingAttribute } from '../../../src';
import { LEFT_TO_SERVICE_CODES } from '../../../src/model/rules/open-lists';

const withTarget = (target: (parameter: CfnParameter) => string) => {
  const stack = newStack();
  const parameter = new CfnParameter(stack, 'Target', { default: 'EmailAddress' });
  const objectType = new Domain(stack, 'Domain', { domainName: 'retail' }).addObjectType('Customer', {
    ...CUSTOMER, fields: { ...CUSTOMER.fields, other: { source: '_source.other', target: FieldTarget.of(target(parameter)) } },
  });
  return { stack, objectType };
};

const refused = (stack: Parameters<typeof propertiesOf>[0], type = OBJECT_TYPE) => propertiesOf(stack, type).RefusedCodes as unknown;

describe('the function checks the growing lists too', () => {
  test('where a token stands for a target', () => {
    expect(refused(withTarget((parameter) => `_profile.${parameter.valueAsString}`).stack)).toEqual(LEFT_TO_SERVICE_CODES);
  });

  test('where a token stands for an attribute of a matching rule', () => {
    const stack = newStack();
    new Domain(stack, 'Domain', {
      domainName: 'retail',
      ruleBasedMatching: { rules: [[MatchingAttribute.of(Lazy.string({ produce: () => 'Attributes.card' }))]] },
    });
    expect(refused(stack, DOMAIN)).toEqual(LEFT_TO_SERVICE_CODES);
  });

  test('but not what the app has acknowledged', () => {
    const { stack, objectType } = withTarget((parameter) => `_profile.${parameter.valueAsString}`);
    Validations.of(objectType).acknowledge({ id: 'cdk-customer-profiles:CP1202', reason: 'new in November' });
    expect(refused(stack)).toEqual(LEFT_TO_SERVICE_CODES.filter((code) => code !== 'CP1202'));
  });

  test('and not where the app could check them', () => {
    expect(refused(withTarget(() => '_profile.EmailAddress').stack)).toBeUndefined();
  });
});
