import { actionsUsed } from './evaluate';
import type { Statement } from './policy-document';
import type { DeployedRole } from './role-policies';

/** An action that a role was allowed, and that no call asked for. */
export interface UnusedGrant {
  /** ARN of the role. */
  readonly role: string;
  /** Of the statement, if it has one. */
  readonly sid?: string;
  /** As the policy has it; it may have wildcards. */
  readonly action: string;
}

interface Entry extends UnusedGrant {
  used: boolean;
}

/** What was needed, over a run, of what the roles of the stacks were granted: least privilege as a figure. */
export class GrantLedger {
  private readonly entries = new Map<string, Entry>();

  /** Enters what a role is granted at the moment. */
  public see({ arn, identity }: DeployedRole): void {
    for (const statement of identity.flatMap(({ statements }) => statements).filter(({ effect }) => effect === 'Allow')) {
      for (const action of statement.actions.negated ? [] : statement.actions.patterns) {
        const key = keyOf(arn, statement, action);
        if (!this.entries.has(key)) {
          this.entries.set(key, { role: arn, sid: statement.sid, action, used: false });
        }
      }
    }
  }

  /** Enters that a call of a role was allowed by statements. */
  public use({ arn }: DeployedRole, action: string, by: readonly Statement[]): void {
    for (const statement of by) {
      for (const pattern of actionsUsed(statement, action)) {
        const entry = this.entries.get(keyOf(arn, statement, pattern));
        if (entry) {
          entry.used = true;
        }
      }
    }
  }

  /** What was granted and never needed, sorted. */
  public unused(): UnusedGrant[] {
    return [...this.entries.values()]
      .filter(({ used }) => !used)
      .map(({ role, sid, action }) => ({ role, sid, action }))
      .sort((a, b) => `${a.role} ${a.sid} ${a.action}`.localeCompare(`${b.role} ${b.sid} ${b.action}`));
  }
}

function keyOf(role: string, { sid }: Statement, action: string): string {
  return JSON.stringify([role, sid, action]);
}
