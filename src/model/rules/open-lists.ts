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

/** Whether the author of what is checked may know better: of a warning always, of an error where it is about what grows with the service. */
export function mayBeAcknowledged({ severity, code }: Pick<Finding, 'severity' | 'code'>): boolean {
  return severity === 'warning' || OPEN_LIST_CODES.includes(code);
}
