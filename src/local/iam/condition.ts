import { BlockList, isIP } from 'node:net';
import { covers, coversArn, isResolved, Variables } from './pattern';
import type { Condition } from './policy-document';
import type { RequestContext } from './request';

/** Whether a value of the request is one that the policy wants. */
type Test = (wanted: string, given: string, variables: Variables | undefined) => boolean;

/** A comparison, and whether it is to hold for none of the wanted values rather than for one of them. */
interface Operator {
  readonly test: Test;
  readonly negated?: true;
}

const equals: Test = (wanted, given, variables) => covers(wanted, given, { variables, wildcards: false });
const equalsIgnoringCase: Test = (wanted, given, variables) => covers(wanted, given, { variables, wildcards: false, ignoreCase: true });
const like: Test = (wanted, given, variables) => covers(wanted, given, { variables });
const arnLike: Test = (wanted, given, variables) => coversArn(wanted, given, { variables });
const bool: Test = (wanted, given) => wanted.toLowerCase() === given.toLowerCase();

function numeric(holds: (given: number, wanted: number) => boolean): Test {
  return (wanted, given) => (
    wanted.trim() !== '' && given.trim() !== '' && holds(Number(given), Number(wanted))
  );
}

/** Times are ISO 8601 or seconds since the epoch. */
function date(holds: (given: number, wanted: number) => boolean): Test {
  return (wanted, given) => holds(timeOf(given), timeOf(wanted));
}

const ipAddress: Test = (wanted, given) => {
  const [network, prefix] = wanted.split('/');
  const family = isIP(network);
  if (family === 0 || isIP(given) !== family) {
    return false;
  }
  const name = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, prefix === undefined ? (family === 4 ? 32 : 128) : Number(prefix), name);
  return list.check(given, name);
};

/** IAM User Guide, "IAM JSON policy elements: Condition operators". The two of ARNs that differ in name do not in effect. */
const OPERATORS: { readonly [key: string]: Operator } = {
  StringEquals: { test: equals },
  StringNotEquals: { test: equals, negated: true },
  StringEqualsIgnoreCase: { test: equalsIgnoringCase },
  StringNotEqualsIgnoreCase: { test: equalsIgnoringCase, negated: true },
  StringLike: { test: like },
  StringNotLike: { test: like, negated: true },
  ArnEquals: { test: arnLike },
  ArnLike: { test: arnLike },
  ArnNotEquals: { test: arnLike, negated: true },
  ArnNotLike: { test: arnLike, negated: true },
  Bool: { test: bool },
  BinaryEquals: { test: (wanted, given) => wanted === given },
  IpAddress: { test: ipAddress },
  NotIpAddress: { test: ipAddress, negated: true },
  NumericEquals: { test: numeric((given, wanted) => given === wanted) },
  NumericNotEquals: { test: numeric((given, wanted) => given === wanted), negated: true },
  NumericLessThan: { test: numeric((given, wanted) => given < wanted) },
  NumericLessThanEquals: { test: numeric((given, wanted) => given <= wanted) },
  NumericGreaterThan: { test: numeric((given, wanted) => given > wanted) },
  NumericGreaterThanEquals: { test: numeric((given, wanted) => given >= wanted) },
  DateEquals: { test: date((given, wanted) => given === wanted) },
  DateNotEquals: { test: date((given, wanted) => given === wanted), negated: true },
  DateLessThan: { test: date((given, wanted) => given < wanted) },
  DateLessThanEquals: { test: date((given, wanted) => given <= wanted) },
  DateGreaterThan: { test: date((given, wanted) => given > wanted) },
  DateGreaterThanEquals: { test: date((given, wanted) => given >= wanted) },
};

const NAME = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

export function isConditionOperator(name: string): boolean {
  const [, , base, ifExists] = NAME.exec(name) ?? [];
  return base === 'Null' ? ifExists === undefined : base !== undefined && Object.hasOwn(OPERATORS, base);
}

/** Whether a condition is met. */
export function isMet({ operator, key, values }: Condition, context: RequestContext, variables: boolean): boolean {
  const [, quantifier, base, ifExists] = NAME.exec(operator) ?? [];
  const given = context.get(key);
  const absent = given === undefined || given.length === 0;
  if (base === 'Null') {
    return values.some((value) => (value.toLowerCase() === 'true') === absent);
  }
  const { test, negated = false } = OPERATORS[base];
  if (absent) {
    return ifExists !== undefined || quantifier === 'ForAllValues' || (negated && quantifier === undefined);
  }
  const variable = variables ? (name: string) => context.variable(name) : undefined;
  if (negated && values.some((value) => !isResolved(value, variable))) {
    return false; // as it does in NotResource, a variable without a value makes the statement invalid
  }
  const holds = (one: string) => values.some((wanted) => test(wanted, one, variable)) !== negated;
  // Without a quantifier a key has one value; where it has several, a negated comparison is to hold for all of them.
  return quantifier === 'ForAllValues' || (quantifier === undefined && negated) ? given.every(holds) : given.some(holds);
}

function timeOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
