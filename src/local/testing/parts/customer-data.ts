import type { LocalRoutes } from './local-routes';
import { routeOfDomain } from '../../command-line/local-routes';
import type { IngestedBatch } from '../../customer-profiles/engine/effects/ingest-batch';
import type { ProfileExplanation, RecordExplanation } from '../../customer-profiles/engine/explanation/explanation';
import { formatProfileExplanation } from '../../customer-profiles/engine/explanation/format-profile';
import { formatRecordExplanation } from '../../customer-profiles/engine/explanation/format-record';
import type { DeadLetter, DomainPlace, ExportedFile, Explanation, IngestedRecord, Question, StreamRecord } from '../api/customer-data';

interface Messages {
  readonly Messages: readonly { readonly Body: string; readonly MessageAttributes: { readonly Message: string; readonly ObjectTypeName: string } }[];
}

/** The customer data of a domain, past the API. */
export class CustomerDataOf {
  private readonly path: (route: string) => string;

  constructor(private readonly routes: LocalRoutes, domain: string | DomainPlace) {
    const { domainName, account, region }: DomainPlace = typeof domain === 'string' ? { domainName: domain } : domain;
    this.path = (route) => routeOfDomain({ domain: domainName, account, region }, route);
  }

  public async ingest(objectTypeName: string, records: readonly (string | object)[]): Promise<readonly IngestedRecord[]> {
    const batch = { ObjectTypeName: objectTypeName, Objects: records.map(textOf) };
    const { Results } = await this.routes.ask<IngestedBatch>('POST', this.path('records'), batch);
    return Results.map(({ Outcome: outcome, ProfileId: profileId, Reason: reason, AmbiguousKeys: ambiguousKeys }) => ({
      outcome,
      ...profileId !== undefined && { profileId },
      ...reason !== undefined && { reason },
      ...ambiguousKeys !== undefined && { ambiguousKeys },
    }));
  }

  public async deadLetters(): Promise<readonly DeadLetter[]> {
    return (await this.routes.get<Messages>(this.path('dead-letters'))).Messages.map(({ Body, MessageAttributes: { Message, ObjectTypeName } }) => (
      { record: Body, objectTypeName: ObjectTypeName, reason: Message }
    ));
  }

  public async streamRecords(): Promise<readonly StreamRecord[]> {
    return (await this.routes.get<{ readonly Records: readonly StreamRecord[] }>(this.path('stream'))).Records;
  }

  public async exportedFiles(): Promise<readonly ExportedFile[]> {
    return (await this.routes.get<{ readonly Files: readonly { readonly [member: string]: string }[] }>(this.path('exports'))).Files
      .map(({ S3BucketName, S3KeyName, Body }) => ({ bucket: S3BucketName, key: S3KeyName, text: Body }));
  }

  public async runIdentityResolutionJob(): Promise<string> {
    return (await this.routes.ask<{ readonly JobId: string }>('POST', this.path('identity-resolution-jobs'), {})).JobId;
  }

  public async explain(question: Question): Promise<Explanation> {
    if ('profileId' in question) {
      const profile = await this.routes.ask<ProfileExplanation>('POST', this.path('explain'), { ProfileId: question.profileId });
      return { text: formatProfileExplanation(profile), details: { ...profile } };
    }
    const { objectTypeName, record } = question;
    const explained = await this.routes.ask<RecordExplanation>('POST', this.path('explain'), { ObjectTypeName: objectTypeName, Object: textOf(record) });
    return { text: formatRecordExplanation(explained), details: { ...explained } };
  }
}

function textOf(record: string | object): string {
  return typeof record === 'string' ? record : JSON.stringify(record);
}
