import type { ObjectTypeField } from './object-type-field';
import type { ObjectTypeKey } from './object-type-key';
import type { ObjectTypeOptions } from './object-type-options';

/** The request that makes the object type, in the API's own member names; members that are left out stay out. */
export function objectTypeRequest(options: ObjectTypeOptions): { readonly [member: string]: unknown } {
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

function fieldMap(fields: { readonly [name: string]: ObjectTypeField }): object {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, {
    Source: field.source,
    Target: field.target?.path,
    ContentType: field.contentType?.value,
  }]));
}

/** The API keeps keys of the same name in one list. */
function keyMap(keys: readonly ObjectTypeKey[]): object {
  const lists = new Map<string, object[]>();
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
