import type { Member, TemplateRequest } from '../../model/api/request-types';

/** The definition of a flow as a template has it. */
export type FlowRequest = Member<TemplateRequest<'PutIntegration'>, 'FlowDefinition'>;

/** Where it says that the flow reads its records. */
export type SourceFlowConfig = Member<FlowRequest, 'SourceFlowConfig'>;
