import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings } from './client-settings';
import type { Variables } from './client-settings';
import { Clients } from './clients';
import { RecordRefusedError } from './ends';
import type { QueueEnd } from './ends';
import type { Environment } from '../../environment/environment';
import type { DeadLetter } from '../engine/records';

/** How SQS says that it does not take a message: for its characters, its size or its emptiness. */
const REFUSES_MESSAGE = ['InvalidMessageContents', 'InvalidParameterValue', 'InvalidParameterValueException', 'MissingParameter'];

export class SqsEnd implements QueueEnd {
  private readonly clients: Clients<SQSClient>;

  constructor(endpoint: string, variables: Variables) {
    this.clients = new Clients((place) => new SQSClient({
      ...clientSettings(endpoint, place, variables),
      // or the client sends to the host in the URL of the queue, which is AWS
      useQueueUrlAsEndpoint: false,
    }));
  }

  public async send(place: Environment, queueUrl: string, domainName: string, { body, reason, objectType }: DeadLetter): Promise<void> {
    const attributes = Object.entries({ Message: reason, DomainName: domainName, ObjectTypeName: objectType });
    try {
      await this.clients.of(place).send(new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: body,
        MessageAttributes: Object.fromEntries(attributes.map(([name, StringValue]) => [name, { DataType: 'String', StringValue }])),
      }));
    } catch (error) {
      throw error instanceof Error && REFUSES_MESSAGE.includes(error.name) ? new RecordRefusedError(`${error.name}: ${error.message}`) : error;
    }
  }

  public close(): void {
    this.clients.close();
  }
}
