/** An element such as `Action` or, negated, `NotAction`. */
export interface Scope {
  readonly negated: boolean;
  readonly patterns: readonly string[];
}

/** Whom a statement of a resource's policy speaks of. */
export interface PrincipalScope {
  readonly negated: boolean;
  /** `AWS`, `Service`, `Federated` or `CanonicalUser`, with what it lists; `{ AWS: ['*'] }` for anybody. */
  readonly byType: { readonly [key: string]: readonly string[] };
}

/** One line of a `Condition` block: all values of the list are alternatives. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface Statement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Scope;
  /** Undefined in a policy that is part of its resource, such as a role's trust policy. */
  readonly resources?: Scope;
  /** Undefined in a policy of an identity. */
  readonly principals?: PrincipalScope;
  readonly conditions: readonly Condition[];
}

export interface PolicyDocument {
  /** Variables such as `${aws:username}` are text before version 2012-10-17. */
  readonly variables: boolean;
  readonly statements: readonly Statement[];
}
