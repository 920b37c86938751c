import { checkRequest } from '../../../model/api/check-shape';
import type { CheckOptions, Operation } from '../../../model/api/check-shape';
import { OPEN_LIST_CODES } from '../../../model/rules/open-lists';
import type { Finding } from '../../../model/validation/finding';
import { showValue } from '../../../model/validation/finding';
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
  check: (request: unknown, options?: Options) => readonly Finding[], request: object, options?: Options,
): void {
  const findings = check({ ...request, Tags: undefined }, { ...options, shapeChecked: true } as Options);
  refuse(findings.filter(({ code }) => !OPEN_LIST_CODES.includes(code)));
}

/** Refuses where there are errors, all of them told in the service's own way; what is only a warning passes. */
export function refuse(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const count = `${errors.length} validation error${errors.length === 1 ? '' : 's'} detected`;
    throw badRequest(`${count}: ${errors.map(describe).join('; ')}`);
  }
}

function describe({ path, value, problem, allowed }: Finding): string {
  const shown = showValue(value ?? null).replace(/^"|"$/g, '');
  return `Value '${shown}' at '${path}' failed to satisfy constraint: Member ${problem}${allowed ? ` (allowed: ${allowed})` : ''}`;
}
