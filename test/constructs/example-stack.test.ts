import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CUSTOMER, warningsOf } from './synthesis';
import { Domain, ObjectTypeTemplate } from '../../src';

/** A stack with one of everything, anywhere. */
function exampleStack(): Stack {
  const stack = new Stack(new App(), 'Shop');
  const domain = new Domain(stack, 'Domain', {
    domainName: 'retail',
    defaultExpiration: Duration.days(730),
    encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
    deadLetterQueueEnabled: true,
  });
  domain.addObjectType('Customer', { ...CUSTOMER, allowProfileCreation: true });
  domain.addObjectType('Contacts', { objectTypeName: 'CTR', template: ObjectTypeTemplate.CTR });
  return stack;
}

test('the template of an example stays as it was released', () => {
  const template = JSON.stringify(Template.fromStack(exampleStack()).toJSON())
    .replace(/[0-9a-f]{64}\.zip/g, '<hash of the function>.zip')
    .replace(/"nodejs\d+\.x"/, '"<the latest Node.js that the CDK knows>"');

  expect(JSON.parse(template)).toMatchSnapshot();
});

test('an example has no warnings', () => {
  expect(warningsOf(exampleStack())).toEqual([]);
});

test('the CDK\'s validation of templates finds nothing in an example', () => {
  process.env.CDK_VALIDATION = 'true';
  const log = jest.spyOn(console, 'error').mockImplementation();
  (exampleStack().node.root as App).synth();

  expect(log.mock.calls).toEqual([]);
});
