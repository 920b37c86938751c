/** What constructs check with, in one place. */
export { checkCalculatedAttribute } from './calculated-attribute/calculated-attribute-rules';
export type { Operation } from '../api/check-shape';
export { decodeRequest } from '../api/decode';
export { checkDomainContents } from './domain/domain-contents-rules';
export { checkDomain, checkIdentityResolution } from './domain/domain-rules';
export { sourceTakenTwice } from './domain/made-once-rules';
export { checkEventStream, streamElsewhere } from './event-stream/event-stream-rules';
export { formatFinding } from '../validation/finding';
export { fieldContentsOf } from './object-type/field-contents';
export { VALIDATION_GUIDE } from './guide';
export { parseTemplate } from './object-type/handlebars';
export { checkIntegration } from './integration/integration-rules';
export { checkIntegrationWorkflow } from './integration/integration-workflow-rules';
export { checkObjectType } from './object-type/object-type-rules';
export { mayLeaveOpenLists } from './open-list-members';
export { LEFT_TO_SERVICE_CODES, mayBeAcknowledged, OPEN_LIST_CODES } from './open-lists';
export { refusalOfTagArn } from './tags/tag-rules';
