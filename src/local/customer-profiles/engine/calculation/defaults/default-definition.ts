import { parseExpression } from '../../../../../model/rules/calculated-attribute/calculation-expression';
import type { CalculatedAttributeRecord } from '../../../store/records';

/** One that the service brings, as old as its domain. */
export type DefaultDefinition = Omit<CalculatedAttributeRecord, 'CreatedAt' | 'LastUpdatedAt'>;

/** Most have no conditions and no filter. */
export type Narrowed = Pick<CalculatedAttributeRecord, 'Conditions' | 'Filter'>;

/** Over the last thirty days. */
export const LAST_30_DAYS: Narrowed['Conditions'] = { Range: { Value: 30, Unit: 'DAYS' } };

/** @param name without the underscore that all of them begin with */
export function define(name: string, displayName: string, statistic: string, expression: string, narrowed: Narrowed = {}): DefaultDefinition {
  return {
    CalculatedAttributeName: `_${name}`,
    DisplayName: displayName,
    Statistic: statistic,
    AttributeDetails: { Attributes: attributesOf(expression).map((Name) => ({ Name })), Expression: expression },
    ...narrowed,
  };
}

/** One group of values that have all to be there. */
export function having(values: { readonly [attribute: string]: string }, include = 'ALL'): Narrowed['Filter'] {
  const Attributes = Object.fromEntries(Object.entries(values).map(([attribute, value]) => [attribute, { DimensionType: 'INCLUSIVE', Values: [value] }]));
  return { Include: include, Groups: [{ Type: 'ALL', Dimensions: [{ Attributes }] }] };
}

function attributesOf(expression: string): string[] {
  const parsed = parseExpression(expression);
  return 'problem' in parsed ? [] : parsed.expression.operands.map(({ attribute }) => attribute);
}
