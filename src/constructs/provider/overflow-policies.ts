import { AspectPriority, Aspects, IResolvable, Lazy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { sizeOf } from './longest-form';
import { nameByContent } from './name-by-content';
import { divide, fits } from './policy-parts';
import type { PolicyPart, Rendering, Room, Statement } from './policy-parts';
import { roomOf } from './role-room';

/**
 * Puts what a policy cannot hold into managed policies of the same role, when the app is synthesised and all statements are there.
 *
 * `iam.Role` does the like for its default policy, but not so that it could be used here: it moves statements as a whole, and one statement of ours
 * may be longer than a managed policy; its managed policies are changed in place, which takes away rights that a clean-up needs; and more of them than
 * a role may have is a warning.
 *
 * The managed policies stand beneath the inline one in the tree, so that what depends on that depends on all of them.
 */
export class OverflowPolicies {
  private readonly resource: iam.CfnPolicy;
  private readonly rendering: Rendering = {
    size: (value) => sizeOf(value, this.policy),
    name: (value) => JSON.stringify(Stack.of(this.policy).resolve(value)),
    rank: (resource) => this.ranks.get(resource) ?? this.ranks.size,
  };
  private room?: Room;
  private made = 0;
  /** Resources in the order in which they were first allowed, which is that of the constructs. */
  private readonly ranks = new Map<unknown, number>();
  private divided?: { readonly text: string; readonly parts: readonly PolicyPart[] };

  constructor(private readonly policy: iam.Policy, private readonly role: iam.IRole) {
    this.resource = policy.node.defaultChild as iam.CfnPolicy;
    Aspects.of(policy).add({
      visit: (construct) => {
        if (construct === policy) {
          this.begin();
        }
      },
    }, { priority: AspectPriority.MUTATING });
    policy.node.addValidation({ validate: () => this.validate() });
  }

  /** To be called after resources were added to the policy: an aspect of the app may do that when it is divided already. */
  public added(resources: readonly string[]): void {
    for (const resource of resources.filter((one) => !this.ranks.has(one))) {
      this.ranks.set(resource, this.ranks.size);
    }
    this.makePolicies();
  }

  private makePolicies(): void {
    if (!this.room || !fits(this.parts(), this.room)) {
      return;
    }
    const wanted = this.parts().length - 1;
    if (wanted > 0 && this.made === 0) {
      this.shortenInlinePolicy();
    }
    while (this.made < wanted) {
      this.made += 1;
      nameByContent(new iam.CfnManagedPolicy(this.policy, `Overflow${this.made}`, {
        description: `Part of the permissions of ${this.role.node.path}`,
        policyDocument: this.documentOfPart(this.made),
        roles: this.resource.roles,
      }), 'CustomerProfilesManagedPolicy');
    }
  }

  private begin(): void {
    const roles = Stack.of(this.policy).resolve(this.resource.roles) as unknown[] | undefined;
    // a role that cannot be changed leaves the policy without roles, and its permissions to its owner
    if (roles !== undefined && roles.length > 0) {
      this.room = roomOf(this.policy, this.role);
      this.makePolicies();
    }
  }

  private shortenInlinePolicy(): void {
    if (this.parts()[0].statements.length > 0) {
      this.resource.policyDocument = this.documentOfPart(0);
    } else {
      // other inline policies of the role leave no room
      this.policy.node.tryRemoveChild(this.resource.node.id);
    }
  }

  private documentOfPart(index: number): IResolvable {
    const document = () => ({ Statement: this.parts()[index].statements, Version: '2012-10-17' });
    // As JSON it is what a document of the CDK is: its statements with their tokens, by which it is named.
    return Object.assign(Lazy.uncachedAny({ produce: document }), { toJSON: document });
  }

  /** Read without resolving the document, which would freeze its statements before all is added. */
  private parts(): readonly PolicyPart[] {
    const { Statement: statements = [] } = (this.policy.document.toJSON() ?? {}) as { readonly Statement?: readonly Statement[] };
    const text = JSON.stringify(statements);
    if (this.divided?.text !== text) {
      this.divided = { text, parts: divide(statements, this.room!, this.rendering) };
    }
    return this.divided.parts;
  }

  private validate(): string[] {
    if (!this.room) {
      return [];
    }
    const parts = this.parts();
    if (!fits(parts, this.room)) {
      return [tooLarge(parts, this.room)];
    }
    return parts.length - 1 > this.made ? ['statements were added to the policy after it was divided; add them before the app is synthesised'] : [];
  }
}

function tooLarge(parts: readonly PolicyPart[], { inline, managed, managedPolicies }: Room): string {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return `the permissions of the function take ${size} characters, an inline and ${parts.length - 1} managed policies, more than the ${inline} characters inline `
    + `and the ${managedPolicies} managed policies of ${managed} that its role has room for, where an update must have the new ones beside the old; divide the `
    + 'domains among several stacks, or give the provider a role that has the permissions already: CustomerProfilesProvider.getOrCreate(stack, '
    + '{ role: role.withoutPolicyUpdates() })';
}
