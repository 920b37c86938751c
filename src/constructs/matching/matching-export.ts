import type { Construct, IDependable } from 'constructs';
import type { MatchingExport } from './matching';
import type { MatchingProps } from './matching-request';
import { domainPath } from '../../model/resource-path';
import { warnOfAwsManagedKey } from '../private/aws-managed-key';
import { letServiceUseKey, serviceStatement } from '../private/confused-deputy';
import { arnIn } from '../private/references';
import { warn } from '../private/warning';

/**
 * Lets the service write matches to the buckets of the exports. The condition is that on any domain of the account and region, as documented
 * (Administrator Guide, "Cross-service confused deputy prevention").
 *
 * @returns what must be deployed before the service is told of the buckets: it tries to write at once
 */
export function letServiceExport(scope: Construct, { matching, ruleBasedMatching }: MatchingProps): readonly IDependable[] {
  const buckets = new Set([matching?.exportTo, ruleBasedMatching?.exportTo].filter((target) => target !== undefined).map(({ bucket }) => bucket));
  return [...buckets].flatMap((bucket) => letServiceWrite(scope, bucket));
}

function letServiceWrite(scope: Construct, bucket: MatchingExport['bucket']): IDependable[] {
  const anyDomain = arnIn(scope, domainPath('*'));
  warnOfAwsManagedKey(scope, bucket, 'Customer Profiles');
  if (bucket.encryptionKey) {
    letServiceUseKey(scope, bucket.encryptionKey, anyDomain, ['kms:Decrypt', 'kms:GenerateDataKey']);
  }
  const { statementAdded, policyDependable } = bucket.addToResourcePolicy(serviceStatement(scope, anyDomain, ['s3:PutObject'], [bucket.arnForObjects('*')]));
  if (!statementAdded) {
    warn(scope, 'bucket-policy',
      `the policy of the bucket ${bucket.node.path} cannot be extended here: it must let profile.amazonaws.com put objects for ${scope.node.path}`);
  }
  return policyDependable ? [policyDependable] : [];
}
