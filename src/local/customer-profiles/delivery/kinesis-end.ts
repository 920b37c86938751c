import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import type { KinesisClientConfig } from '@aws-sdk/client-kinesis';
import { SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings } from './client-settings';
import type { Variables } from './client-settings';
import { Clients } from './clients';
import { RecordRefusedError } from './ends';
import type { StreamEnd } from './ends';
import type { Environment } from '../../environment/environment';
import type { StreamRecord } from '../engine/records';

/** Kinesis takes 5 MiB in a request; partition keys and the like are in it too. */
const REQUEST_BYTES = 4 * 1024 * 1024;

/** How Kinesis says that it does not take a record, for being too big. */
const REFUSES_RECORD = ['ValidationException', 'InvalidArgumentException'];

export class KinesisEnd implements StreamEnd {
  private readonly clients: Clients<KinesisClient>;

  constructor(endpoint: string, variables: Variables) {
    this.clients = new Clients((place) => new KinesisClient(settingsAt(endpoint, place, variables)));
  }

  /**
   * Records that follow one which was not taken may have been. They are sent again after it, so that the last copy of each is in order; Kinesis has
   * a call for a single record besides, which keeps the order strictly and costs a round trip for each.
   */
  public async put(place: Environment, streamArn: string, records: readonly StreamRecord[]): Promise<number> {
    const sent = firstOf(records);
    try {
      const { Records: results = [] } = await this.clients.of(place).send(new PutRecordsCommand({
        // an end that knows one account only does not find the ARN of another's
        StreamName: streamArn.slice(streamArn.indexOf(':stream/') + ':stream/'.length),
        Records: sent.map(({ body, partitionKey }) => ({ Data: Buffer.from(body), PartitionKey: partitionKey })),
      }));
      const failed = results.findIndex(({ ErrorCode }) => ErrorCode !== undefined);
      if (failed === 0) {
        throw new Error(`${results[0].ErrorCode}: ${results[0].ErrorMessage ?? ''}`);
      }
      return failed < 0 ? sent.length : failed;
    } catch (error) {
      if (!(error instanceof Error) || !REFUSES_RECORD.includes(error.name)) {
        throw error;
      }
      if (sent.length === 1) {
        throw new RecordRefusedError(`${error.name}: ${error.message}`);
      }
      // one of them is refused, and which is not told
      return this.put(place, streamArn, sent.slice(0, 1));
    }
  }

  public close(): void {
    this.clients.close();
  }
}

/** As many as go into one request. */
function firstOf(records: readonly StreamRecord[]): readonly StreamRecord[] {
  let bytes = 0;
  const tooMany = records.findIndex(({ body }, index) => {
    bytes += Buffer.byteLength(body);
    return bytes > REQUEST_BYTES && index > 0;
  });
  return tooMany < 0 ? records : records.slice(0, tooMany);
}

/** The client of Kinesis speaks HTTP/2 of its own accord, which hardly any emulator does; that of SQS has a handler for HTTP/1.1. */
function settingsAt(endpoint: string, place: Environment, variables: Variables): KinesisClientConfig {
  const settings = clientSettings(endpoint, place, variables);
  return { ...settings, requestHandler: new SQSClient(settings).config.requestHandler };
}
