import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { libraryApp, OBJECT_TYPES } from './apps';
import { absolute, against, Figure } from './figure';

/** What a stack costs besides its resources. */
export function stackFigures(): Figure[] {
  const many = libraryApp(OBJECT_TYPES, 1);
  const template = Template.fromStack(many);
  const large = policyBytes(many);
  return [
    absolute('Lambda functions in a stack', Object.keys(template.findResources('AWS::Lambda::Function')).length, 'functions', 1),
    absolute('roles in a stack', Object.keys(template.findResources('AWS::IAM::Role')).length, 'roles', 1),
    absolute(`role policy with ${OBJECT_TYPES} object types`, large, 'bytes', 10_240),
    against(`role policy with ${OBJECT_TYPES} object types`, large, 'bytes', { what: 'with 4 object types', value: policyBytes(libraryApp(4, 1)) }, 1),
  ];
}

/** Without white space, as IAM counts; references are as long as they stand in the template, which is longer than they resolve to. */
function policyBytes(stack: Stack): number {
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  return JSON.stringify((policy as { Properties: { PolicyDocument: object } }).Properties.PolicyDocument).length;
}
