import { checkCalculatedAttribute } from '../../model/rules/calculated-attribute/calculated-attribute-rules';
import type { CalculationCheckOptions } from '../../model/rules/calculated-attribute/calculated-attribute-rules';
import { checkDomain } from '../../model/rules/domain/domain-rules';
import { checkObjectType } from '../../model/rules/object-type/object-type-rules';
import type { Finding } from '../../model/validation/finding';

type Check = (request: object, options: CalculationCheckOptions) => Finding[];

/** What a file can define, and what is checked of it. */
export const DEFINITION_CHECKS = {
  'object-type': checkObjectType,
  'calculated-attribute': checkCalculatedAttribute,
  'domain': checkDomain,
} as const satisfies { readonly [kind: string]: Check };

export type DefinitionKind = keyof typeof DEFINITION_CHECKS;

export const DEFINITION_KINDS: readonly DefinitionKind[] = Object.keys(DEFINITION_CHECKS) as DefinitionKind[];
