import { isMet } from './condition';
import { covers, coversArn, isResolved, Variables } from './pattern';
import type { PolicyDocument, PrincipalScope, Scope, Statement } from './policy-document';
import type { AccessRequest, Principal } from './request';

/** The policies that decide on a request to a resource of the caller's own account. */
export interface ApplicablePolicies {
  /** Of the caller: inline and managed. */
  readonly identity: readonly PolicyDocument[];
  /** Bound what the others can allow. @default - no boundary */
  readonly boundary?: PolicyDocument;
  /** Of the resource, if there is one. */
  readonly resource?: PolicyDocument;
}

export type PolicyKind = keyof ApplicablePolicies;

export type Verdict =
  | { readonly allowed: true; /** The statements that allow it. */ readonly by: readonly Statement[] }
  /** `missing`: no policy of that kind allows it; otherwise one of them denies it. */
  | { readonly allowed: false; readonly missing: boolean; readonly kind: PolicyKind };

/** Decides as IAM does within one account (IAM User Guide, "Policy evaluation logic"). */
export function evaluate({ identity, boundary, resource }: ApplicablePolicies, request: AccessRequest): Verdict {
  const matching: { readonly [Kind in PolicyKind]: readonly Statement[] } = {
    identity: identity.flatMap((policy) => statementsOn(policy, request)),
    boundary: boundary ? statementsOn(boundary, request) : [],
    resource: resource ? statementsOn(resource, request).filter(({ principals }) => principals && speaksOf(principals, request.principal)) : [],
  };
  for (const kind of ['identity', 'boundary', 'resource'] as const) {
    if (matching[kind].some(({ effect }) => effect === 'Deny')) {
      return { allowed: false, missing: false, kind };
    }
  }
  // One that names the account leaves it to the account's own policies.
  const byResource = matching.resource.filter(({ principals }) => !delegates(principals, request.principal));
  const by = [...matching.identity, ...byResource];
  if (by.length === 0) {
    return { allowed: false, missing: true, kind: 'identity' };
  }
  return boundary && matching.boundary.length === 0 ? { allowed: false, missing: true, kind: 'boundary' } : { allowed: true, by };
}

/** The patterns of an allowing statement that cover the request's action. */
export function actionsUsed({ actions }: Statement, action: string): readonly string[] {
  return actions.negated ? [] : actions.patterns.filter((pattern) => covers(pattern, action, { ignoreCase: true }));
}

function statementsOn({ statements, variables }: PolicyDocument, { action, resource, context }: AccessRequest): Statement[] {
  const ofRequest = variables ? (name: string) => context.variable(name) : undefined;
  return statements.filter((statement) => (
    isIn(statement.actions, (pattern) => covers(pattern, action, { ignoreCase: true }))
    && isIn(statement.resources, (pattern) => coversArn(pattern, resource, { variables: ofRequest }))
    && !isInvalid(statement.resources, ofRequest)
    && statement.conditions.every((condition) => isMet(condition, context, variables))
  ));
}

/** What a statement does not speak of, such as the resource in a trust policy, it does not restrict. */
function isIn(scope: Scope | undefined, matches: (pattern: string) => boolean): boolean {
  return scope === undefined || scope.patterns.some(matches) !== scope.negated;
}

/** A variable without a value makes an exception invalid, and with it the statement (IAM User Guide, "IAM policy elements: Variables and tags"). */
function isInvalid(scope: Scope | undefined, variables: Variables | undefined): boolean {
  return scope?.negated === true && scope.patterns.some((pattern) => !isResolved(pattern, variables));
}

function speaksOf({ negated, byType }: PrincipalScope, principal: Principal): boolean {
  return (byType[principal.type] ?? []).some((pattern) => names(pattern, principal)) !== negated;
}

/** Principals are written out: `*` alone means everybody, and no other wildcard counts. */
function names(pattern: string, principal: Principal): boolean {
  if (pattern === '*') {
    return true;
  }
  return principal.type === 'Service'
    ? pattern === principal.name
    : [principal.arn, principal.sessionArn].includes(pattern) || isAccount(pattern, principal.account);
}

function delegates(principals: PrincipalScope | undefined, principal: Principal): boolean {
  return principal.type === 'AWS' && principals?.negated === false
    && (principals.byType.AWS ?? []).filter((pattern) => names(pattern, principal)).every((pattern) => isAccount(pattern, principal.account));
}

function isAccount(pattern: string, account: string): boolean {
  return pattern === account || new RegExp(`^arn:[^:]+:iam::${account}:root$`).test(pattern);
}
