import { attachedPolicies, GROUP, ROLE, USER } from './attached-policies';
import type { Deployed, Principal } from './attached-policies';
import type { Json } from './json';

/** IAM User Guide, "IAM and AWS STS quotas"; the number of managed policies is the one that an account has which has not asked for more. */
const MANAGED_POLICY = 6_144;
const MANAGED_POLICIES = 10;
const PRINCIPALS: readonly { readonly principal: Principal; readonly word: string; readonly quota: string; readonly inlinePolicies: number }[] = [
  { principal: ROLE, word: 'role', quota: 'PoliciesPerRole', inlinePolicies: 10_240 },
  { principal: USER, word: 'user', quota: 'PoliciesPerUser', inlinePolicies: 2_048 },
  { principal: GROUP, word: 'group', quota: 'PoliciesPerGroup', inlinePolicies: 5_120 },
];

/** Why IAM would refuse to make or change a resource beside what is deployed otherwise, or undefined. */
export function refusedByIamQuota(changed: Deployed, others: readonly Deployed[]): string | undefined {
  const { stack: { account }, record: { type, physicalId, properties } } = changed;
  if (type === 'AWS::IAM::ManagedPolicy' && charactersOf(properties.PolicyDocument) > MANAGED_POLICY) {
    return limitExceeded(`Cannot exceed quota for PolicySize: ${MANAGED_POLICY}`);
  }
  const deployed = [...others, changed];
  for (const { principal, word, quota, inlinePolicies } of PRINCIPALS) {
    const listed = properties[principal.listProperty];
    const names = [
      ...type === principal.type ? [physicalId] : [],
      ...type === principal.policyType ? [properties[principal.nameProperty]] : [],
      ...Array.isArray(listed) ? listed : [],
    ].map(String);
    for (const name of names) {
      const { inline, managed } = attachedPolicies(principal, name, account, deployed);
      if (inline.reduce<number>((sum, document) => sum + charactersOf(document), 0) > inlinePolicies) {
        return limitExceeded(`Maximum policy size of ${inlinePolicies} bytes exceeded for ${word} ${name}`);
      }
      if (managed.length > MANAGED_POLICIES) {
        return limitExceeded(`Cannot exceed quota for ${quota}: ${MANAGED_POLICIES}`);
      }
    }
  }
  return undefined;
}

/** White space is not counted. */
function charactersOf(document: Json | undefined): number {
  return (typeof document === 'string' ? document : JSON.stringify(document ?? '')).replace(/\s/g, '').length;
}

function limitExceeded(message: string): string {
  return `${message} (Service: Iam, Status Code: 409, Error Code: LimitExceeded)`;
}
