import { checkConditions } from './calculated-attribute-condition-rules';
import { Expression, Operand, operandText, parseExpression } from './calculation-expression';
import { CheckOptions, checkRequest, isRecord } from '../../api/check-shape';
import type { Unchecked } from '../../api/request-types';
import type { AttributeDetails, AttributeItem, CreateCalculatedAttributeDefinitionRequest, Filter, FilterDimension, FilterGroup } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { withoutNulls } from '../../api/without-nulls';
import { readTarget } from '../../catalogue/standard-objects';
import { childPath } from '../../resource-path';
import { Finding, newFinding } from '../../validation/finding';
import { didYouMean } from '../../validation/nearest';
import { defineRule } from '../../validation/rule';
import { checkTagArn, checkTags } from '../tags/tag-rules';

const APIS = 'Administrator Guide, "Calculated attributes APIs"';
const refused = 'the service refuses the request with BadRequestException';

const SYNTAX = defineRule({
  code: 'CP1701', severity: 'error', title: 'an expression is operands such as {Orders.total} joined by + - * /', why: refused, source: APIS,
});
const ONE_TYPE = defineRule({
  code: 'CP1702', severity: 'error', title: 'an expression is over one object type', why: refused, source: `${APIS} and API model, CreateCalculatedAttributeDefinition`,
});
const SAME_ATTRIBUTES = defineRule({
  code: 'CP1703',
  severity: 'error',
  title: 'the attributes of a calculation are those of its expression',
  why: refused,
  source: 'API model, AttributeDetails; every default calculated attribute of the service keeps to it',
});
const FEW_ATTRIBUTES = defineRule({
  code: 'CP1704',
  severity: 'warning',
  title: 'an expression uses one or two attributes',
  why: 'the guide allows two, while the API model allows 50: the service may refuse more',
  source: APIS,
});
const KNOWN_FIELD = defineRule({
  code: 'CP1705',
  severity: 'error',
  title: 'an attribute of an expression is a field of its object type',
  why: 'the calculation would never have a value',
  source: 'API model, AttributeItem',
});
const NUMBERS = defineRule({
  code: 'CP1706',
  severity: 'warning',
  title: 'a sum, an average, a minimum, a maximum and every arithmetic is over fields of content type NUMBER',
  why: 'values that are no numbers have no sum; the documentation does not say what the service makes of them',
  source: 'derived from API model, Statistic',
});
const STANDARD_FIELD = defineRule({
  code: 'CP1707',
  severity: 'warning',
  title: 'an attribute of a standard object is one of its fields, in PascalCase',
  why: 'the calculation would never have a value; a field may be newer than the list',
  source: 'Administrator Guide, "Create calculated attributes" and field tables of the standard objects',
});
const UNDOCUMENTED = defineRule({
  code: 'CP1708',
  severity: 'warning',
  title: 'an expression has no numbers and no brackets',
  why: 'the guide speaks of operands and the four operators only, so the service may refuse them',
  source: APIS,
});
const SHORT_NAME = defineRule({
  code: 'CP1709',
  severity: 'warning',
  title: 'the name and the display name have at most 64 characters',
  why: 'the guide allows 64, the API model 255',
  source: APIS,
});
const DEFAULT_NAME = defineRule({
  code: 'CP1710',
  severity: 'warning',
  title: 'the name of a calculated attribute does not begin with an underscore',
  why: 'such names are those of the default attributes that the service brings; one that is deleted cannot be brought back',
  source: 'Administrator Guide, "Default calculated attributes"',
});

/** What the guide, other than the API model, allows a name to have. */
const GUIDE_NAME_LENGTH = 64;
const GUIDE_ATTRIBUTES = 2;

/** Statistics that calculate with the values (API model, Statistic). */
const NUMERIC_STATISTICS: readonly unknown[] = ['SUM', 'AVERAGE', 'MINIMUM', 'MAXIMUM'];

/** Content types of the fields of an object type, by name. */
export interface FieldContents {
  readonly [field: string]: string | undefined;
}

export interface CalculationCheckOptions extends CheckOptions {
  /** The fields that an object type has, or undefined where they are not known. @default - they are not known */
  readonly fieldsOf?: (objectType: string) => FieldContents | undefined;
}

type Request = Unchecked<CreateCalculatedAttributeDefinitionRequest>;

/** Checks a CreateCalculatedAttributeDefinition request against everything that is known of it. */
export function checkCalculatedAttribute(given: unknown, options: CalculationCheckOptions = {}): Finding[] {
  const findings = checkRequest('CreateCalculatedAttributeDefinition', given, options);
  const request = withoutNulls('CreateCalculatedAttributeDefinition', given, findings);
  if (!isStructure<CreateCalculatedAttributeDefinitionRequest>(request)) {
    return findings;
  }
  const { unresolved = () => false } = options;
  const known = (text: unknown): text is string => typeof text === 'string' && !unresolved(text);
  const expression = expressionOf(request, known);
  return [
    ...findings,
    ...checkTags(request.Tags, options),
    ...checkTagArn(childPath('calculated-attribute', String(request.DomainName), String(request.CalculatedAttributeName)), 'CalculatedAttributeName', options),
    ...checkNames(request, known),
    ...typeof expression === 'object' ? checkExpression(expression, request, options) : [],
    ...typeof expression === 'string' ? [newFinding(SYNTAX, {
      path: EXPRESSION, value: details(request).Expression, problem: expression, allowed: '{ObjectType.attribute} joined by + - * /',
    })] : [],
    ...checkConditions(request.Conditions, typeof expression === 'object' ? expression.operands[0]?.objectType : undefined, unresolved),
  ];
}

const EXPRESSION = 'AttributeDetails.Expression';

function details(request: Request): Unchecked<AttributeDetails> {
  return isStructure<AttributeDetails>(request.AttributeDetails) ? request.AttributeDetails : {};
}

/** The expression, what is wrong with it, or undefined where it is not known or its shape is wrong already. */
function expressionOf(request: Request, known: (text: unknown) => text is string): Expression | string | undefined {
  const text = details(request).Expression;
  if (!known(text) || text === '') {
    return undefined;
  }
  const parsed = parseExpression(text);
  return 'problem' in parsed ? parsed.problem : parsed.expression;
}

function checkNames(request: Request, known: (text: unknown) => text is string): Finding[] {
  const findings: Finding[] = [];
  for (const path of ['CalculatedAttributeName', 'DisplayName'] as const) {
    const name = request[path];
    if (known(name) && name.length > GUIDE_NAME_LENGTH && name.length <= 255) {
      findings.push(newFinding(SHORT_NAME, { path, value: name, problem: `has ${name.length} characters`, allowed: `up to ${GUIDE_NAME_LENGTH} characters` }));
    }
  }
  const name = request.CalculatedAttributeName;
  if (known(name) && name.startsWith('_')) {
    findings.push(newFinding(DEFAULT_NAME, {
      path: 'CalculatedAttributeName', value: name, problem: 'begins with an underscore, as the default attributes of the service do', fix: `for example ${JSON.stringify(name.replace(/^_+/, '') || 'total')}`,
    }));
  }
  return findings;
}

function checkExpression(expression: Expression, request: Request, options: CalculationCheckOptions): Finding[] {
  const { operands, undocumented } = expression;
  const value = details(request).Expression;
  const findings: Finding[] = [];
  const types = [...new Set(operands.map(({ objectType }) => objectType))];
  const attributes = [...new Set(operands.map(({ attribute }) => attribute))];
  if (types.length > 1) {
    findings.push(newFinding(ONE_TYPE, { path: EXPRESSION, value, problem: `is over ${types.length} object types: ${types.join(', ')}`, allowed: 'one object type' }));
  }
  if (operands.length === 0) {
    findings.push(newFinding(SYNTAX, { path: EXPRESSION, value, problem: 'has no operand', allowed: '{ObjectType.attribute} joined by + - * /' }));
  }
  if (attributes.length > GUIDE_ATTRIBUTES) {
    findings.push(newFinding(FEW_ATTRIBUTES, { path: EXPRESSION, value, problem: `uses ${attributes.length} attributes: ${attributes.join(', ')}`, allowed: 'one or two' }));
  }
  if (undocumented.length > 0) {
    findings.push(newFinding(UNDOCUMENTED, { path: EXPRESSION, value, problem: `has ${undocumented.join(' and ')}, which the guide does not speak of`, allowed: '{ObjectType.attribute} joined by + - * /' }));
  }
  findings.push(...checkAttributeList(request, attributes, options));
  for (const operand of distinct(operands)) {
    const field = checkStandardField(operand) ?? checkField(operand, expression, request, options);
    if (field) {
      findings.push(field);
    }
  }
  return [...findings, ...checkFilter(request, types[0], options)];
}

/** Each operand once, as often as it may stand in the expression. */
function distinct(operands: readonly Operand[]): Operand[] {
  return [...new Map(operands.map((operand) => [operandText(operand), operand])).values()];
}

function checkAttributeList(request: Request, used: readonly string[], { unresolved = () => false }: CheckOptions): Finding[] {
  const list = details(request).Attributes;
  if (!Array.isArray(list) || unresolved(list) || list.some((item: unknown) => !isStructure<AttributeItem>(item) || typeof item.Name !== 'string' || unresolved(item.Name))) {
    return [];
  }
  const named = list.map((item: { readonly Name: string }) => item.Name);
  const differs = used.some((name) => !named.includes(name)) || named.some((name) => !used.includes(name));
  return differs ? [newFinding(SAME_ATTRIBUTES, {
    path: 'AttributeDetails.Attributes', value: named, problem: 'are not the attributes of the expression', allowed: used.join(', '),
  })] : [];
}

function checkStandardField({ objectType, attribute }: Operand): Finding | undefined {
  if (!objectType.startsWith('_')) {
    return undefined;
  }
  const target = readTarget(`${objectType}.${attribute}`);
  if (target.kind === 'known' || (target.kind === 'system-managed' && target.name === undefined)) {
    return undefined;
  }
  const given = { path: EXPRESSION, value: `{${objectType}.${attribute}}` };
  if (target.kind === 'structure') {
    return newFinding(STANDARD_FIELD, { ...given, problem: 'is a whole structure', allowed: 'one of its fields' });
  }
  const near = target.kind === 'system-managed' ? [`${objectType}.${target.name}`] : target.near;
  if (target.kind === 'unknown-root' && near.length === 0) {
    return undefined;
  }
  const lower = target.kind === 'unknown-field' && attribute.split('.').some((part) => /^[a-z]/.test(part));
  return newFinding(STANDARD_FIELD, {
    ...given,
    problem: lower ? 'is not in PascalCase, as fields of standard objects are' : target.kind === 'unknown-root' ? 'is of no known standard object' : `is no known field of ${objectType}`,
    fix: near.length === 0 ? undefined : `did you mean ${near.map((each) => JSON.stringify(`{${each}}`)).join(' or ')}?`,
  });
}

function checkField(operand: Operand, { operands }: Expression, request: Request, { fieldsOf }: CalculationCheckOptions): Finding | undefined {
  const { objectType, attribute } = operand;
  const fields = fieldsOf?.(objectType);
  if (!fields) {
    return undefined;
  }
  const value = operandText(operand);
  if (!Object.hasOwn(fields, attribute)) {
    return newFinding(KNOWN_FIELD, noField(EXPRESSION, value, objectType, attribute, fields));
  }
  const calculates = operands.length > 1 || NUMERIC_STATISTICS.includes(request.Statistic);
  const content = fields[attribute];
  return calculates && content !== 'NUMBER' ? newFinding(NUMBERS, {
    path: EXPRESSION,
    value,
    problem: `has content type ${content ?? 'STRING'}, and ${operands.length > 1 ? 'is calculated with' : `its ${String(request.Statistic)} is wanted`}`,
    fix: `give the field ${JSON.stringify(attribute)} of ${objectType} the content type NUMBER`,
  }) : undefined;
}

/** What a filter names may be more than the mapping has, because the guide says little of it: a warning. */
function checkFilter(request: Request, objectType: string | undefined, { fieldsOf, unresolved = () => false }: CalculationCheckOptions): Finding[] {
  const fields = objectType === undefined ? undefined : fieldsOf?.(objectType);
  const groups = isStructure<Filter>(request.Filter) && Array.isArray(request.Filter.Groups) ? request.Filter.Groups as unknown[] : [];
  if (!fields) {
    return [];
  }
  return groups.flatMap((group, index) => (isStructure<FilterGroup>(group) && Array.isArray(group.Dimensions) ? group.Dimensions as unknown[] : [])
    .flatMap((dimension, at) => (isStructure<FilterDimension>(dimension) && isRecord(dimension.Attributes) ? Object.keys(dimension.Attributes) : [])
      .filter((name) => !unresolved(name) && !Object.hasOwn(fields, name))
      .map((name) => newFinding(KNOWN_FIELD, noField(`Filter.Groups[${index}].Dimensions[${at}].Attributes.${name}`, name, objectType!, name, fields), 'warning'))));
}

function noField(path: string, value: string, objectType: string, attribute: string, fields: FieldContents) {
  const names = Object.keys(fields);
  return { path, value, problem: `is no field of object type ${JSON.stringify(objectType)}`, allowed: names.join(', '), fix: didYouMean(attribute, names) };
}
