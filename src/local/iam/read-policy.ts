import { isConditionOperator } from './condition';
import type { Condition, PolicyDocument, PrincipalScope, Scope, Statement } from './policy-document';

/** A policy that IAM would not take. */
export class MalformedPolicy extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedPolicyDocument';
  }
}

type Members = { readonly [member: string]: unknown };

const STATEMENT_MEMBERS = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'NotPrincipal', 'Condition'];

/** Reads a policy document as a template has it (IAM User Guide, "Grammar of the IAM JSON policy language"). */
export function readPolicy(document: unknown): PolicyDocument {
  const { Version: version = '2008-10-17', Statement: statements, Id: _id, ...rest } = members(document, 'a policy document');
  if (version !== '2012-10-17' && version !== '2008-10-17') {
    throw new MalformedPolicy(`Version is ${show(version)}; allowed: "2012-10-17" and "2008-10-17"`);
  }
  refuseOthers(rest, 'a policy document', ['Version', 'Id', 'Statement']);
  if (statements === undefined) {
    throw new MalformedPolicy('a policy document needs a Statement');
  }
  return { variables: version === '2012-10-17', statements: listOf(statements).map(readStatement) };
}

function readStatement(value: unknown): Statement {
  const statement = members(value, 'a statement');
  refuseOthers(Object.fromEntries(Object.entries(statement).filter(([name]) => !STATEMENT_MEMBERS.includes(name))), 'a statement', STATEMENT_MEMBERS);
  const { Sid: sid, Effect: effect } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw new MalformedPolicy(`Effect is ${show(effect)}; allowed: "Allow" and "Deny"`);
  }
  const actions = readScope(statement, 'Action');
  if (!actions) {
    throw new MalformedPolicy('a statement needs an Action or a NotAction');
  }
  return {
    sid: sid === undefined ? undefined : text(sid, 'Sid'),
    effect,
    actions,
    resources: readScope(statement, 'Resource'),
    principals: readPrincipals(statement),
    conditions: readConditions(statement.Condition),
  };
}

function readScope(statement: Members, name: 'Action' | 'Resource'): Scope | undefined {
  const member = onlyOne(statement, name);
  return member && { negated: member.negated, patterns: listOf(member.value).map((pattern) => text(pattern, name)) };
}

function readPrincipals(statement: Members): PrincipalScope | undefined {
  const member = onlyOne(statement, 'Principal');
  if (!member) {
    return undefined;
  }
  const { negated, value } = member;
  if (value === '*') {
    return { negated, byType: { AWS: ['*'] } };
  }
  const byType = Object.entries(members(value, 'a Principal')).map(([type, list]) => [type, listOf(list).map((one) => text(one, 'Principal'))]);
  return { negated, byType: Object.fromEntries(byType) as { [key: string]: readonly string[] } };
}

/** An element and its negation exclude each other. */
function onlyOne(statement: Members, name: string): { readonly negated: boolean; readonly value: unknown } | undefined {
  const { [name]: value, [`Not${name}`]: not } = statement;
  if (value !== undefined && not !== undefined) {
    throw new MalformedPolicy(`a statement has either ${name} or Not${name}, not both`);
  }
  if (value === undefined && not === undefined) {
    return undefined;
  }
  return { negated: value === undefined, value: value ?? not };
}

function readConditions(block: unknown): Condition[] {
  return Object.entries(members(block ?? {}, 'a Condition')).flatMap(([operator, keys]) => {
    if (!isConditionOperator(operator)) {
      throw new MalformedPolicy(`IAM has no condition operator ${show(operator)}`);
    }
    return Object.entries(members(keys, `the condition ${operator}`)).map(([key, values]) => ({
      operator, key, values: listOf(values).map((value) => text(value, key)),
    }));
  });
}

function members(value: unknown, what: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MalformedPolicy(`${what} is an object, not ${show(value)}`);
  }
  return value as Members;
}

function refuseOthers(others: Members, what: string, allowed: readonly string[]): void {
  const names = Object.keys(others);
  if (names.length > 0) {
    throw new MalformedPolicy(`${what} has no ${names.join(', ')}; allowed: ${allowed.join(', ')}`);
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** CloudFormation and IAM take numbers and truth values where text is meant. */
function text(value: unknown, what: string): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  throw new MalformedPolicy(`${what} is a string or a list of strings, not ${show(value)}`);
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
