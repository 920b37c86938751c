import { evaluate } from '../../../src/local/iam/evaluate';
import type { ApplicablePolicies } from '../../../src/local/iam/evaluate';
import { readPolicy } from '../../../src/local/iam/read-policy';
import { AccessRequest, RequestContext } from '../../../src/local/iam/request';

export const ACCOUNT = '123456789012';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/Worker`;
export const CRM = `arn:aws:profile:us-east-1:${ACCOUNT}:domains/crm`;

export type Context = { readonly [key: string]: string | readonly string[] };

export interface Wanted {
  readonly action?: string;
  readonly resource?: string;
  readonly context?: Context;
}

export function policy(...statements: object[]) {
  return { Version: '2012-10-17', Statement: statements };
}

/** An allowing statement on everything, but for what is given. */
export function allow(members: object = {}): object {
  return { Effect: 'Allow', ...('NotAction' in members ? {} : { Action: '*' }), ...('NotResource' in members ? {} : { Resource: '*' }), ...members };
}

export function deny(members: object = {}): object {
  return { ...allow(members), Effect: 'Deny' };
}

export function requestFor({ action = 'profile:GetDomain', resource = CRM, context = {} }: Wanted = {}): AccessRequest {
  return { principal: { type: 'AWS', arn: ROLE, account: ACCOUNT }, action, resource, context: new RequestContext(context) };
}

/** What becomes of a request of a role whose policies are these documents. */
export function decided(wanted: Wanted, documents: { readonly identity?: object[]; readonly boundary?: object; readonly resource?: object }): string {
  const { identity = [], boundary, resource } = documents;
  const policies: ApplicablePolicies = {
    identity: identity.map(readPolicy),
    boundary: boundary && readPolicy(boundary),
    resource: resource && readPolicy(resource),
  };
  const verdict = evaluate(policies, requestFor(wanted));
  return verdict.allowed ? 'allowed' : `${verdict.missing ? 'not allowed' : 'denied'} by ${verdict.kind}`;
}

/** Whether a role whose one statement is this may do something. */
export function allows(statement: object, wanted: Wanted = {}): boolean {
  return decided(wanted, { identity: [policy(statement)] }) === 'allowed';
}
