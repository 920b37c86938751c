import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { warn } from './warning';

/** The principal under which Customer Profiles uses keys, queues and buckets. */
const SERVICE_PRINCIPAL = 'profile.amazonaws.com';

/**
 * A statement for the policy of a key, queue or bucket, that lets the service act for one resource of this account only
 * (IAM User Guide, "The confused deputy problem").
 *
 * @param sourceArn ARN of that resource, built from names rather than references, so that no dependency cycle arises
 */
export function serviceStatement(scope: IConstruct, sourceArn: string, actions: string[], resources: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(SERVICE_PRINCIPAL)],
    actions,
    resources,
    conditions: {
      StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
      ArnEquals: { 'aws:SourceArn': sourceArn },
    },
  });
}

/** What the service does with the key of a domain or object type (Administrator Guide, "Enable Customer Profiles"). */
export const SERVICE_KEY_ACTIONS = ['kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey'];

/**
 * Lets the service use a key for one resource of this account, by the key's policy. The policy is part of the key, so what names the key waits for it.
 */
export function letServiceUseKey(scope: IConstruct, key: kms.IKey, sourceArn: string, actions: string[]): void {
  if (!key.addToResourcePolicy(serviceStatement(scope, sourceArn, actions, ['*'])).statementAdded) {
    warn(scope, 'key-policy',
      `the policy of the key ${key.node.path} cannot be extended here: it must let ${SERVICE_PRINCIPAL} use ${actions.join(', ')} for ${scope.node.path}`);
  }
}
