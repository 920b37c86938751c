import { badRequest } from './protocol/service-error';
import { checkRequest } from '../../model/api/check-shape';
import type { Operation } from '../../model/api/check-shape';
import type { Fault } from '../../model/validation/fault';
import { showValue } from '../../model/validation/fault';

/** Refuses a request that breaks a constraint of the API model. */
export function validate(operation: Operation, request: unknown): void {
  refuse(checkRequest(operation, request));
}

/** Refuses where there are errors, all of them told in the service's own way; what is only a warning passes. */
export function refuse(faults: readonly Fault[]): void {
  const errors = faults.filter(({ grade }) => grade === 'error');
  if (errors.length > 0) {
    const count = `${errors.length} validation error${errors.length === 1 ? '' : 's'} detected`;
    throw badRequest(`${count}: ${errors.map(describe).join('; ')}`);
  }
}

function describe({ path, value, problem, allowed }: Fault): string {
  const shown = showValue(value ?? null).replace(/^"|"$/g, '');
  return `Value '${shown}' at '${path}' failed to satisfy constraint: Member ${problem}${allowed ? ` (allowed: ${allowed})` : ''}`;
}
