import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { libraryApp, OBJECT_TYPES } from './apps';
import { absolute, against, Figure } from './figure';
import { everyResource } from '../test/end-to-end/every-resource';

/** What a stack costs besides its resources. */
export function stackFigures(): Figure[] {
  const every = new Stack(new App(), 'Every');
  everyResource(1)(every);
  const template = Template.fromStack(every);
  const large = policyBytes(libraryApp(OBJECT_TYPES, 1));
  return [
    absolute('Lambda functions in a stack with every resource', Object.keys(template.findResources('AWS::Lambda::Function')).length, 'functions', 1),
    absolute('roles in a stack with every resource', Object.keys(template.findResources('AWS::IAM::Role')).length, 'roles', 1),
    absolute(`role policy with ${OBJECT_TYPES} object types`, large, 'bytes', 10_240),
    against(`role policy with ${OBJECT_TYPES} object types`, large, 'bytes', { what: 'with 4 object types', value: policyBytes(libraryApp(4, 1)) }, 1),
  ];
}

/** Without white space, as IAM counts; references are as long as they stand in the template, which is longer than they resolve to. */
function policyBytes(stack: Stack): number {
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  return JSON.stringify((policy as { Properties: { PolicyDocument: object } }).Properties.PolicyDocument).length;
}
