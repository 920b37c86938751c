import { didYouMean } from '../../../model/validation/nearest';
import { ServiceError, serviceError, ServiceErrorName } from '../protocol/service-error';

/** Something that is to go wrong. */
export interface InjectedFault {
  /** The operation whose calls it meets. @default - any operation */
  readonly operation?: string;
  /** The error to answer with, in place of carrying the call out. @default - no answer: the connection is dropped */
  readonly error?: ServiceErrorName;
  /** @default - a message that says that the fault was asked for */
  readonly message?: string;
  /** How many calls it meets. @default 1 */
  readonly times?: number;
  /** Carries the call out, then loses the answer by dropping the connection. @default false */
  readonly afterCarryingOut?: boolean;
}

/** Faults that wait for the calls they are to meet; the first that fits a call meets it. */
export class Faults {
  private waiting: { readonly fault: InjectedFault; left: number }[] = [];

  constructor(private readonly operations: readonly string[]) {}

  public add(fault: InjectedFault): void {
    const { operation } = fault;
    if (operation !== undefined && !this.operations.includes(operation)) {
      const fix = didYouMean(operation, this.operations);
      throw new Error(`the service has no operation ${JSON.stringify(operation)}${fix ? `; ${fix}` : ''}`);
    }
    this.waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** Those that still wait, with the number of calls that they are still to meet. */
  public list(): readonly InjectedFault[] {
    return this.waiting.map(({ fault, left }) => ({ ...fault, times: left }));
  }

  public clear(): void {
    this.waiting = [];
  }

  /** Takes the fault that is to meet a call of the operation. */
  public take(operation: string): InjectedFault | undefined {
    const met = this.waiting.find(({ fault }) => fault.operation === undefined || fault.operation === operation);
    if (met) {
      met.left -= 1;
      this.waiting = this.waiting.filter(({ left }) => left > 0);
    }
    return met?.fault;
  }
}

/** The error that a fault answers with. */
export function faultError(fault: InjectedFault, error: ServiceErrorName): ServiceError {
  return serviceError(error, fault.message ?? `this ${error} was asked for`);
}
