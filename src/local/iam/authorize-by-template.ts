import { evaluate } from './evaluate';
import type { Verdict } from './evaluate';
import type { GrantLedger } from './grant-ledger';
import { MalformedPolicy, readPolicy } from './read-policy';
import { RequestContext } from './request';
import { DeployedRole, DeployedRoles } from './role-policies';
import { deployedResources } from '../cloudformation/attached-policies';
import type { Deployed } from '../cloudformation/attached-policies';
import type { StackStore } from '../cloudformation/stack-store';
import type { AuthorizationCall, AuthorizationDecision, Authorize } from '../customer-profiles';
import { roleOfSessionToken } from '../lambda/credentials';

const ALLOWED: AuthorizationDecision = { allowed: true };

/** What IAM calls the kinds of policies in its messages (IAM User Guide, "Troubleshoot access denied error messages"). */
const KINDS = { identity: 'identity-based policy', boundary: 'permissions boundary', resource: 'resource-based policy' };

/**
 * Decides what a function may do by the role that a deployed stack gives it, as its policies are at the moment of each call. They are read from the records
 * rather than from `CloudFormationEngine.resources()`, which copies every property of every resource.
 *
 * @param ledger writes down what was needed of what is granted
 */
export function authorizeByTemplate(store: StackStore, ledger?: GrantLedger): Authorize {
  return authorizeByRoles(() => deployedResources(store), ledger);
}

/**
 * Decides what a role may do by its policies.
 *
 * Who is no role of a deployed stack may do everything: nothing is known here of a user of the AWS CLI, or of a role that was
 * imported. Nor is a role refused anything that a managed policy might allow whose document is not known here.
 *
 * @param ledger writes down what was needed of what is granted
 */
export function authorizeByRoles(deployed: () => readonly Deployed[], ledger?: GrantLedger): Authorize {
  const roles = new DeployedRoles(deployed);
  return (call) => {
    const arn = call.sessionToken === undefined ? undefined : roleOfSessionToken(call.sessionToken);
    if (arn === undefined) {
      return ALLOWED;
    }
    try {
      const role = roles.find(arn);
      return role ? decide(role, call, ledger) : ALLOWED;
    } catch (error) {
      if (error instanceof MalformedPolicy) {
        return { allowed: false, message: `the policies of role ${arn} cannot be read: ${error.message}` };
      }
      throw error;
    }
  };
}

/** Every resource of an action must be allowed: those in a domain are decided on the ARNs of the domain and of the child. */
function decide(role: DeployedRole, call: AuthorizationCall, ledger: GrantLedger | undefined): AuthorizationDecision {
  ledger?.see(role);
  const context = contextOf(role, call);
  const sessionArn = sessionOf(role);
  const policies = { ...role, resource: call.resourcePolicy === undefined ? undefined : readPolicy(call.resourcePolicy) };
  const verdicts = call.resources.map((resource) => ({
    resource,
    verdict: evaluate(policies, {
      principal: { type: 'AWS', arn: role.arn, account: role.account, sessionArn },
      action: call.action,
      resource,
      context,
    }),
  }));
  const refused = verdicts.find(({ verdict }) => !verdict.allowed && !(verdict.missing && verdict.kind === 'identity' && role.unknown.length > 0));
  if (refused?.verdict.allowed === false) {
    return { allowed: false, message: denial(sessionArn, call.action, refused.resource, refused.verdict) };
  }
  for (const { verdict } of verdicts) {
    if (verdict.allowed) {
      ledger?.use(role, call.action, verdict.by);
    }
  }
  return ALLOWED;
}

/** In the service's words: the reason of a failed resource reads as it would in AWS. */
function denial(sessionArn: string, action: string, resource: string, verdict: Extract<Verdict, { allowed: false }>): string {
  const what = `User: ${sessionArn} is not authorized to perform: ${action} on resource: ${resource}`;
  return verdict.missing
    ? `${what} because no ${KINDS[verdict.kind]} allows the ${action} action`
    : `${what} with an explicit deny in ${verdict.kind === 'identity' ? 'an' : 'a'} ${KINDS[verdict.kind]}`;
}

/** The session of a function is named after it. */
function sessionOf({ arn, name, account, functions }: DeployedRole): string {
  return `arn:${arn.split(':')[1]}:sts::${account}:assumed-role/${name}/${functions[0] ?? 'session'}`;
}

/** The keys that IAM has for every request of a role, and those that the service adds. */
function contextOf(role: DeployedRole, { region, context = {} }: AuthorizationCall): RequestContext {
  const now = new Date();
  return new RequestContext({
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    'aws:PrincipalAccount': role.account,
    'aws:PrincipalArn': role.arn,
    'aws:PrincipalIsAWSService': 'false',
    'aws:PrincipalType': 'AssumedRole',
    'aws:RequestedRegion': region,
    // in AWS it is, and a policy that insists on it should not fail here
    'aws:SecureTransport': 'true',
    'aws:userid': `${role.id}:${role.functions[0] ?? 'session'}`,
    'aws:ViaAWSService': 'false',
    ...Object.fromEntries(Object.entries(role.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])),
    ...context,
  });
}
