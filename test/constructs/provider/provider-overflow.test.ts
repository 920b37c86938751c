import { App, Aspects, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { DOMAIN, ENV, newStack } from '../synthesis';
import { CustomerProfilesProvider, Domain, EventStream } from '../../../src';

interface Statement {
  readonly Sid: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}
interface Policy {
  readonly Properties: { readonly PolicyDocument: { readonly Statement: Statement[] }; readonly Roles?: unknown };
}

const ORDINARY = (index: number) => `domain-${index}`;

/** Domains with all that a policy grows by. */
function addDomains(stack: Stack, names: readonly string[]): void {
  for (const domainName of names) {
    const domain = new Domain(stack, domainName, { domainName, encryptionKey: new kms.Key(stack, `${domainName}-key`) });
    new EventStream(stack, `${domainName}-events`, { domain, eventStreamName: 'events', stream: new kinesis.Stream(stack, `${domainName}-stream`) });
  }
}

function withDomains(count: number, stack = newStack()): Stack {
  addDomains(stack, Array.from({ length: count }, (_, index) => ORDINARY(index)));
  return stack;
}

const templates = new WeakMap<Stack, Template>();

/** Synthesised once: the whole app is, each time that a template is asked for. */
function templateOf(stack: Stack): Template {
  const template = templates.get(stack) ?? Template.fromStack(stack);
  templates.set(stack, template);
  return template;
}

function policiesOf(stack: Stack, type: 'AWS::IAM::Policy' | 'AWS::IAM::ManagedPolicy'): { [key: string]: Policy } {
  return templateOf(stack).findResources(type) as unknown as { [key: string]: Policy };
}

/** What a value becomes where partition and names are as long as they are anywhere. */
function deployed(value: unknown, template: Template): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => deployed(item, template));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as { [key: string]: unknown };
  if (ref !== undefined) {
    return { 'AWS::Partition': 'aws-us-gov', 'AWS::Region': 'us-isof-south-1', 'AWS::AccountId': ENV.account }[String(ref)];
  }
  if (Array.isArray(join)) {
    return (deployed(join[1], template) as string[]).join(String(join[0]));
  }
  if (Array.isArray(attribute)) {
    const id = String(attribute[0]);
    const { Type: type } = (template.toJSON() as { Resources: { [key: string]: { Type: string } } }).Resources[id];
    const tail = {
      'AWS::KMS::Key': 'kms:us-isof-south-1:123456789012:key/mrk-0123456789abcdef0123456789abcdef',
      'AWS::Kinesis::Stream': `kinesis:us-isof-south-1:123456789012:stream/Shop-${id}-A1B2C3D4E5F6G`,
      'AWS::Logs::LogGroup': `logs:us-isof-south-1:123456789012:log-group:Shop-${id}-A1B2C3D4E5F6G:*`,
    }[type];
    expect(tail).toBeDefined();
    return `arn:aws-us-gov:${tail}`;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deployed(item, template)]));
}

function sizesOf(stack: Stack, type: 'AWS::IAM::Policy' | 'AWS::IAM::ManagedPolicy'): number[] {
  const template = templateOf(stack);
  return Object.values(policiesOf(stack, type)).map((policy) => JSON.stringify(deployed(policy.Properties.PolicyDocument, template)).length);
}

/** Each permission on each resource, with its statement and condition. */
function permissionsOf(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ Sid, Action, Resource, Condition }) => [Resource].flat().flatMap((resource) => [Action].flat().map((action) => (
    `${Sid} ${action} ${JSON.stringify(resource)} ${JSON.stringify(Condition)}`
  )))).sort();
}

function statementsIn(stack: Stack): Statement[] {
  return [...Object.values(policiesOf(stack, 'AWS::IAM::Policy')), ...Object.values(policiesOf(stack, 'AWS::IAM::ManagedPolicy'))]
    .flatMap((policy) => policy.Properties.PolicyDocument.Statement);
}

function wholeOf(stack: Stack): Statement[] {
  const provider = CustomerProfilesProvider.getOrCreate(stack);
  return (stack.resolve(provider.policy.document.toJSON()) as { Statement: Statement[] }).Statement;
}

const inAnyRegion = () => new Stack(new App(), 'Shop');

describe('the permissions of the function', () => {
  test.each([
    [1, newStack], [8, inAnyRegion], [25, newStack], [26, newStack], [26, inAnyRegion], [60, newStack], [75, inAnyRegion],
  ])('on %d domains with key and event stream fit into what IAM gives a role, beside those of the deployment before', (count, make) => {
    const stack = withDomains(count, make());
    const inline = sizesOf(stack, 'AWS::IAM::Policy');
    const managed = sizesOf(stack, 'AWS::IAM::ManagedPolicy');

    expect(inline).toHaveLength(1);
    expect(2 * inline[0]).toBeLessThanOrEqual(10_240);
    expect(Math.max(0, ...managed)).toBeLessThanOrEqual(6_144);
    expect(2 * managed.length).toBeLessThanOrEqual(10);
    expect(managed.length > 0).toBe(count > 8);
    expect(permissionsOf(statementsIn(stack))).toEqual(permissionsOf(wholeOf(stack)));
  });

  test('that are divided name each statement once in a policy', () => {
    const stack = withDomains(26);

    for (const { Properties: { PolicyDocument: { Statement: statements } } } of Object.values(policiesOf(stack, 'AWS::IAM::ManagedPolicy'))) {
      expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length);
    }
  });

  test('are all there before a resource and the function, and after them when they are deleted', () => {
    const stack = withDomains(26);
    const ids = Object.keys({ ...policiesOf(stack, 'AWS::IAM::Policy'), ...policiesOf(stack, 'AWS::IAM::ManagedPolicy') });
    const template = templateOf(stack);

    expect(ids.length).toBeGreaterThan(2);
    for (const type of [DOMAIN, 'Custom::CustomerProfilesEventStream', 'AWS::Lambda::Function']) {
      const resources = Object.values(template.findResources(type)) as { DependsOn: string[] }[];
      expect(resources.length).toBeGreaterThan(0);
      resources.forEach(({ DependsOn: dependencies }) => expect(dependencies).toEqual(expect.arrayContaining(ids)));
    }
  });

  test('are given to the role of the function, in policies whose logical ids follow their statements', () => {
    const stack = withDomains(26);
    const [inline] = Object.values(policiesOf(stack, 'AWS::IAM::Policy'));

    for (const [id, { Properties: { Roles: roles } }] of Object.entries(policiesOf(stack, 'AWS::IAM::ManagedPolicy'))) {
      expect(id).toMatch(/^CustomerProfilesManagedPolicy[0-9a-f]{8}$/);
      expect(roles).toEqual(inline.Properties.Roles);
    }
    expect(Object.keys(policiesOf(withDomains(26), 'AWS::IAM::ManagedPolicy'))).toEqual(Object.keys(policiesOf(stack, 'AWS::IAM::ManagedPolicy')));
  });

  test('stay as they are in all policies but one, wherever a domain is added', () => {
    const names = Array.from({ length: 40 }, (_, index) => `shop-${String(10 + index)}`);
    const policies = (all: string[]) => {
      const stack = newStack();
      addDomains(stack, all);
      return Object.keys({ ...policiesOf(stack, 'AWS::IAM::Policy'), ...policiesOf(stack, 'AWS::IAM::ManagedPolicy') });
    };
    const before = policies(names);
    const changed = (position: number) => policies([...names.slice(0, position), 'new', ...names.slice(position)]).filter((id) => !before.includes(id)).length;

    expect(before).toHaveLength(5);
    expect([0, 13, 26, 40].map(changed)).toEqual([1, 1, 1, 1]);
  });

  test('are divided in a nested stack too', () => {
    const nested = withDomains(26, new NestedStack(newStack(), 'Nested'));

    expect(Object.keys(policiesOf(nested, 'AWS::IAM::ManagedPolicy')).length).toBeGreaterThan(0);
    expect(permissionsOf(statementsIn(nested))).toEqual(permissionsOf(wholeOf(nested)));
  });

  test('are divided anew where an aspect of the app adds resources', () => {
    const stack = withDomains(1);
    const late = new Stack(stack.node.root as App, 'Late');
    let visited = false;
    Aspects.of(late).add({
      visit: (construct: IConstruct) => {
        if (construct === late && !visited) {
          visited = true;
          addDomains(stack, Array.from({ length: 30 }, (_, index) => `late-${index}`));
        }
      },
    });

    expect(Object.keys(policiesOf(stack, 'AWS::IAM::ManagedPolicy')).length).toBeGreaterThan(0);
    expect(permissionsOf(statementsIn(stack))).toEqual(permissionsOf(wholeOf(stack)));
  });
});

describe('a role of one\'s own', () => {
  function withRole(count: number, make: (stack: Stack) => iam.IRole): Stack {
    const stack = newStack();
    CustomerProfilesProvider.getOrCreate(stack, { role: make(stack) });
    return withDomains(count, stack);
  }
  const assumedBy = new iam.ServicePrincipal('lambda.amazonaws.com');
  const broad = (size: number) => new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [`arn:aws:s3:::${'b'.repeat(size)}`] });

  test('that cannot be changed gets no policies, however many domains there are', () => {
    const stack = withRole(100, (scope) => iam.Role.fromRoleArn(scope, 'Own', 'arn:aws:iam::123456789012:role/deployer', { mutable: false }));

    expect({ ...policiesOf(stack, 'AWS::IAM::Policy'), ...policiesOf(stack, 'AWS::IAM::ManagedPolicy') }).toEqual({});
  });

  test('that is imported gets managed policies too', () => {
    const stack = withRole(26, (scope) => iam.Role.fromRoleName(scope, 'Own', 'deployer'));

    Object.values(policiesOf(stack, 'AWS::IAM::ManagedPolicy')).forEach(({ Properties: { Roles: roles } }) => expect(roles).toEqual(['deployer']));
    expect(Object.keys(policiesOf(stack, 'AWS::IAM::ManagedPolicy')).length).toBeGreaterThan(0);
  });

  test.each<[string, (role: iam.Role, stack: Stack) => unknown]>([
    ['its default policy', (role) => role.addToPolicy(broad(8_000))],
    ['a policy attached to it', (role, stack) => new iam.Policy(stack, 'More', { roles: [role], statements: [broad(8_000)] })],
    ['a policy of another stack', (role, stack) => (
      new iam.Policy(newStack(stack.node.root as App, 'Other'), 'More', { roles: [role], statements: [broad(8_000)] }))],
    ['an L1 policy', (role, stack) => new iam.CfnRolePolicy(stack, 'More', {
      policyName: 'more', roleName: role.roleName, policyDocument: { Statement: [broad(8_000).toStatementJson()] },
    })],
  ])('has less room where %s takes some', (_, add) => {
    const stack = withRole(4, (scope) => {
      const role = new iam.Role(scope, 'Own', { assumedBy });
      add(role, scope);
      return role;
    });
    const before = sizesOf(stack, 'AWS::IAM::Policy');

    expect(Object.keys(policiesOf(stack, 'AWS::IAM::ManagedPolicy'))).toHaveLength(1);
    expect(Math.min(...before)).toBeLessThanOrEqual(1_120);
  });

  test('with inline policies of its own has less room, and none where they take all', () => {
    const stack = withRole(2, (scope) => new iam.Role(scope, 'Own', { assumedBy, inlinePolicies: { all: new iam.PolicyDocument({ statements: [broad(10_000)] }) } }));

    expect(policiesOf(stack, 'AWS::IAM::Policy')).toEqual({});
    expect(permissionsOf(statementsIn(stack))).toEqual(permissionsOf(wholeOf(stack)));
  });

  test('of a stack that looks the same takes no room', () => {
    const app = new App();
    const [first] = ['first', 'second'].map((id) => {
      const stack = newStack(app, id);
      addDomains(stack, Array.from({ length: 8 }, (_, index) => `${id}-${index}`));
      return stack;
    });

    expect(policiesOf(first, 'AWS::IAM::ManagedPolicy')).toEqual({});
  });

  test('with managed policies has fewer left', () => {
    const managedPolicies = Array.from({ length: 7 }, (_, index) => ({ managedPolicyArn: `arn:aws:iam::123456789012:policy/p${index}` }) as iam.IManagedPolicy);
    const stack = withRole(60, (scope) => {
      const role = new iam.Role(scope, 'Own', { assumedBy, managedPolicies });
      new iam.ManagedPolicy(scope, 'Eighth', { roles: [role], statements: [broad(10)] });
      return role;
    });

    expect(() => Template.fromStack(stack)).toThrow(/more than the 5120 characters inline and the 1 managed policies of 6144 that its role has room for/);
  });
});

test('more than a role can have is an error with the way out', () => {
  const stack = withDomains(100);

  expect(() => Template.fromStack(stack)).toThrow(new RegExp('\\[Shop/CustomerProfilesProvider/Policy\\] the permissions of the function take 4\\d{4} characters, an inline and '
    + '\\d managed policies, more than the 5120 characters inline and the 5 managed policies of 6144 that its role has room for, where an update must have the new ones '
    + 'beside the old; divide the domains among several stacks, or give the provider a role that has the permissions already: '
    + 'CustomerProfilesProvider\\.getOrCreate\\(stack, \\{ role: role\\.withoutPolicyUpdates\\(\\) \\}\\)'));
});
