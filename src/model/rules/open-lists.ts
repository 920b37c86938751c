import { ENUM_CODE } from '../api/check-shape';
import { TIMESTAMP_FORMAT_CODE } from './calculated-attribute/calculated-attribute-condition-rules';
import { RULE_ATTRIBUTE_CODE } from './matching/matching-rules';
import { UNKNOWN_FIELD_CODE, UNKNOWN_ROOT_CODE } from './object-type/field-rules';
import { BROKEN_TEMPLATE_CODE } from './object-type/source-rules';
import type { Finding } from '../validation/finding';

/**
 * Rules about what grows with the service: values of the API model, standard objects and their fields, the dialect of templates. Who knows
 * better than the list may acknowledge such an error in the app, and the function leaves the value to the service.
 */
export const OPEN_LIST_CODES: readonly string[] = [
  ENUM_CODE, UNKNOWN_FIELD_CODE, UNKNOWN_ROOT_CODE, BROKEN_TEMPLATE_CODE, RULE_ATTRIBUTE_CODE, TIMESTAMP_FORMAT_CODE,
];

/**
 * Errors that came, or were widened, after stacks had been deployed without them. A roll-back sends what was deployed then, and a function that refused it
 * would leave the stack in UPDATE_ROLLBACK_FAILED: it leaves these to the service as well. New errors go here.
 */
const LATER_CODES: readonly string[] = ['CP1204', 'CP1212', 'CP1219', 'CP1220', 'CP1316', 'CP1518', 'CP1519', 'CP1530', 'CP1531', 'CP1532'];

/** What the function leaves to the service, unless the template says that it was not checked: see `RefusedCodes`. */
export const LEFT_TO_SERVICE_CODES: readonly string[] = [...OPEN_LIST_CODES, ...LATER_CODES];

/** Whether the author of what is checked may know better: of a warning always, of an error where it is about what grows with the service. */
export function mayBeAcknowledged({ severity, code }: Pick<Finding, 'severity' | 'code'>): boolean {
  return severity === 'warning' || OPEN_LIST_CODES.includes(code);
}
