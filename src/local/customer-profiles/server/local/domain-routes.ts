import { readMembers, requiredText } from './json-body';
import type { LocalDataPlane } from './local-data-plane';
import { localRoute } from './local-route';
import type { LocalParts, LocalRequest, LocalRoute } from './local-route';
import { whichDomain } from './which-domain';
import { wrongValue } from './wrong-value';
import type { DomainPlace } from '../../delivery/outgoing-domain';
import type { DeadLetter } from '../../engine/records';
import { JsonText } from '../../protocol/answer';
import { badRequest, unknownOperation } from '../../protocol/service-error';

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
    if (typeof ProfileId !== 'string' || !/^[a-f0-9]{32}$/.test(ProfileId)) {
      throw wrongValue('ProfileId', ProfileId, 'the 32 lower-case hexadecimal digits of a profile\'s id');
    }
    return data.explainProfile(domain, ProfileId);
  }),
];

function domainRoute(
  method: string, path: string, carryOut: (data: LocalDataPlane, domain: DomainPlace, request: LocalRequest) => unknown,
): LocalRoute {
  return localRoute(method, `domains/{domain}/${path}`, (request, parts, labels) => {
    const domain = whichDomain(request, parts, labels);
    return carryOut(dataOf(parts), domain, request);
  });
}

function dataOf({ data }: LocalParts): LocalDataPlane {
  if (!data) {
    throw unknownOperation('this service keeps no customer data', 404);
  }
  return data;
}

/** As a reader of the queue sees it, without the types of the attributes, which are all texts. */
function messageOf({ body, reason, objectType }: DeadLetter, { domainName }: DomainPlace): object {
  return { Body: body, MessageAttributes: { Message: reason, DomainName: domainName, ObjectTypeName: objectType } };
}
