import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { usageError } from './usage-error';
import { warn } from './warning';

/**
 * Whether a key is one that AWS manages in the account, such as `alias/aws/sqs`. Its policy lets principals of the account use it through one service,
 * and cannot be changed, so no other service can use it (KMS Developer Guide, "AWS managed keys").
 */
export function isAwsManaged(key: kms.IKey): boolean {
  const names: readonly unknown[] = ['aliasName' in key ? key.aliasName : undefined, key.keyArn];
  return names.some((name) => typeof name === 'string' && /(?:^|:)alias\/aws\//.test(name));
}

/** Refuses such a key where the service itself must use it. */
export function refuseAwsManagedKey(scope: IConstruct, key: kms.IKey | undefined, what: string): void {
  if (key && isAwsManaged(key)) {
    throw usageError(scope, `${what} ${key.node.path} is a key that AWS manages, which Customer Profiles cannot use; use a customer managed key (new kms.Key)`);
  }
}

/** Warns of a bucket whose objects such a key encrypts: there is no key to extend the policy of. */
export function warnOfAwsManagedKey(scope: IConstruct, bucket: IBucket, service: string): void {
  if (isEncryptedByAws(bucket)) {
    warn(scope, 'bucket-key',
      `the bucket ${bucket.node.path} is encrypted with a key that AWS manages (BucketEncryption.KMS_MANAGED), which ${service} cannot use; use BucketEncryption.KMS with a `
      + 'customer managed key, or BucketEncryption.S3_MANAGED');
  }
}

function isEncryptedByAws(bucket: IBucket): boolean {
  const { defaultChild } = bucket.node;
  if (!defaultChild || !CfnResource.isCfnResource(defaultChild) || defaultChild.cfnResourceType !== 'AWS::S3::Bucket') {
    return false;
  }
  const encryption = Stack.of(bucket).resolve((defaultChild as CfnBucket).bucketEncryption) as CfnBucket.BucketEncryptionProperty | undefined;
  const rules = encryption?.serverSideEncryptionConfiguration;
  return Array.isArray(rules) && !Token.isUnresolved(rules) && (rules as readonly CfnBucket.ServerSideEncryptionRuleProperty[]).some((rule) => {
    const byDefault = rule.serverSideEncryptionByDefault as CfnBucket.ServerSideEncryptionByDefaultProperty | undefined;
    return byDefault?.sseAlgorithm.startsWith('aws:kms') === true && byDefault.kmsMasterKeyId === undefined;
  });
}
