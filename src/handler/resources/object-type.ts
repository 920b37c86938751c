/**
 * An object type of a domain.
 *
 * Whose it is, and what that lets an event do, is decided for all kinds in ownership/decision.ts.
 *
 * | event  | live state                       | calls                                                  | answer                        |
 * |--------|----------------------------------|--------------------------------------------------------|-------------------------------|
 * | Create | absent                           | GetProfileObjectType, PutProfileObjectType             | SUCCESS                       |
 * | Create | made by this very event, or kept | GetProfileObjectType, then as Update                   | SUCCESS                       |
 * | Create | not ours, Existing FAIL          | GetProfileObjectType                                   | FAILED, `not-created/...`     |
 * | Create | not ours, Existing ADOPT         | GetProfileObjectType, Put... if need be, TagResource   | SUCCESS                       |
 * | Update | as wanted                        | GetProfileObjectType                                   | SUCCESS                       |
 * | Update | differs                          | GetProfileObjectType, Put..., TagResource, Untag...    | SUCCESS                       |
 * | Update | absent                           | GetProfileObjectType, PutProfileObjectType             | SUCCESS, same id              |
 * | Update | another construct's              | GetProfileObjectType                                   | FAILED, same id; SUCCESS where it is as wanted |
 * | Update | another name or domain is wanted | as Create of that one                                  | SUCCESS, new id; or FAILED, old id |
 * | Delete | id not ours                      | none                                                   | SUCCESS                       |
 * | Delete | absent, or its domain is         | GetProfileObjectType                                   | SUCCESS                       |
 * | Delete | another's, kept, handed back     | GetProfileObjectType                                   | SUCCESS, left alone           |
 * | Delete | adopted, Existing ADOPT          | GetProfileObjectType, TagResource                      | SUCCESS, handed back          |
 * | Delete | ours                             | GetProfileObjectType, DeleteProfileObjectType          | SUCCESS                       |
 *
 * PutProfileObjectType overwrites without a word, and the service has neither a conditional put nor a token for one: an object type that
 * somebody makes between our read and our put, some tens of milliseconds, is overwritten. The window cannot be closed from here. What is
 * certain is that nothing that was there at the read is ever overwritten unasked.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  DeleteProfileObjectTypeCommand, GetProfileObjectTypeCommand, GetProfileObjectTypeResponse, PutProfileObjectTypeCommand, PutProfileObjectTypeRequest,
} from '@aws-sdk/client-customer-profiles';
import { decodeRequest } from '../../model/api/decode';
import { checkObjectType } from '../../model/rules/object-type/object-type-rules';
import type { History, ResourceModule } from '../lifecycle/resource-module';

interface ObjectTypeIdentity {
  readonly DomainName: string;
  readonly ObjectTypeName: string;
}

type DesiredObjectType = PutProfileObjectTypeRequest & ObjectTypeIdentity;

export const objectType: ResourceModule<ObjectTypeIdentity, DesiredObjectType, GetProfileObjectTypeResponse, PutProfileObjectTypeRequest> = {
  kind: 'object-type',
  importedBy: 'ObjectType.fromObjectTypeAttributes',

  describe: ({ DomainName, ObjectTypeName }) => `object type ${JSON.stringify(ObjectTypeName)} of domain ${JSON.stringify(DomainName)}`,

  decode: (properties) => decodeRequest('PutProfileObjectType', properties),
  check: checkObjectType,

  read: async (client, { DomainName, ObjectTypeName }) => client.send(new GetProfileObjectTypeCommand({ DomainName, ObjectTypeName })),
  create: async (client, request) => client.send(new PutProfileObjectTypeCommand(request)),
  difference: objectTypeDifference,
  apply: async (client, change) => {
    await client.send(new PutProfileObjectTypeCommand(change));
  },
  remove: async (client, { DomainName, ObjectTypeName }) => {
    await client.send(new DeleteProfileObjectTypeCommand({ DomainName, ObjectTypeName }));
  },

  data: ({ DomainName, ObjectTypeName }, Arn, { CreatedAt }) => ({
    DomainName, ObjectTypeName, Arn, ...CreatedAt ? { CreatedAt: CreatedAt.toISOString() } : {},
  }),
};

/** Members that are simply gone when a put leaves them out. */
const PLAIN = ['EncryptionKey', 'SourcePriority'] as const;

/** Members that the service fills in when a put leaves them out: what it answers then was set by nobody. */
const FILLED_IN = ['ExpirationDays', 'MaxProfileObjectCount'] as const;

/** Members that describe the mapping; a template brings its own and refuses them. */
const MAPPING = ['AllowProfileCreation', 'SourceLastUpdatedTimestampFormat', 'Fields', 'Keys'] as const;

/** The put that is needed, or undefined where the live state is as wanted. A put replaces the whole object type, its tags excepted. */
export function objectTypeDifference(
  desired: DesiredObjectType, live: GetProfileObjectTypeResponse, history: History<DesiredObjectType>,
): PutProfileObjectTypeRequest | undefined {
  const wanted = wholePut(desired, live, history);
  // of one that was kept, whether the app had set them is not known: a put without them sets them to the service's own
  const reset = FILLED_IN.some((member) => wanted[member] === undefined
    && (history.addedAgain ? history.created && live[member] !== undefined : history.former?.[member] !== undefined));
  return reset || !isDeepStrictEqual(comparable(wanted, wanted), comparable(live, wanted)) ? wanted : undefined;
}

/** What the app wants, and the live values of what it never spoke of where the object type was there before the app. */
function wholePut(
  desired: DesiredObjectType, live: GetProfileObjectTypeResponse, { former, created }: History<DesiredObjectType>,
): PutProfileObjectTypeRequest {
  const { Tags: _, ...put } = desired;
  if (created) {
    return put;
  }
  const keep = (members: readonly (keyof Compared)[]) => {
    const unspoken = members.filter((member) => desired[member] === undefined && former?.[member] === undefined && live[member]);
    Object.assign(put, Object.fromEntries(unspoken.map((member) => [member, live[member]])));
  };
  keep([...PLAIN, ...FILLED_IN]);
  const ownMapping = desired.Fields !== undefined || desired.Keys !== undefined;
  if (!ownMapping) {
    keep(['TemplateId']);
  }
  if (put.TemplateId === undefined) {
    keep(MAPPING);
  }
  return put;
}

type Compared = Pick<PutProfileObjectTypeRequest & GetProfileObjectTypeResponse,
  'Description' | 'TemplateId' | typeof PLAIN[number] | typeof FILLED_IN[number] | typeof MAPPING[number]>;

/**
 * The members that tell two states apart, in one form: the service may leave out what is empty or a default, and the order of
 * identifiers means nothing. What the put leaves to the service or to a template is not compared.
 */
function comparable(state: Compared, put: PutProfileObjectTypeRequest): object {
  return {
    Description: state.Description,
    TemplateId: state.TemplateId || undefined,
    EncryptionKey: state.EncryptionKey || undefined,
    SourcePriority: state.SourcePriority,
    ExpirationDays: put.ExpirationDays === undefined ? undefined : state.ExpirationDays,
    MaxProfileObjectCount: put.MaxProfileObjectCount === undefined ? undefined : state.MaxProfileObjectCount,
    ...put.TemplateId === undefined && {
      AllowProfileCreation: state.AllowProfileCreation ?? false,
      SourceLastUpdatedTimestampFormat: state.SourceLastUpdatedTimestampFormat || undefined,
      Fields: Object.fromEntries(Object.entries(state.Fields ?? {}).map(([name, { Source, Target, ContentType = 'STRING' }]) =>
        [name, { Source, Target, ContentType }])),
      Keys: Object.fromEntries(Object.entries(state.Keys ?? {}).map(([name, keys]) =>
        [name, keys.map(({ StandardIdentifiers = [], FieldNames = [] }) => ({ StandardIdentifiers: [...StandardIdentifiers].sort(), FieldNames }))])),
    },
  };
}
