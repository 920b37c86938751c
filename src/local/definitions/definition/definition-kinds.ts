import type { ResourceKind } from '../../../model/resource-kinds';
import { checkCalculatedAttribute } from '../../../model/rules/calculated-attribute/calculated-attribute-rules';
import type { CalculationCheckOptions } from '../../../model/rules/calculated-attribute/calculated-attribute-rules';
import { checkDomain, checkIdentityResolution } from '../../../model/rules/domain/domain-rules';
import { checkEventStream } from '../../../model/rules/event-stream/event-stream-rules';
import type { EventStreamCheckOptions } from '../../../model/rules/event-stream/event-stream-rules';
import { checkIntegration } from '../../../model/rules/integration/integration-rules';
import { checkIntegrationWorkflow } from '../../../model/rules/integration/integration-workflow-rules';
import { checkObjectType } from '../../../model/rules/object-type/object-type-rules';
import type { Finding } from '../../../model/validation/finding';

export type DefinitionKind = ResourceKind;

type Check = (request: object, options: CalculationCheckOptions & EventStreamCheckOptions) => Finding[];

/** What a definition can be, and what is checked of it. */
interface KindOfDefinition {
  readonly check: Check;
  /** The members by which people tell it from others. */
  readonly toldBy: string;
  /**
   * Members of its request that are not of this kind.
   * @default - all are
   */
  readonly only?: readonly string[];
  /**
   * One of them has to be there, though the API model requires none.
   * @default - what the API model requires is enough
   */
  readonly anyOf?: readonly string[];
}

export const DEFINITIONS: { readonly [kind in ResourceKind]: KindOfDefinition } = {
  'domain': { check: checkDomain, toldBy: 'DefaultExpirationDays' },
  'object-type': { check: checkObjectType, toldBy: 'Fields and Keys, or TemplateId' },
  'identity-resolution': {
    check: checkIdentityResolution, toldBy: 'Matching or RuleBasedMatching', only: ['DomainName', 'Matching', 'RuleBasedMatching'], anyOf: ['Matching', 'RuleBasedMatching'],
  },
  'integration': { check: checkIntegration, toldBy: 'Uri or FlowDefinition', anyOf: ['Uri', 'FlowDefinition'] },
  'integration-workflow': { check: checkIntegrationWorkflow, toldBy: 'WorkflowType and IntegrationConfig' },
  'event-stream': { check: checkEventStream, toldBy: 'EventStreamName and Uri' },
  'calculated-attribute': { check: checkCalculatedAttribute, toldBy: 'CalculatedAttributeName and AttributeDetails' },
};
