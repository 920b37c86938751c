import { checkRequest } from '../../src/model/api/check-shape';
import * as wire from '../../src/model/wire';

test('what deployed stacks hold keeps its name', () => {
  const { isKept: _, ...names } = wire;
  expect(names).toEqual({
    WIRE_VERSION: '1',
    ResourceType: {
      DOMAIN: 'Custom::CustomerProfilesDomain',
      OBJECT_TYPE: 'Custom::CustomerProfilesObjectType',
      INTEGRATION: 'Custom::CustomerProfilesIntegration',
      INTEGRATION_WORKFLOW: 'Custom::CustomerProfilesIntegrationWorkflow',
      EVENT_STREAM: 'Custom::CustomerProfilesEventStream',
      CALCULATED_ATTRIBUTE: 'Custom::CustomerProfilesCalculatedAttribute',
      IDENTITY_RESOLUTION: 'Custom::CustomerProfilesIdentityResolution',
    },
    OWNER_TAG: 'cdk-customer-profiles:owner',
    IDENTITY_RESOLUTION_TAG: 'cdk-customer-profiles:identity-resolution',
    FLOW_TAG: 'cdk-customer-profiles:flow',
  });
});

test('CloudFormation takes the type names: Custom::, then up to 60 letters, digits, _, @ and -', () => {
  Object.values(wire.ResourceType).forEach((name) => expect(name).toMatch(/^Custom::[\w@-]{1,60}$/));
});

test.each([[{ Kept: 'true' }, true], [{ Kept: true }, true], [{ Kept: 'false' }, false], [{}, false]])('%j says that it is kept: %s', (properties, kept) => {
  expect(wire.isKept(properties)).toBe(kept);
});

test('the service takes the owner mark as a tag', () => {
  expect(checkRequest('TagResource', {
    resourceArn: 'arn:aws:profile:us-east-1:123456789012:domains/d', tags: { [wire.OWNER_TAG]: `1/created/${'0'.repeat(32)}` },
  })).toEqual([]);
});
