import { uuid } from './generated-names';
import { arnOf, dnsSuffix, text } from './native-type';
import type { NativeInstance, NativeType } from './native-type';

/** Queues, topics, streams, buckets, logs, tables, parameters. */

function queueUrl({ name, partition, target }: NativeInstance): string {
  return `https://sqs.${target.region}.${dnsSuffix(partition)}/${target.account}/${name}`;
}

function topicArn(instance: NativeInstance): string {
  return arnOf(instance, 'sns', instance.name);
}

function subscriptionArn(instance: NativeInstance): string {
  return `${text(instance.properties.TopicArn)}:${uuid(instance.seed)}`;
}

function bucketDomain({ name, partition }: NativeInstance): string {
  return `${name}.s3.${dnsSuffix(partition)}`;
}

export const DATA_TYPES: { readonly [key: string]: NativeType } = {
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    replacedBy: ['FifoQueue'],
    maxNameLength: 80,
    ref: queueUrl,
    attributes: (instance) => ({ Arn: arnOf(instance, 'sqs', instance.name), QueueName: instance.name, QueueUrl: queueUrl(instance) }),
    refuse: ({ properties }) => (
      String(properties.FifoQueue) === 'true' && typeof properties.QueueName === 'string' && !properties.QueueName.endsWith('.fifo')
        ? `The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length, not '${properties.QueueName}'`
        : undefined
    ),
  },
  'AWS::SQS::QueuePolicy': { attributes: ({ name }) => ({ Id: name }) },
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    replacedBy: ['FifoTopic'],
    ref: topicArn,
    attributes: (instance) => ({ TopicArn: topicArn(instance), TopicName: instance.name }),
  },
  'AWS::SNS::TopicPolicy': { attributes: ({ name }) => ({ Id: name }) },
  'AWS::SNS::Subscription': {
    replacedBy: ['Endpoint', 'Protocol', 'TopicArn'],
    ref: subscriptionArn,
    attributes: (instance) => ({ Arn: subscriptionArn(instance) }),
  },
  'AWS::Kinesis::Stream': {
    nameProperty: 'Name',
    attributes: (instance) => ({ Arn: arnOf(instance, 'kinesis', `stream/${instance.name}`) }),
  },
  'AWS::KinesisFirehose::DeliveryStream': {
    nameProperty: 'DeliveryStreamName',
    replacedBy: ['DeliveryStreamType'],
    attributes: (instance) => ({ Arn: arnOf(instance, 'firehose', `deliverystream/${instance.name}`) }),
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    maxNameLength: 63,
    lowerCaseName: true,
    attributes: (instance) => ({
      Arn: arnOf(instance, 's3', instance.name, 'global'),
      DomainName: bucketDomain(instance),
      DualStackDomainName: `${instance.name}.s3.dualstack.${instance.target.region}.${dnsSuffix(instance.partition)}`,
      RegionalDomainName: `${instance.name}.s3.${instance.target.region}.${dnsSuffix(instance.partition)}`,
      WebsiteURL: `http://${instance.name}.s3-website-${instance.target.region}.${dnsSuffix(instance.partition)}`,
    }),
    refuse: ({ properties }) => (
      typeof properties.BucketName === 'string' && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(properties.BucketName)
        ? `Bucket name '${properties.BucketName}' should only contain lowercase characters, numbers, periods and dashes, 3 to 63 of them`
        : undefined
    ),
  },
  'AWS::S3::BucketPolicy': { replacedBy: ['Bucket'], ref: ({ properties, name }) => text(properties.Bucket, name) },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    maxNameLength: 512,
    attributes: (instance) => ({ Arn: arnOf(instance, 'logs', `log-group:${instance.name}:*`) }),
  },
  'AWS::Logs::LogStream': { nameProperty: 'LogStreamName', replacedBy: ['LogGroupName'] },
  'AWS::DynamoDB::Table': {
    nameProperty: 'TableName',
    replacedBy: ['KeySchema'],
    attributes: (instance) => ({
      Arn: arnOf(instance, 'dynamodb', `table/${instance.name}`),
      StreamArn: arnOf(instance, 'dynamodb', `table/${instance.name}/stream/2024-01-01T00:00:00.000`),
    }),
  },
  'AWS::SSM::Parameter': {
    nameProperty: 'Name',
    attributes: ({ properties }) => ({ Type: text(properties.Type), Value: text(properties.Value) }),
  },
};
