import { checkRequest } from '../../src/model/api/check-shape';
import { RESOURCE_KINDS } from '../../src/model/resource-kinds';
import * as wire from '../../src/model/wire';

test('what deployed stacks hold keeps its name', () => {
  const { isRetained: _, ...names } = wire;
  expect(names).toEqual({
    WIRE_VERSION: '1',
    OWNER_TAG: 'cdk-customer-profiles:owner',
    IDENTITY_RESOLUTION_TAG: 'cdk-customer-profiles:identity-resolution',
    FLOW_TAG: 'cdk-customer-profiles:flow',
    OPTION_MEMBERS: [
      'ServiceToken', 'ServiceTimeout', 'WireVersion', 'Existing', 'Kept', 'RefusedCodes', 'AutoDeleteProfiles', 'CompletesWithin', 'RecreateOnChange', 'StartFlow',
    ],
  });
});

test('types of deployed resources keep their names', () => {
  expect(Object.values(RESOURCE_KINDS).map(({ type }) => type)).toEqual([
    'Custom::CustomerProfilesDomain', 'Custom::CustomerProfilesObjectType', 'Custom::CustomerProfilesIdentityResolution',
    'Custom::CustomerProfilesIntegration', 'Custom::CustomerProfilesIntegrationWorkflow', 'Custom::CustomerProfilesEventStream',
    'Custom::CustomerProfilesCalculatedAttribute',
  ]);
});

test('CloudFormation takes the type names: Custom::, then up to 60 letters, digits, _, @ and -', () => {
  Object.values(RESOURCE_KINDS).forEach(({ type }) => expect(type).toMatch(/^Custom::[\w@-]{1,60}$/));
});

test.each([[{ Kept: 'true' }, true], [{ Kept: true }, true], [{ Kept: 'false' }, false], [{}, false]])('%j says that it is kept: %s', (properties, kept) => {
  expect(wire.isRetained(properties)).toBe(kept);
});

test('the service takes the owner mark as a tag', () => {
  expect(checkRequest('TagResource', {
    resourceArn: 'arn:aws:profile:us-east-1:123456789012:domains/d', tags: { [wire.OWNER_TAG]: `1/created/${'0'.repeat(32)}` },
  })).toEqual([]);
});
