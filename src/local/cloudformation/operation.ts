import type { EngineFaults } from './engine-options';
import { STACK_TYPE } from './events';
import type { EventListener, Progress, ResourceStatus, StackStatus } from './events';
import type { ResourceNote } from './resource-note';
import type { Outcome, ResourceProvider, ResourceTarget } from './resource-provider';
import type { ResourceRecord, StackRecord, StackStore } from './stack-store';

export interface OperationContext {
  readonly now: () => number;
  readonly store: StackStore;
  readonly providerOf: (type: string) => ResourceProvider;
  readonly onEvent: EventListener;
  readonly concurrency: number;
  readonly faults: EngineFaults;
  /** Throws when the engine was closed: nothing may be decided on what its end did to the operation. */
  readonly assertOpen: () => void;
}

/** One create, update or delete of a stack, from its first event to its last. */
export class Operation {
  public readonly failures: ResourceNote[] = [];
  /** Physical resources whose clean-up failed: CloudFormation forgets them. */
  public readonly abandoned: ResourceNote[] = [];
  /** Physical resources that are left behind because their policies say so. */
  public readonly kept: ResourceNote[] = [];
  /** Why the operation was rolled back. */
  public trouble?: string;
  /** Whether the resource of `failAt` had its turn. */
  public failAtReached = false;
  private progress: Progress = { done: 0, total: 0 };

  constructor(public readonly stack: StackRecord, public readonly context: OperationContext, private readonly failAt?: string) {}

  /** A new phase with so many resources to see to. */
  public begin(status: StackStatus, reason: string | undefined, total: number): void {
    this.progress = { done: 0, total };
    this.setStatus(status, reason);
  }

  public setStatus(status: StackStatus, reason?: string): void {
    this.stack.status = status;
    this.stack.reason = reason;
    this.stack.interruptedAt = undefined;
    this.emit({ logicalId: this.stack.name, physicalId: this.stack.id, type: STACK_TYPE, status, reason });
    this.context.store.save();
  }

  /** Enters a resource's new state and tells it. States that end something are steps of the progress. */
  public report(record: ResourceRecord, status: ResourceStatus, reason?: string): void {
    record.status = status;
    record.reason = reason;
    this.context.store.note(this.stack, record.logicalId);
    if (!status.endsWith('_IN_PROGRESS')) {
      this.step();
    }
    this.emit({ logicalId: record.logicalId, physicalId: record.physicalId, type: record.type, status, reason });
  }

  public step(): void {
    const { done, total } = this.progress;
    this.progress = { done: Math.min(done + 1, total), total };
  }

  public provider(record: ResourceRecord): ResourceProvider {
    return this.context.providerOf(record.type);
  }

  /** The time by the engine's clock. */
  public now(): number {
    return this.context.now();
  }

  public target({ logicalId, type, creation }: Pick<ResourceRecord, 'logicalId' | 'type' | 'creation'>): ResourceTarget {
    const { name, id, account, region } = this.stack;
    return { stackName: name, stackId: id, account, region, logicalId, type, creation };
  }

  /** Carries something out on a resource, unless that is where the operation is to fail. */
  public async attempt(logicalId: string, carryOut: () => Promise<Outcome>): Promise<Outcome> {
    if (logicalId === this.failAt) {
      this.failAtReached = true;
      return { status: 'failed', reason: 'Rehearsed failure' };
    }
    const outcome = await carryOut();
    this.context.assertOpen();
    return outcome;
  }

  private emit(event: { logicalId: string; physicalId?: string; type: string; status: ResourceStatus | StackStatus; reason?: string }): void {
    const { logicalId, physicalId, type, status, reason } = event;
    this.context.onEvent({
      timestamp: new Date(),
      stackName: this.stack.name,
      stackId: this.stack.id,
      nestedPath: this.stack.nestedIn?.path,
      logicalId,
      physicalId,
      resourceType: type,
      status,
      reason,
      progress: this.progress,
    });
  }
}

export function note({ logicalId, physicalId, type, status, reason }: ResourceRecord): ResourceNote {
  return { logicalId, physicalId, type, status, reason };
}

