import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct, IDependable } from 'constructs';
import { warnOfAwsManagedKey } from '../private/aws-managed-key';
import { FLOW_BUCKET, refuseNeighbourElsewhere } from '../private/elsewhere';
import { warn } from '../private/warning';

const APPFLOW = 'appflow.amazonaws.com';

/** What AppFlow does with the bucket that a flow reads ("Amazon S3 source", Amazon AppFlow User Guide; seen in AWS's own solutions). */
const BUCKET_ACTIONS = ['s3:GetBucketLocation', 's3:GetBucketPolicy', 's3:GetObject', 's3:ListBucket', 's3:PutObject'];

/**
 * Lets AppFlow read a bucket for this account.
 *
 * @returns the policies that must be there before the flow is made, because AppFlow tries the bucket then
 */
export function letAppFlowRead(scope: Construct, bucket: IBucket): readonly IDependable[] {
  refuseNeighbourElsewhere(scope, bucket, FLOW_BUCKET);
  warnOfAwsManagedKey(scope, bucket, 'Amazon AppFlow');
  const { statementAdded, policyDependable } = bucket.addToResourcePolicy(statement(scope, BUCKET_ACTIONS, [bucket.bucketArn, bucket.arnForObjects('*')]));
  if (!statementAdded) {
    warn(scope, 'bucket-policy',
      `the policy of the bucket ${bucket.node.path} cannot be extended here: it must let ${APPFLOW} use ${BUCKET_ACTIONS.join(', ')}`);
  }
  const key = bucket.encryptionKey;
  if (key && !key.addToResourcePolicy(statement(scope, ['kms:Decrypt'], ['*'])).statementAdded) {
    warn(scope, 'key-policy',
      `the policy of the key ${key.node.path} cannot be extended here: it must let ${APPFLOW} use kms:Decrypt`);
  }
  return policyDependable ? [policyDependable] : [];
}

function statement(scope: Construct, actions: string[], resources: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(APPFLOW)],
    actions,
    resources,
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
}
