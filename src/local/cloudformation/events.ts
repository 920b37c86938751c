/** CloudFormation's own words: docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
export type ResourceStatus =
  | 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'CREATE_FAILED'
  | 'UPDATE_IN_PROGRESS' | 'UPDATE_COMPLETE' | 'UPDATE_FAILED'
  | 'DELETE_IN_PROGRESS' | 'DELETE_COMPLETE' | 'DELETE_FAILED' | 'DELETE_SKIPPED';

export type StackStatus =
  // a stack stays CREATE_FAILED only where it is nested, until the stack above it is rolled back
  | 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'CREATE_FAILED' | 'ROLLBACK_IN_PROGRESS' | 'ROLLBACK_COMPLETE' | 'ROLLBACK_FAILED'
  | 'UPDATE_IN_PROGRESS' | 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' | 'UPDATE_COMPLETE'
  | 'UPDATE_ROLLBACK_IN_PROGRESS' | 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS' | 'UPDATE_ROLLBACK_COMPLETE' | 'UPDATE_ROLLBACK_FAILED'
  | 'DELETE_IN_PROGRESS' | 'DELETE_COMPLETE' | 'DELETE_FAILED';

export const STACK_TYPE = 'AWS::CloudFormation::Stack';

/** How far the phase at hand is: going forward, rolling back, cleaning up or deleting. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** A line of a stack's event log; that of a stack itself has the resource type `AWS::CloudFormation::Stack`. */
export interface StackEvent {
  readonly timestamp: Date;
  readonly stackName: string;
  readonly stackId: string;
  /** Of a nested stack, the logical ids that lead to it, such as `Outer/Inner`. */
  readonly nestedPath?: string;
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly resourceType: string;
  readonly status: ResourceStatus | StackStatus;
  readonly reason?: string;
  readonly progress: Progress;
}

export type EventListener = (event: StackEvent) => void;
