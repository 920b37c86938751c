/** What constructs check with, in one place, so that it can be loaded at once and on demand. */
export { calculatedAttributeTwice, checkCalculatedAttribute, MAX_CALCULATED_ATTRIBUTES, tooManyCalculatedAttributes } from './calculated-attribute-rules';
export { decodeRequest } from './decode';
export { checkDomainContents } from './domain-contents-rules';
export { checkDomain, checkIdentityResolution } from './domain-rules';
export { checkEventStream, secondEventStream, streamElsewhere } from './event-stream-rules';
export { formatFault } from './fault';
export { fieldContentsOf } from './field-contents';
export { VALIDATION_GUIDE } from './guide';
export { parseTemplate } from './handlebars';
export { checkIntegration, sourceTakenTwice } from './integration-rules';
export { checkIntegrationWorkflow } from './integration-workflow-rules';
export { checkSaidOnce } from './matching-rules';
export { checkObjectType } from './object-type-rules';
export { OPEN_LIST_CODES } from './open-lists';
export { refusalOfTagArn } from './tag-rules';
