import * as iam from 'aws-cdk-lib/aws-iam';
import type { OverflowPolicies } from './overflow-policies';
import type { Permission } from './permission';

interface Entry {
  readonly statement: iam.PolicyStatement;
  readonly resources: Set<string>;
}

/** The statements of the function's policy. What it cannot hold overflows into managed policies. */
export class PolicyStatements {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly policy: iam.Policy, private readonly overflow: OverflowPolicies) {}

  public add({ sid, actions, resources, conditions }: Permission): void {
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
