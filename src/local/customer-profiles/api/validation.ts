import { checkRequest } from '../../../model/api/check-shape';
import type { CheckOptions, Operation } from '../../../model/api/check-shape';
import { OPEN_LIST_CODES } from '../../../model/rules/open-lists';
import type { Finding } from '../../../model/validation/finding';
import { showValue } from '../../../model/validation/finding';
import { counted } from '../../text/counted';
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
export function refuse(findings: readonly Finding[], describe: (finding: Finding) => string = describeMember): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw badRequest(`${counted(errors.length, 'validation error')} detected: ${errors.map(describe).join('; ')}`);
  }
}

/**
 * Of a list or map with too few or too many entries the words that the service was seen to use for operations on customer data ("Troubleshoot object
 * type mappings", administrator guide), which write the member with a small letter and do not show what is in it.
 */
export function describeDataMember(finding: Finding): string {
  const { path, problem, allowed = '' } = finding;
  const size = /^has (\d+) entries$/.exec(problem);
  if (!size) {
    return describeMember(finding);
  }
  const [first = 0, last = Infinity] = (allowed.match(/\d+/g) ?? []).map(Number);
  const bound = Number(size[1]) > last ? `less than or equal to ${last}` : `greater than or equal to ${first}`;
  const member = path.charAt(0).toLowerCase() + path.slice(1);
  return `Value at '${member}' failed to satisfy constraint: Member must have length ${bound} (it ${problem}; allowed: ${allowed})`;
}

function describeMember({ path, value, problem, allowed }: Finding): string {
  const shown = showValue(value ?? null).replace(/^"|"$/g, '');
  return `Value '${shown}' at '${path}' failed to satisfy constraint: Member ${problem}${allowed ? ` (allowed: ${allowed})` : ''}`;
}
