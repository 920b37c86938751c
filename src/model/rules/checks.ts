/** What constructs check with, in one place, so that it can be loaded at once and on demand. */
export { calculatedAttributeTwice, checkCalculatedAttribute, MAX_CALCULATED_ATTRIBUTES, tooManyCalculatedAttributes } from './calculated-attribute/calculated-attribute-rules';
export { decodeRequest } from '../api/decode';
export { checkDomainContents } from './domain/domain-contents-rules';
export { checkDomain, checkIdentityResolution } from './domain/domain-rules';
export { checkEventStream, secondEventStream, streamElsewhere } from './event-stream/event-stream-rules';
export { formatFault } from './fault';
export { fieldContentsOf } from './object-type/field-contents';
export { VALIDATION_GUIDE } from './guide';
export { parseTemplate } from './object-type/handlebars';
export { checkIntegration, sourceTakenTwice } from './integration/integration-rules';
export { checkIntegrationWorkflow } from './integration/integration-workflow-rules';
export { checkSaidOnce } from './matching/matching-rules';
export { checkObjectType } from './object-type/object-type-rules';
export { OPEN_LIST_CODES } from './open-lists';
export { refusalOfTagArn } from './tag-rules';
