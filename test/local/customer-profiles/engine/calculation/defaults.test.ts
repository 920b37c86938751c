import { defaultDefinitions } from '../../../../../src/local/customer-profiles/engine/calculation/defaults';
import { checkCalculatedAttribute } from '../../../../../src/model/rules/calculated-attribute/calculated-attribute-rules';

test('there are as many as the guide lists, by object type', () => {
  const types = defaultDefinitions(0).map(({ AttributeDetails: { Expression = '' } }) => Expression.slice(1, Expression.indexOf('.')));
  const counts = Object.fromEntries([...new Set(types)].map((type) => [type, types.filter((each) => each === type).length]));

  expect(counts).toEqual({ CTR: 7, _profile: 1, _asset: 7, _case: 5, _communicationRecord: 6, _order: 5 });
  expect(new Set(defaultDefinitions(0).map(({ CalculatedAttributeName }) => CalculatedAttributeName)).size).toBe(31);
});

test('they keep the rules, but for names that users may not give and a statistic that only the service has', () => {
  const found = defaultDefinitions(0).flatMap(({ CreatedAt: _, LastUpdatedAt: _updated, ...definition }) => {
    return checkCalculatedAttribute({ DomainName: 'retail', ...definition }).map(({ code, path }) => `${definition.CalculatedAttributeName} ${code} ${path}`);
  });
  const names = defaultDefinitions(0).map(({ CalculatedAttributeName }) => `${CalculatedAttributeName} CP1710 CalculatedAttributeName`);

  expect(found.filter((each) => !names.includes(each))).toEqual(['_maximum_hold_time CP1005 DisplayName', '_new_customer CP1006 Statistic']);
  expect(found).toEqual(expect.arrayContaining(names));
});
