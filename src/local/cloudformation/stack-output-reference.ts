import { isObject, show } from './json';
import type { Json } from './json';
import type { OutsideSource } from './outside-reading';
import { TemplateError } from './template';
import { partitionOf } from '../environment/environment';
import type { Environment } from '../environment/environment';

const MEMBERS = ['StackName', 'OutputName', 'Region', 'RoleArn'];

/**
 * Where the output is that a Fn::GetStackOutput names: in the account of its role, in its region, and without them where the stack is that
 * calls it.
 *
 * @param resolved the argument of the function, without functions
 */
export function stackOutputSource(resolved: Json | undefined, home: Environment, path: string): OutsideSource {
  if (!isObject(resolved) || Object.keys(resolved).some((name) => !MEMBERS.includes(name))) {
    throw new TemplateError(`${path} is ${show(resolved)}; it must be an object with StackName, OutputName and optional Region and RoleArn`);
  }
  const { StackName: stackName, OutputName: outputName, Region: region = home.region, RoleArn: roleArn } = resolved;
  for (const [name, value] of Object.entries({ StackName: stackName, OutputName: outputName, Region: region })) {
    if (typeof value !== 'string' || value === '') {
      throw new TemplateError(`${path}/${name} is ${show(value)}; it must be a string`);
    }
  }
  if (partitionOf(String(region)) !== partitionOf(home.region)) {
    throw new TemplateError(`${path}/Region is ${show(region)}; outputs of another partition cannot be read, only those of ${partitionOf(home.region)}`);
  }
  return { kind: 'stack output', name: `${String(stackName)}.${String(outputName)}`, region: String(region), account: accountOf(roleArn, home, path) };
}

function accountOf(roleArn: Json | undefined, home: Environment, path: string): string {
  if (roleArn === undefined) {
    return home.account;
  }
  const account = /^arn:[^:]+:iam::(\d{12}):role\/./.exec(String(roleArn))?.[1];
  if (account === undefined) {
    throw new TemplateError(`${path}/RoleArn is ${show(roleArn)}; it must be the ARN of a role, whose account is where the stack is`);
  }
  return account;
}
