import { showValue } from '../../../../model/validation/finding';
import { badRequest } from '../../protocol/service-error';
import type { ServiceError } from '../../protocol/service-error';

/** The refusal of a value, with where it stands and what may stand there. */
export function wrongValue(path: string, value: unknown, allowed: string): ServiceError {
  const shown = value === undefined ? 'null' : `'${showValue(value)}'`;
  return badRequest(`Value ${shown} at '${path}' failed to satisfy constraint: Member must be ${allowed}`);
}
