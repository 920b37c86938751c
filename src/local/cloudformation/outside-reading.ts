import type { Environment } from '../environment/environment';

/** Where a value outside of a stack is: an output of another stack, or an SSM parameter, of an environment. */
export interface OutsideSource extends Environment {
  readonly kind: 'stack output' | 'parameter';
  /** `Stack.Output`, or the parameter's name. */
  readonly name: string;
}

/** A value as a stack read it when it was deployed last. */
export interface Reading extends OutsideSource {
  readonly value: string;
}
