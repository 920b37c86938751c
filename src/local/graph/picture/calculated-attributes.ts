import type { Members, PicturedCalculation, PicturedDefinition } from './domain-picture';
import { isTrue, listOf, membersOf, numberOf, textOf, textsOf, unique } from './values';
import { parseExpression } from '../../../model/rules/calculated-attribute/calculation-expression';
import { counted } from '../../text/counted';

/** Reads a calculated attribute. */
export function calculationOf({ name = '', request }: PicturedDefinition): PicturedCalculation {
  const expression = textOf(membersOf(request.AttributeDetails).Expression) ?? '';
  const parsed = parseExpression(expression);
  const statistic = (textOf(request.Statistic) ?? '').toLowerCase().replaceAll('_', ' ');
  return {
    name,
    expression: [statistic, expression.replace(/[{}]/g, '')].filter((part) => part !== '').join(' of '),
    limits: [...rangeOf(membersOf(request.Conditions)), ...filtersOf(membersOf(request.Filter)), ...isTrue(request.UseHistoricalData) ? ['with older objects'] : []],
    reads: 'problem' in parsed ? [] : unique(parsed.expression.operands.map(({ objectType }) => objectType)),
  };
}

const OPERATORS: { readonly [operator: string]: string } = { EQUAL_TO: 'equal to', GREATER_THAN: 'above', LESS_THAN: 'below', NOT_EQUAL_TO: 'not' };

function rangeOf({ Range: range, ObjectCount: objects, Threshold: threshold }: Members): string[] {
  const { Value: value, Unit: unit, ValueRange: values } = membersOf(range);
  const { Start: start, End: end } = membersOf(values);
  const most = numberOf(objects);
  const { Value: limit, Operator: operator } = membersOf(threshold);
  return [
    ...numberOf(value) === undefined ? numberOf(start) === undefined ? [] : [`days ${numberOf(end)} to ${numberOf(start)} ago`]
      : [`last ${counted(numberOf(value)!, (textOf(unit) ?? 'DAYS').toLowerCase().replace(/s$/, ''))}`],
    ...most === undefined ? [] : [`last ${counted(most, 'object')}`],
    ...textOf(limit) === undefined ? [] : [`true where ${OPERATORS[textOf(operator) ?? ''] ?? ''} ${textOf(limit)}`],
  ];
}

/** The first conditions of a filter. */
function filtersOf({ Include: include, Groups: groups }: Members): string[] {
  const dimensions = listOf(groups).flatMap((group) => listOf(membersOf(group).Dimensions));
  const conditions = dimensions.flatMap((dimension) => Object.entries(membersOf(membersOf(dimension).Attributes)));
  const texts = conditions.map(([attribute, condition]) => {
    const { DimensionType: type, Values: values } = membersOf(condition);
    return `${attribute} ${(textOf(type) ?? '').toLowerCase().replaceAll('_', ' ').replace('inclusive', 'is').replace('exclusive', 'is not')} ${textsOf(values).join(', ')}`.trim();
  });
  return texts.length === 0 ? [] : [`${include === 'NONE' ? 'unless' : 'where'} ${texts.slice(0, 2).join(' and ')}${texts.length > 2 ? ` and ${texts.length - 2} more` : ''}`];
}
