import { CreateStreamCommand, GetRecordsCommand, GetShardIteratorCommand, KinesisClient, ListShardsCommand } from '@aws-sdk/client-kinesis';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const CREDENTIALS = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };

export interface Received {
  readonly body: string;
  readonly attributes: { readonly [name: string]: string | undefined };
}

/** Makes streams, queues and buckets, and reads what came, with the clients that users have for it. */
export class MotoClients {
  private readonly sqs: SQSClient;
  private readonly kinesis: KinesisClient;
  private readonly s3: S3Client;

  constructor(endpoint: string) {
    const settings = { endpoint, region: 'us-east-1', credentials: CREDENTIALS };
    this.sqs = new SQSClient({ ...settings, useQueueUrlAsEndpoint: false });
    // moto speaks HTTP/1.1 only
    this.kinesis = new KinesisClient({ ...settings, requestHandler: this.sqs.config.requestHandler });
    this.s3 = new S3Client({ ...settings, forcePathStyle: true });
  }

  public async createStream(name: string, shards = 1): Promise<void> {
    await this.kinesis.send(new CreateStreamCommand({ StreamName: name, ShardCount: shards }));
  }

  /** All records of a stream, shard by shard, with their partition keys. */
  public async records(name: string): Promise<{ readonly key: string; readonly body: unknown }[]> {
    const { Shards = [] } = await this.kinesis.send(new ListShardsCommand({ StreamName: name }));
    const records: { readonly key: string; readonly body: unknown }[] = [];
    for (const { ShardId } of Shards) {
      const { ShardIterator } = await this.kinesis.send(new GetShardIteratorCommand({ StreamName: name, ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
      const { Records = [] } = await this.kinesis.send(new GetRecordsCommand({ ShardIterator }));
      records.push(...Records.map(({ Data, PartitionKey = '' }) => ({ key: PartitionKey, body: JSON.parse(Buffer.from(Data ?? []).toString()) as unknown })));
    }
    return records;
  }

  public async createQueue(name: string): Promise<void> {
    await this.sqs.send(new CreateQueueCommand({ QueueName: name }));
  }

  /** Takes up to ten messages from a queue, which is named by the URL that AWS would have given it. */
  public async receive(queueUrl: string): Promise<Received[]> {
    const { Messages = [] } = await this.sqs.send(new ReceiveMessageCommand({
      QueueUrl: queueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'],
    }));
    return Messages.map(({ Body = '', MessageAttributes = {} }) => ({
      body: Body, attributes: Object.fromEntries(Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue])),
    }));
  }

  public async createBucket(name: string): Promise<void> {
    await this.s3.send(new CreateBucketCommand({ Bucket: name }));
  }

  /** The texts of what is in a bucket, by key. */
  public async files(bucket: string): Promise<{ readonly [key: string]: string }> {
    const { Contents = [] } = await this.s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    const files = await Promise.all(Contents.map(async ({ Key = '' }) => {
      const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      return [Key, await Body?.transformToString() ?? ''] as const;
    }));
    return Object.fromEntries(files);
  }

  public destroy(): void {
    [this.sqs, this.kinesis, this.s3].forEach((client) => client.destroy());
  }
}
