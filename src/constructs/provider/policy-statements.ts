import * as iam from 'aws-cdk-lib/aws-iam';
import type { OverflowPolicies } from './overflow-policies';
import type { Permission } from './permission';
import { acknowledgeWildcards } from '../private/cdk-nag';

interface Entry {
  readonly statement: iam.PolicyStatement;
  readonly resources: Set<string>;
}

/** The statements of the function's policy. What it cannot hold overflows into managed policies. */
export class PolicyStatements {
  private readonly entries = new Map<string, Entry>();
  private readonly wildcards = new Map<string, string>();

  constructor(private readonly policy: iam.Policy, private readonly overflow: OverflowPolicies) {
    acknowledgeWildcards(policy, (sid) => this.wildcards.get(sid));
  }

  public add({ sid, actions, resources, conditions, wildcards }: Permission): void {
    if (wildcards !== undefined) {
      this.wildcards.set(sid, wildcards);
    }
    const entry = this.entries.get(sid) ?? this.newEntry(new iam.PolicyStatement({ sid, actions: [...actions], conditions }));
    this.entries.set(sid, entry);
    for (const resource of resources.filter((arn) => !entry.resources.has(arn))) {
      entry.resources.add(resource);
      entry.statement.addResources(resource);
    }
    this.overflow.added([...resources]);
  }

  private newEntry(statement: iam.PolicyStatement): Entry {
    this.policy.addStatements(statement);
    return { statement, resources: new Set() };
  }
}
