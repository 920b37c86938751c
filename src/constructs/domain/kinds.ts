import { onDemand } from '../private/on-demand';

/** The constructs that a domain adds, each loaded when the first of its kind is added. */
export const kinds = {
  objectType: () => onDemand<typeof import('../object-type/object-type')>('../object-type/object-type').ObjectType,
  eventStream: () => onDemand<typeof import('../event-stream/event-stream')>('../event-stream/event-stream').EventStream,
  calculatedAttribute: () => onDemand<typeof import('../calculated-attribute/calculated-attribute')>('../calculated-attribute/calculated-attribute').CalculatedAttribute,
  integration: () => onDemand<typeof import('../integration/integration')>('../integration/integration').Integration,
  integrationWorkflow: () => onDemand<typeof import('../integration/integration-workflow')>('../integration/integration-workflow').IntegrationWorkflow,
  identityResolution: () => onDemand<typeof import('../matching/identity-resolution')>('../matching/identity-resolution').IdentityResolution,
};
