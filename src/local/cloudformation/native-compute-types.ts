import { uuid } from './generated-names';
import { isObject } from './json';
import type { JsonObject } from './json';
import { arnOf, text } from './native-type';
import type { NativeInstance, NativeType } from './native-type';
import { reservedVariables } from '../lambda/function-configuration';

/** Lambda, and what calls or watches it. */

function versionArn({ properties, target, partition }: NativeInstance, qualifier: string): string {
  const name = text(properties.FunctionName);
  const arn = name.startsWith('arn:') ? name : `arn:${partition}:lambda:${target.region}:${target.account}:function:${name}`;
  return `${arn}:${qualifier}`;
}

export function environmentVariables(properties: JsonObject): { [key: string]: string } {
  const { Environment: environment } = properties;
  const variables = isObject(environment) && isObject(environment.Variables) ? environment.Variables : {};
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, text(value)]));
}

function stateMachineArn(instance: NativeInstance): string {
  return arnOf(instance, 'states', `stateMachine:${instance.name}`);
}

export const COMPUTE_TYPES: { readonly [key: string]: NativeType } = {
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    replacedBy: ['PackageType'],
    attributes: (instance) => ({ Arn: arnOf(instance, 'lambda', `function:${instance.name}`) }),
    refuse: ({ properties }) => {
      const reserved = reservedVariables(environmentVariables(properties));
      return reserved.length === 0
        ? undefined
        : 'Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys '
          + `that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`;
    },
  },
  'AWS::Lambda::Version': {
    replacedBy: ['FunctionName', 'Description', 'CodeSha256'],
    ref: (instance) => versionArn(instance, '1'),
    attributes: (instance) => ({ Version: '1', FunctionArn: versionArn(instance, '1') }),
  },
  'AWS::Lambda::Alias': {
    replacedBy: ['Name', 'FunctionName'],
    ref: (instance) => versionArn(instance, text(instance.properties.Name)),
    attributes: (instance) => ({ AliasArn: versionArn(instance, text(instance.properties.Name)) }),
  },
  'AWS::Lambda::Permission': {
    replacedBy: ['Action', 'FunctionName', 'Principal', 'SourceArn', 'SourceAccount'],
    attributes: ({ name }) => ({ Id: name }),
  },
  'AWS::Lambda::EventInvokeConfig': { replacedBy: ['FunctionName', 'Qualifier'] },
  'AWS::Lambda::LayerVersion': {
    replacedBy: ['Content', 'LayerName'],
    ref: (instance) => arnOf(instance, 'lambda', `layer:${instance.name}:1`),
    attributes: (instance) => ({ LayerVersionArn: arnOf(instance, 'lambda', `layer:${instance.name}:1`) }),
  },
  'AWS::Lambda::EventSourceMapping': {
    replacedBy: ['EventSourceArn'],
    ref: ({ seed }) => uuid(seed),
    attributes: ({ seed }) => ({ Id: uuid(seed) }),
  },
  'AWS::Events::Rule': {
    nameProperty: 'Name',
    attributes: (instance) => ({ Arn: arnOf(instance, 'events', `rule/${instance.name}`) }),
  },
  'AWS::CloudWatch::Alarm': {
    nameProperty: 'AlarmName',
    attributes: (instance) => ({ Arn: arnOf(instance, 'cloudwatch', `alarm:${instance.name}`) }),
  },
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    replacedBy: ['StateMachineType'],
    ref: stateMachineArn,
    attributes: (instance) => ({ Arn: stateMachineArn(instance), Name: instance.name }),
  },
  'AWS::CDK::Metadata': { ref: ({ seed }) => uuid(seed) },
};
