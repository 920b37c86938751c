import { checkRequest } from '../../../model/api/check-shape';
import type { CheckOptions, Operation } from '../../../model/api/check-shape';
import { OPEN_LIST_CODES } from '../../../model/rules/open-lists';
import type { Fault } from '../../../model/validation/fault';
import { showValue } from '../../../model/validation/fault';
import { badRequest } from '../protocol/service-error';

/** Refuses a request that breaks a constraint of the API model. */
export function validate(operation: Operation, request: unknown): void {
  refuse(checkRequest(operation, request));
}

/**
 * Refuses what the rules across members forbid in a request whose shape was validated. What only a list of names does not have may be
 * newer than the list, and its author has acknowledged it. Tags are the shape's affair: the rule of the model is for those of a user, who
 * shares the service's fifty with this library.
 */
export function validateRules<Options extends CheckOptions>(
  check: (request: unknown, options?: Options) => readonly Fault[], request: object, options?: Options,
): void {
  const faults = check({ ...request, Tags: undefined }, { ...options, shapeChecked: true } as Options);
  refuse(faults.filter(({ code }) => !OPEN_LIST_CODES.includes(code)));
}

/** Refuses where there are errors, all of them told in the service's own way; what is only a warning passes. */
function refuse(faults: readonly Fault[]): void {
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
