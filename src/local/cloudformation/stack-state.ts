import type { StackRecord } from './stack-store';

/** An operation that CloudFormation would not even begin. */
export class StackStateError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StackStateError';
  }
}

/** Refuses an update of a stack that is in a state from which only its roll-back or its deletion goes on. */
export function assertUpdatable({ name, status }: Pick<StackRecord, 'name' | 'status'>): void {
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    throw new StackStateError(`stack '${name}' is UPDATE_ROLLBACK_FAILED and cannot be updated; continue its rollback or destroy it first`);
  }
  if (status === 'DELETE_FAILED') {
    throw new StackStateError(`stack '${name}' is DELETE_FAILED and cannot be updated; destroy it again first`);
  }
}
