import type { CalculatedAttributeOptions } from './calculated-attribute-options';
import { CalculationFilter, CalculationFilterComparison, CalculationFilterDimension, CalculationFilterMatch } from './calculation-filter';
import type { Member, TemplateRequest } from '../../model/api/request-types';

type Request = TemplateRequest<'CreateCalculatedAttributeDefinition'>;
type Conditions = Member<Request, 'Conditions'>;
type Range = Member<Conditions, 'Range'>;
type Filter = Member<Request, 'Filter'>;
type Dimension = Member<Member<Filter, 'Groups'>[number], 'Dimensions'>[number];
type Comparison = Member<Member<Dimension, 'Attributes'>, string>;

/** The request that makes the calculated attribute, in the API's own member names; members that are left out stay out. */
export function calculatedAttributeRequest(options: CalculatedAttributeOptions): Request {
  const displayName = options.displayName ?? options.calculatedAttributeName;
  const { text, attributes } = options.expression._parts;
  return {
    CalculatedAttributeName: options.calculatedAttributeName,
    DisplayName: displayName,
    // The API cannot take a description away once there is one, so there is always one.
    Description: options.description ?? displayName,
    AttributeDetails: { Expression: text, Attributes: attributes?.map((Name) => ({ Name })) },
    Statistic: options.statistic.value,
    Conditions: conditions(options),
    Filter: options.filter && filter(options.filter),
    UseHistoricalData: options.useHistoricalData,
  };
}

function conditions(options: CalculatedAttributeOptions): Conditions | undefined {
  const whole: Conditions = {
    Range: range(options),
    ObjectCount: options.objectCount,
    Threshold: options.threshold && { Value: options.threshold.value, Operator: options.threshold.operator },
  };
  return anyOf(whole) ? whole : undefined;
}

function range({ range: days, timestampSource, timestampFormat, expression }: CalculatedAttributeOptions): Range | undefined {
  const whole: Range = {
    Value: days?.days,
    ValueRange: days?.start === undefined ? undefined : { Start: days.start, End: days.end },
    TimestampSource: timestampSource === undefined ? undefined : `{${expression._parts.objectTypeNames[0] ?? ''}.${timestampSource}}`,
    TimestampFormat: timestampFormat?.value,
  };
  // The service knows days only, and CloudFormation's own schema requires the unit in a range.
  return anyOf(whole) ? { ...whole, Unit: 'DAYS' } : undefined;
}

function anyOf(members: object): boolean {
  return Object.values(members).some((value) => value !== undefined);
}

function filter({ include, groups }: CalculationFilter): Filter {
  return {
    Include: (include ?? CalculationFilterMatch.ALL).value,
    Groups: groups.map(({ match, dimensions }) => ({
      Type: (match ?? CalculationFilterMatch.ALL).value,
      Dimensions: dimensions.map(dimension),
    })),
  };
}

function dimension({ attributes }: CalculationFilterDimension): Dimension {
  return { Attributes: Object.fromEntries(Object.entries(attributes).map(([name, compared]) => [name, comparison(compared)])) };
}

function comparison({ type, values }: CalculationFilterComparison): Comparison {
  return { DimensionType: type, Values: values };
}
