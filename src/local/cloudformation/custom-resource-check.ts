import { isObject, show } from './json';
import type { Json } from './json';
import type { KnownBeforehand } from './known-beforehand';
import type { ResourceDefinition, Template } from './template';
import { whyNotHere } from '../services/local-services';

/** Operations without which custom resources of the CDK cannot do their work, where the service may not be here. */
const NEEDED: { readonly [type: string]: readonly [service: string, operation: string] } = {
  'Custom::AWSCDK-EKS-Cluster': ['eks', 'CreateCluster'],
  'Custom::AWSCDK-EKS-FargateProfile': ['eks', 'CreateFargateProfile'],
  'Custom::AWSCDKOpenIdConnectProvider': ['iam', 'CreateOpenIDConnectProvider'],
  'Custom::CrossAccountZoneDelegation': ['route-53', 'ChangeResourceRecordSets'],
  'Custom::DeleteExistingRecordSet': ['route-53', 'ChangeResourceRecordSets'],
  'Custom::DynamoDBReplica': ['dynamodb', 'UpdateTable'],
  'Custom::GluePartitionIndex': ['glue', 'CreatePartitionIndex'],
  'Custom::S3ObjectCopy': ['s3', 'CopyObject'],
  'Custom::SyntheticsAutoDeleteUnderlyingResources': ['synthetics', 'GetCanary'],
};

/** Names in version 2 of the SDK, in small letters, of services whose packages in version 3 are called otherwise. */
const OLD_NAMES: { readonly [name: string]: string } = { cloudwatchlogs: 'cloudwatch-logs', stepfunctions: 'sfn', customerprofiles: 'customer-profiles' };

/** Where CDK's provider framework has the functions of the user. */
const USERS_FUNCTIONS = ['USER_ON_EVENT_FUNCTION_ARN', 'USER_IS_COMPLETE_FUNCTION_ARN'];

/** Notes why a custom resource could not be carried out on this machine. */
export function checkCustomResource(
  id: string,
  { type, properties }: ResourceDefinition,
  template: Template,
  known: KnownBeforehand,
  hasFunction: (arn: string) => boolean,
): void {
  const path = `/Resources/${id}`;
  const token = properties.ServiceToken ?? null;
  const fn = functionOf(token, template);
  if (fn === undefined) {
    const arn = known.value(token, `${path}/Properties/ServiceToken`);
    if (arn !== undefined && (typeof arn !== 'string' || !/^arn:[^:]+:lambda:/.test(arn))) {
      known.note(`${path}/Properties/ServiceToken is ${show(arn)}; the local engine takes the ARN of a Lambda function`);
    } else if (typeof arn === 'string' && !hasFunction(arn)) {
      known.note(`${path}/Properties/ServiceToken is ${show(arn)}, a function of no stack that is deployed here; put it into one of the stacks`);
    }
  } else {
    checkFunction(path, fn, template, known);
  }
  const needed = NEEDED[type];
  if (needed !== undefined) {
    noteCall(path, needed[0], needed[1], known);
  }
  if (type === 'Custom::AWS') {
    for (const event of ['Create', 'Update', 'Delete']) {
      checkSdkCall(`${path}/Properties/${event}`, properties[event], known);
    }
  }
}

/** Logical id of the function of the same template that a value is the ARN of. */
function functionOf(value: Json, { resources }: Template): string | undefined {
  const argument = isObject(value) ? value['Fn::GetAtt'] : undefined;
  const [id, attribute] = typeof argument === 'string' ? argument.split('.') : Array.isArray(argument) ? argument : [];
  return typeof id === 'string' && attribute === 'Arn' && resources[id]?.type === 'AWS::Lambda::Function' ? id : undefined;
}

function checkFunction(path: string, id: string, template: Template, known: KnownBeforehand): void {
  const { Runtime: runtime, Code: code, PackageType: packageType, Environment: environment } = template.resources[id].properties;
  const name = runtime === undefined ? undefined : known.value(runtime, `/Resources/${id}/Properties/Runtime`);
  if (packageType === 'Image' || (isObject(code) && code.ImageUri !== undefined)) {
    known.note(`${path} is carried out by the function ${id}, which is a container image; only nodejs functions from zipped code run on this machine`);
  } else if (typeof name === 'string' && !name.startsWith('nodejs')) {
    known.note(`${path} is carried out by the function ${id}, whose runtime is ${show(name)}; only nodejs functions run on this machine`);
  }
  const variables = isObject(environment) && isObject(environment.Variables) ? environment.Variables : {};
  for (const variable of USERS_FUNCTIONS) {
    const users = functionOf(variables[variable] ?? null, template);
    if (users !== undefined) {
      checkFunction(path, users, template, known);
    }
  }
}

/** The call of an AwsCustomResource is JSON, in pieces where a part of it is known only later: service and action stand at its beginning. */
function checkSdkCall(path: string, call: Json | undefined, known: KnownBeforehand): void {
  const source = JSON.stringify(call ?? null).replaceAll('\\"', '"');
  const member = (name: string): string | undefined => new RegExp(`"${name}":"([^"]+)"`).exec(source)?.[1];
  const [service, action, ignored] = [member('service'), member('action'), member('ignoreErrorCodesMatching')];
  if (service === undefined || action === undefined || (ignored !== undefined && ignored.includes('.*'))) {
    return;
  }
  const plain = service.toLowerCase().replace(/^@aws-sdk\/client-/, '');
  noteCall(path, OLD_NAMES[plain] ?? plain, `${action.charAt(0).toUpperCase()}${action.slice(1)}`.replace(/Command$/, ''), known);
}

function noteCall(path: string, service: string, operation: string, known: KnownBeforehand): void {
  const reason = whyNotHere(service, operation);
  if (reason !== undefined) {
    known.note(`${path} calls ${service}:${operation}: ${reason}`);
  }
}
