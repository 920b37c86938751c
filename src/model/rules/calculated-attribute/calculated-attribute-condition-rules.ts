import { parseOperand } from './calculation-expression';
import type { Unchecked } from '../../api/request-types';
import type { Conditions, Range, ValueRange } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { Finding, newFinding } from '../../validation/finding';
import { didYouMean } from '../../validation/nearest';
import { defineRule } from '../../validation/rule';

const LONGER = 'the API model allows more than the guide does, so the service may refuse it or look at less';
const RANGE = 'API model, Range';

const MAX_RANGE = defineRule({
  code: 'CP1720', severity: 'warning', title: 'a range reaches at most 366 days back or ahead', why: LONGER, source: 'Administrator Guide, "Calculated attributes", initial scope',
});
const MAX_OBJECTS = defineRule({
  code: 'CP1721', severity: 'warning', title: 'a calculation is over at most 100 objects', why: LONGER, source: 'Administrator Guide, "Calculated attributes APIs"',
});
const ONE_RANGE = defineRule({
  code: 'CP1722', severity: 'warning', title: 'a range has a value or a value range', why: 'the value range overrides the value, which then means nothing', source: RANGE,
});
const ORDER = defineRule({
  code: 'CP1723', severity: 'warning', title: 'a value range starts before it ends', why: 'positive numbers are in the past, so a start below the end is after it and no object is in between', source: RANGE,
});
const TIMESTAMP_SOURCE = defineRule({
  code: 'CP1724', severity: 'error', title: 'a timestamp source is an object type and a path, such as {Orders.createdAt}', why: 'the service refuses the request with BadRequestException', source: RANGE,
});
const SAME_TYPE = defineRule({
  code: 'CP1725', severity: 'warning', title: 'a timestamp source is of the object type of the expression', why: 'objects of the other type have no such time', source: RANGE,
});
const TIMESTAMP_FORMAT = defineRule({
  code: 'CP1726', severity: 'error', title: 'a timestamp format is EPOCHMILLI or ISO_8601', why: 'the service refuses the request with BadRequestException', source: RANGE,
});

/** The code of a timestamp format that is not known; the service may have others by now. */
export const TIMESTAMP_FORMAT_CODE = TIMESTAMP_FORMAT.code;

/** What the guide allows, while the API model allows more. */
const GUIDE_DAYS = 366;
const GUIDE_OBJECTS = 100;

const TIMESTAMP_FORMATS = ['EPOCHMILLI', 'ISO_8601'];

/**
 * Checks the conditions of a calculated attribute.
 *
 * @param objectType that of the expression, where it is known
 */
export function checkConditions(conditions: unknown, objectType: string | undefined, unresolved: (value: unknown) => boolean): Finding[] {
  if (!isStructure<Conditions>(conditions) || unresolved(conditions)) {
    return [];
  }
  const { Range: range, ObjectCount } = conditions;
  const findings: Finding[] = [];
  if (typeof ObjectCount === 'number' && !unresolved(ObjectCount) && ObjectCount > GUIDE_OBJECTS) {
    findings.push(newFinding(MAX_OBJECTS, {
      path: 'Conditions.ObjectCount', value: ObjectCount, problem: 'is more than the guide allows', allowed: `1 to ${GUIDE_OBJECTS}`,
    }));
  }
  if (isStructure<Range>(range) && !unresolved(range)) {
    findings.push(...checkDays(range, unresolved), ...checkTimestamp(range, objectType, unresolved));
  }
  return findings;
}

function checkDays(range: Unchecked<Range>, unresolved: (value: unknown) => boolean): Finding[] {
  const { Value, ValueRange: bounded } = range;
  const findings: Finding[] = [];
  const bounds: Unchecked<ValueRange> = isStructure<ValueRange>(bounded) ? bounded : {};
  const days = { Value, 'ValueRange.Start': bounds.Start, 'ValueRange.End': bounds.End };
  for (const [member, value] of Object.entries(days)) {
    if (typeof value === 'number' && !unresolved(value) && Math.abs(value) > GUIDE_DAYS) {
      findings.push(newFinding(MAX_RANGE, { path: `Conditions.Range.${member}`, value, problem: 'reaches further than the guide allows', allowed: `up to ${GUIDE_DAYS} days` }));
    }
  }
  if (Value !== undefined && bounded !== undefined) {
    findings.push(newFinding(ONE_RANGE, { path: 'Conditions.Range.Value', value: Value, problem: 'is overridden by ValueRange', fix: 'remove one of them' }));
  }
  const { Start, End } = bounds;
  if (typeof Start === 'number' && typeof End === 'number' && !unresolved(Start) && !unresolved(End) && Start < End) {
    findings.push(newFinding(ORDER, {
      path: 'Conditions.Range.ValueRange', value: { Start, End }, problem: 'starts after it ends', allowed: 'a start that is more days ago than the end', fix: 'swap the two',
    }));
  }
  return findings;
}

function checkTimestamp(
  range: Unchecked<Range>, objectType: string | undefined, unresolved: (value: unknown) => boolean,
): Finding[] {
  const { TimestampSource: source, TimestampFormat: format } = range;
  const findings: Finding[] = [];
  if (typeof source === 'string' && source !== '' && !unresolved(source)) {
    const parsed = parseOperand(source);
    if ('problem' in parsed) {
      findings.push(newFinding(TIMESTAMP_SOURCE, { path: 'Conditions.Range.TimestampSource', value: source, problem: parsed.problem, allowed: '{ObjectType.path.of.the.time}' }));
    } else if (objectType !== undefined && parsed.operand.objectType !== objectType) {
      findings.push(newFinding(SAME_TYPE, {
        path: 'Conditions.Range.TimestampSource', value: source, problem: `is of another object type than the expression, which is over ${objectType}`,
      }));
    }
  }
  if (typeof format === 'string' && format !== '' && !unresolved(format) && !TIMESTAMP_FORMATS.includes(format)) {
    findings.push(newFinding(TIMESTAMP_FORMAT, {
      path: 'Conditions.Range.TimestampFormat', value: format, problem: 'is not a known format', allowed: TIMESTAMP_FORMATS.join(', '), fix: didYouMean(format, TIMESTAMP_FORMATS),
    }));
  }
  return findings;
}
