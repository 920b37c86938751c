import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import * as checks from '../../model/rules/checks';
import type { Finding } from '../../model/validation/finding';
import { findingsInDomain } from '../private/domain-registry';

const claims = new WeakMap<IConstruct, Map<IConstruct, string>>();

/** Notes which source an integration of the app takes; one source belongs to one integration of one domain. */
export function registerSource(integration: IConstruct, identity: string): void {
  const app = integration.node.root;
  claims.set(app, (claims.get(app) ?? new Map<IConstruct, string>()).set(integration, identity));
}

/** The finding of an integration whose source another one, made before it, has taken; what the rules of its domain tell already is not told twice. */
export function findingsOfSource(integration: IConstruct, member: string): Finding[] {
  const ofApp = claims.get(integration.node.root) ?? new Map<IConstruct, string>();
  const own = literal(integration, ofApp.get(integration));
  const first = [...ofApp].find(([other, identity]) => literal(other, identity) === own)?.[0];
  if (first === undefined || first === integration) {
    return [];
  }
  const taken = checks.sourceTakenTwice(member, first.node.path);
  return findingsInDomain(integration).some(({ code }) => code === taken.code) ? [] : [taken];
}

/** The same text for the same source: an ARN tells it everywhere, a name in its account and region, and what is not known yet in its stack only. */
function literal(integration: IConstruct, identity: string | undefined): string {
  const stack = Stack.of(integration);
  const resolved: unknown = stack.resolve(identity);
  if (typeof resolved === 'string' && resolved.startsWith('arn:')) {
    return resolved;
  }
  const known = typeof resolved === 'string' && !Token.isUnresolved(stack.account) && !Token.isUnresolved(stack.region);
  return `${known ? `${stack.account}/${stack.region}` : stack.node.path} ${JSON.stringify(resolved)}`;
}
