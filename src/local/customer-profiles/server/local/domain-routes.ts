import { domainRoute } from './domain-route';
import { readMembers, requiredText } from './json-body';
import type { LocalRoute } from './local-route';
import { isProfileId, PROFILE_ID } from './record-routes';
import { wrongValue } from './wrong-value';
import type { DomainPlace } from '../../delivery/outgoing-domain';
import type { DeadLetter } from '../../engine/records';
import { JsonText } from '../../protocol/answer';
import { badRequest } from '../../protocol/service-error';

export const DOMAIN_ROUTES: readonly LocalRoute[] = [
  domainRoute('GET', 'dead-letters', (data, domain) => ({
    Messages: data.deadLetters(domain).map((letter) => messageOf(letter, domain)),
  })),

  domainRoute('GET', 'stream', (data, domain) => new JsonText(`{"Records":[${data.streamRecords(domain).map(({ body }) => body).join(',')}]}`)),

  domainRoute('GET', 'exports', (data, domain) => ({
    Files: data.exportedFiles(domain).map(({ bucket, key, text }) => ({ S3BucketName: bucket, S3KeyName: key, Body: text })),
  })),

  domainRoute('POST', 'ingest', (data, domain, request) => {
    const { ObjectTypeName, Object: text } = readMembers(request, 'a record', ['ObjectTypeName', 'Object']);
    data.ingest(domain, requiredText('ObjectTypeName', ObjectTypeName), requiredText('Object', text));
    return {};
  }),

  domainRoute('POST', 'identity-resolution-jobs', (data, domain, request) => {
    readMembers(request, 'a job', []);
    return { JobId: data.runIdentityResolutionJob(domain) };
  }),

  domainRoute('POST', 'explain', (data, domain, request) => {
    const { ObjectTypeName, Object: text, ProfileId } = readMembers(request, 'a question', ['ObjectTypeName', 'Object', 'ProfileId']);
    if (ProfileId === undefined) {
      return data.explainRecord(domain, requiredText('ObjectTypeName', ObjectTypeName), requiredText('Object', text));
    }
    if (ObjectTypeName !== undefined || text !== undefined) {
      throw badRequest('a question has either ProfileId, or ObjectTypeName and Object');
    }
    if (typeof ProfileId !== 'string' || !isProfileId(ProfileId)) {
      throw wrongValue('ProfileId', ProfileId, PROFILE_ID);
    }
    return data.explainProfile(domain, ProfileId);
  }),
];

/** As a reader of the queue sees it, without the types of the attributes, which are all texts. */
function messageOf({ body, reason, objectType }: DeadLetter, { domainName }: DomainPlace): object {
  return { Body: body, MessageAttributes: { Message: reason, DomainName: domainName, ObjectTypeName: objectType } };
}
