import { DATE_DIMENSIONS } from './filter-operators';
import { timeOf } from './times';
import type { CalculatedAttributeRecord } from '../../store/records';

/** What is wrong with the dates of a filter: how one says a date that moves with time is written nowhere, so it is refused (D-C11). */
export function filterProblem(filter: CalculatedAttributeRecord['Filter']): string | undefined {
  for (const [group, { Dimensions }] of (filter?.Groups ?? []).entries()) {
    for (const [dimension, { Attributes }] of (Dimensions ?? []).entries()) {
      for (const [attribute, { DimensionType = '', Values = [] }] of Object.entries(Attributes ?? {})) {
        const problem = DATE_DIMENSIONS.includes(DimensionType) ? dateProblem(DimensionType, Values) : undefined;
        if (problem !== undefined) {
          return `Filter.Groups[${group}].Dimensions[${dimension}].Attributes.${attribute}.Values ${problem}`;
        }
      }
    }
  }
  return undefined;
}

function dateProblem(type: string, values: readonly string[]): string | undefined {
  if (type.endsWith('BETWEEN') && values.length !== 2) {
    return `has ${values.length} values, and ${type} takes two`;
  }
  const odd = values.find((value) => timeOf(value) === undefined);
  return odd === undefined ? undefined : `has ${JSON.stringify(odd)}, which is no date such as 2026-01-31 or 2026-01-31T12:00:00Z`;
}
