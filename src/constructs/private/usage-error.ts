import type { IConstruct } from 'constructs';

/** An error for arguments that contradict each other, where waiting for synthesis would build on the wrong one. */
export function usageError(scope: IConstruct, message: string): Error {
  return new Error(`[${scope.node.path}] ${message}`);
}
