import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct, IDependable } from 'constructs';
import { isAwsManaged } from '../private/aws-managed-key';
import { acknowledgeDeadLetterQueue } from '../private/cdk-nag';
import { letServiceUseKey, serviceStatement } from '../private/confused-deputy';
import { usageError } from '../private/usage-error';
import { warn } from '../private/warning';

export interface DeadLetterQueue {
  readonly queue: sqs.IQueue;
  /** What must be deployed before the service is told of the queue: it sends a test message at once. */
  readonly policies: readonly IDependable[];
}

interface DeadLetterQueueProps {
  readonly deadLetterQueue?: sqs.IQueue;
  readonly deadLetterQueueEnabled?: boolean;
  /** The removal policy of the domain. */
  readonly removalPolicy: RemovalPolicy;
}

/** The queue that was given or is to be made, with the policies that let the service send to it for one domain. */
export function addDeadLetterQueue(
  scope: Construct, domainArn: string, props: DeadLetterQueueProps,
): DeadLetterQueue | undefined {
  if (props.deadLetterQueue && props.deadLetterQueueEnabled === false) {
    throw usageError(scope, 'deadLetterQueue is given while deadLetterQueueEnabled is false; remove one of them');
  }
  const queue = props.deadLetterQueue ?? (props.deadLetterQueueEnabled ? newQueue(scope, props.removalPolicy) : undefined);
  if (!queue) {
    return undefined;
  }
  if (queue.fifo) {
    throw usageError(scope, `the dead letter queue ${queue.node.path} is a FIFO queue; Customer Profiles sends to standard queues only`);
  }

  if (queue.encryptionType === sqs.QueueEncryption.KMS_MANAGED || (queue.encryptionMasterKey && isAwsManaged(queue.encryptionMasterKey))) {
    throw usageError(scope, `the dead letter queue ${queue.node.path} is encrypted with a key that AWS manages (QueueEncryption.KMS_MANAGED, alias/aws/sqs), which Customer `
      + 'Profiles cannot use; use QueueEncryption.SQS_MANAGED, or QueueEncryption.KMS with a customer managed key');
  }

  const policies: IDependable[] = [];
  const queuePolicy = queue.addToResourcePolicy(serviceStatement(scope, domainArn, ['sqs:SendMessage'], [queue.queueArn]));
  if (queuePolicy.policyDependable) {
    policies.push(queuePolicy.policyDependable);
    if (!props.deadLetterQueue && queuePolicy.policyDependable instanceof sqs.QueuePolicy) {
      queuePolicy.policyDependable.applyRemovalPolicy(props.removalPolicy);
    }
  } else if (!queuePolicy.statementAdded) {
    warn(scope, 'queue-policy',
      `the policy of the queue ${queue.node.path} cannot be extended here: it must let profile.amazonaws.com send messages for ${scope.node.path}`);
  }
  if (queue.encryptionMasterKey) {
    letServiceUseKey(scope, queue.encryptionMasterKey, domainArn, ['kms:Decrypt', 'kms:GenerateDataKey']);
  }
  return { queue, policies };
}

/** The queue lives as long as its domain: one that is kept must not send to a queue that is gone. */
function newQueue(scope: Construct, removalPolicy: RemovalPolicy): sqs.Queue {
  const queue = new sqs.Queue(scope, 'DeadLetterQueue', {
    // A key of AWS's own alias/aws/sqs cannot be used by the service; one that SQS manages needs no policy.
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    // The longest that SQS keeps a message: a record that failed is customer data to look into.
    retentionPeriod: Duration.days(14),
    removalPolicy,
  });
  acknowledgeDeadLetterQueue(queue);
  return queue;
}
