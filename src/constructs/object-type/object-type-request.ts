import type { ObjectTypeField } from './object-type-field';
import type { ObjectTypeKey } from './object-type-key';
import type { ObjectTypeOptions } from './object-type-options';
import type { Member, TemplateRequest } from '../../model/api/request-types';

type Request = TemplateRequest<'PutProfileObjectType'>;
type Fields = Member<Request, 'Fields'>;
type Keys = Member<Request, 'Keys'>;

/** The request that makes the object type, in the API's own member names; members that are left out stay out. */
export function objectTypeRequest(options: ObjectTypeOptions): Request {
  return {
    ObjectTypeName: options.objectTypeName,
    Description: options.description ?? options.objectTypeName,
    TemplateId: options.template?.value,
    ExpirationDays: options.expiration?.toDays(),
    EncryptionKey: options.encryptionKey?.keyArn,
    AllowProfileCreation: options.allowProfileCreation,
    SourceLastUpdatedTimestampFormat: options.sourceLastUpdatedTimestampFormat?.format,
    MaxProfileObjectCount: options.maxProfileObjectCount,
    SourcePriority: options.sourcePriority,
    Fields: options.fields && fieldMap(options.fields),
    Keys: options.keys && keyMap(options.keys),
  };
}

function fieldMap(fields: { readonly [name: string]: ObjectTypeField }): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldOf(field)]));
}

function fieldOf({ source, target, contentType }: ObjectTypeField): Fields[string] {
  return { Source: source, Target: target?.path, ContentType: contentType?.value };
}

/** The API keeps keys of the same name in one list. */
function keyMap(keys: readonly ObjectTypeKey[]): Keys {
  const lists = new Map<string, Member<Keys, string>[number][]>();
  for (const key of keys) {
    const list = lists.get(key.name) ?? [];
    list.push({
      StandardIdentifiers: key.standardIdentifiers?.map((standard) => standard.value),
      FieldNames: key.fieldNames,
    });
    lists.set(key.name, list);
  }
  return Object.fromEntries(lists);
}
