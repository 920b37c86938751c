import { ENUM_CODE } from './check-shape';
import { UNKNOWN_FIELD_CODE, UNKNOWN_ROOT_CODE } from './field-rules';

/**
 * Rules about lists that grow with the service: values of the API model, standard objects and their fields. Who knows better than the
 * list may acknowledge such an error in the app, and the function leaves the value to the service.
 */
export const OPEN_LIST_CODES: readonly string[] = [ENUM_CODE, UNKNOWN_FIELD_CODE, UNKNOWN_ROOT_CODE];
