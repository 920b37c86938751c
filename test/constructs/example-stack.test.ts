import { App, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AwsSolutionsChecks } from 'cdk-nag';
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
  const template = JSON.stringify(Template.fromStack(exampleStack()).toJSON()).replace(/[0-9a-f]{64}\.zip/g, '<hash of the function>.zip');

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

/** What cdk-nag finds in an example, each with why it stays. */
const FOUND = {
  'AwsSolutions-SQS3': 'the queue is a dead letter queue',
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:iam::<AWS::AccountId>:role/aws-service-role/profile.amazonaws.com/*]':
    'the service chooses the end of the name of its role',
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:profile:<AWS::Region>:<AWS::AccountId>:domains/retail/object-types/*]':
    'the object types of a domain share one statement, so that the policy does not grow with them: an inline policy holds 10,240 characters',
};

test('cdk-nag finds nothing in an example but what is meant so', () => {
  const { violations } = new AwsSolutionsChecks().validateScope(exampleStack());

  expect(violations.map(({ ruleName }) => ruleName)).toEqual(Object.keys(FOUND));
});

test('what cdk-nag finds can be acknowledged, and nothing is left', () => {
  const stack = exampleStack();
  const app = stack.node.root as App;
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  Validations.of(stack).acknowledge(...Object.entries(FOUND).map(([id, reason]) => ({ id, reason })));

  expect(() => app.synth()).not.toThrow();
});
