import { App, Aspects, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { CustomResourceConfig } from 'aws-cdk-lib/custom-resources';
import { newStack } from '../synthesis';
import { CustomerProfilesProvider, CustomerProfilesProviderProps, Domain } from '../../../src';

type Configure = (config: CustomResourceConfig, stack: Stack) => void;

const withConfig = (configure: Configure, props: (stack: Stack) => CustomerProfilesProviderProps = () => ({})) => {
  const app = new App();
  const stack = newStack(app);
  CustomerProfilesProvider.getOrCreate(stack, props(stack));
  new Domain(stack, 'Domain', { domainName: 'retail' });
  configure(CustomResourceConfig.of(app), stack);
  return stack;
};
const runtimeOf = (stack: Stack): unknown => Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'))[0].Properties.Runtime;
const logGroupOf = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::Logs::LogGroup'));

test('the retention of custom resources holds for the log group of the function, and makes no other', () => {
  const groups = logGroupOf(withConfig((config) => config.addLogRetentionLifetime(logs.RetentionDays.TEN_YEARS)));

  expect(groups).toHaveLength(1);
  expect(groups[0].Properties).toEqual({ RetentionInDays: 3653 });
});

test('the removal policy of custom resources holds for the log group of the function', () => {
  const [group] = logGroupOf(withConfig((config) => config.addRemovalPolicy(RemovalPolicy.RETAIN)));

  expect(group).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('a log group that is given stays as it was made', () => {
  const stack = withConfig((config) => {
    config.addLogRetentionLifetime(logs.RetentionDays.TEN_YEARS);
    config.addRemovalPolicy(RemovalPolicy.DESTROY);
  }, (scope) => ({ logGroup: new logs.LogGroup(scope, 'Logs', { retention: logs.RetentionDays.ONE_DAY }) }));

  expect(logGroupOf(stack)).toEqual([{ Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 1 }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }]);
});

test('the runtime of custom resources holds for the function', () => {
  expect(runtimeOf(withConfig((config) => config.addLambdaRuntime(lambda.Runtime.NODEJS_22_X)))).toBe('nodejs22.x');
  expect(runtimeOf(withConfig((config) => config.addLambdaRuntime(lambda.Runtime.NODEJS_20_X)))).toBe('nodejs20.x');
});

test('a runtime of another language is not for this function', () => {
  const without = runtimeOf(withConfig(() => {}));

  expect(runtimeOf(withConfig((config) => config.addLambdaRuntime(lambda.Runtime.PYTHON_3_13)))).toEqual(without);
});

test('a runtime that the function was not built for is refused, with the way out', () => {
  const stack = withConfig((config) => config.addLambdaRuntime(lambda.Runtime.NODEJS_18_X));

  expect(() => (stack.node.root as App).synth()).toThrow('[Shop/CustomerProfilesProvider/Function/Runtime] CustomResourceConfig of Shop or above sets the runtime nodejs18.x; '
    + 'allowed: Node.js 20 or later; set a later one there, or one for this function alone: CustomerProfilesProvider.getOrCreate(stack, { runtime: ... })');
});

test('of two configurations the one that comes last holds, as for the CDK\'s own', () => {
  const stack = withConfig((config, inner) => {
    config.addLambdaRuntime(lambda.Runtime.NODEJS_18_X);
    CustomResourceConfig.of(inner).addLambdaRuntime(lambda.Runtime.NODEJS_22_X);
  });

  expect(runtimeOf(stack)).toBe('nodejs22.x');
});

test('a runtime that is given for the function wins', () => {
  const stack = withConfig((config) => config.addLambdaRuntime(lambda.Runtime.NODEJS_18_X), () => ({ runtime: lambda.Runtime.NODEJS_22_X }));

  expect(runtimeOf(stack)).toBe('nodejs22.x');
});

test('without a configuration the template has nothing of it, and the construct that takes it harms no walk through the tree', () => {
  const stack = withConfig(() => {});
  const seen: string[] = [];
  Aspects.of(stack).add({ visit: ({ node }) => void seen.push(node.path) });

  expect(JSON.stringify(Template.fromStack(stack).toJSON())).not.toContain('custom-resource-handler');
  expect(new Set(seen).size).toBe(seen.length);
});
