import { DefaultTokenResolver, CfnResource, IPostProcessor, IResolvable, IResolveContext, Reference, StringConcat, Tokenization } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { sizeOf } from './longest-form';
import type { Room } from './policy-parts';

/** What all inline policies of a role may take together, and what a managed policy may (IAM User Guide, "IAM and AWS STS quotas"). */
const INLINE_POLICIES = 10_240;
const MANAGED_POLICY = 6_144;

/** How many managed policies a role may have, if the account has not asked for more (same page). */
const MANAGED_POLICIES = 10;

/** An update that changes policies has the new ones made before the old ones are deleted (name-by-content.ts): the role must have room for both. */
const AT_ONCE = 2;

/**
 * What a role has room for, besides what this app is known to give it: its own policies, and those that are attached to it anywhere in the app.
 * Half of it, because of updates; what is not content-named is changed in place and counts once.
 */
export function roomOf(policy: iam.Policy, role: iam.IRole): Room {
  const name = nameOf(role.roleName, role);
  let inline = 0;
  let managedPolicies = 0;
  for (const construct of policy.node.root.node.findAll().filter((one) => !one.node.scopes.includes(policy))) {
    const held = heldBy(construct, construct === role.node.defaultChild, name);
    inline += sizeOf(held.inline, construct);
    managedPolicies += held.managed;
  }
  return {
    inline: Math.max(0, Math.floor((INLINE_POLICIES - inline) / AT_ONCE)),
    managed: MANAGED_POLICY,
    managedPolicies: Math.max(0, Math.floor((MANAGED_POLICIES - managedPolicies) / AT_ONCE)),
  };
}

interface Held {
  /** Documents. */
  readonly inline?: unknown;
  readonly managed: number;
}

/** What a construct of the app gives to the role of a name. */
function heldBy(construct: IConstruct, isRole: boolean, name: string): Held {
  if (construct instanceof iam.CfnRole && isRole) {
    const policies: readonly unknown[] = [construct.policies ?? []].flat();
    const documents = policies.map((one) => (Tokenization.isResolvable(one) ? one : documentOf((one as iam.CfnRole.PolicyProperty).policyDocument)));
    return { inline: documents.length > 0 ? documents : undefined, managed: namesIn(construct.managedPolicyArns, construct).length };
  }
  if (construct instanceof iam.CfnPolicy && namesIn(construct.roles, construct).includes(name)) {
    return { inline: documentOf(construct.policyDocument), managed: 0 };
  }
  if (construct instanceof iam.CfnRolePolicy && nameOf(construct.roleName, construct) === name) {
    return { inline: documentOf(construct.policyDocument), managed: 0 };
  }
  return { managed: construct instanceof iam.CfnManagedPolicy && namesIn(construct.roles, construct).includes(name) ? 1 : 0 };
}

/** A document is read without resolving it, which would freeze its statements before others are done with them. */
function documentOf(document: unknown): unknown {
  return document instanceof iam.PolicyDocument ? document.toJSON() as unknown : document;
}

function nameOf(value: unknown, scope: IConstruct): string {
  return namesIn([value], scope)[0];
}

function namesIn(list: unknown, scope: IConstruct): string[] {
  const names: unknown = Tokenization.resolve(list, { scope, preparing: false, resolver: new ByTarget(new StringConcat()) });
  return Array.isArray(names) ? names.map((name) => JSON.stringify(name)) : [];
}

/** Two stacks may have roles of the same logical id, so that a reference is told by the construct that it is to. */
class ByTarget extends DefaultTokenResolver {
  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    return Reference.isReference(token) && CfnResource.isCfnResource(token.target)
      ? token.target.node.path
      : super.resolveToken(token, context, postProcessor) as unknown;
  }
}
