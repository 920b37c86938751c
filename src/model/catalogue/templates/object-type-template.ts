/** An object type template, in the words of GetProfileObjectTypeTemplate's answer. */
export interface ObjectTypeTemplate {
  readonly TemplateId: string;
  readonly SourceName: string;
  readonly SourceObject: string;
  /** Whether an object that belongs to no profile yet creates one. */
  readonly AllowProfileCreation: boolean;
  readonly SourceLastUpdatedTimestampFormat?: string;
  readonly Fields: TemplateFields;
  readonly Keys: { readonly [name: string]: readonly TemplateKey[] };
}

export interface TemplateFields {
  readonly [name: string]: { readonly Source: string; readonly Target?: string; readonly ContentType?: string };
}

export interface TemplateKey {
  readonly StandardIdentifiers?: readonly string[];
  readonly FieldNames: readonly string[];
}

/** The mapping tables of the guide: by standard object, from target field to source field. */
export interface MappingTables {
  readonly [standardObject: string]: { readonly [target: string]: string };
}

/**
 * The fields of a template from the guide's mapping tables.
 *
 * The tables leave the fields' names and content types open. Names are inferred from the few fields that the guide shows whole: the target's path
 * in lower camel case (`segmentUserId` for `_profile.Attributes.SegmentUserId`, `shippingAddress.address1`). Content types are inferred from the
 * target, as in the guide's examples of mappings, which give one to e-mail addresses and none to names.
 *
 * @param record path of the source's fields in the object that the service receives
 * @param names names by target, where the inferred one is taken twice, or is dotted and a key needs it: the API allows no dot in a key's field names
 */
export function fieldsOf(record: string, tables: MappingTables, names: { readonly [target: string]: string } = {}): TemplateFields {
  const fields: { [name: string]: TemplateFields[string] } = {};
  for (const [object, table] of Object.entries(tables)) {
    for (const [field, source] of Object.entries(table)) {
      const target = `${object}.${field}`;
      const name = names[target] ?? nameOf(field);
      if (Object.hasOwn(fields, name)) {
        throw new Error(`two fields of a template have the name ${JSON.stringify(name)}; give ${JSON.stringify(target)} a name of its own`);
      }
      const contentType = contentTypeOf(field);
      fields[name] = {
        Source: source.startsWith('{{') ? source : `${record}.${source}`,
        Target: target,
        ...(contentType && { ContentType: contentType }),
      };
    }
  }
  return fields;
}

function nameOf(field: string): string {
  const path = field.replace(/^Attributes\./, '').replaceAll('[]', '');
  return path.split('.').map((segment) => segment.charAt(0).toLowerCase() + segment.slice(1)).join('.');
}

function contentTypeOf(field: string): string | undefined {
  if (/Phone(?:Number)?$/.test(field)) {
    return 'PHONE_NUMBER';
  }
  return /Email(?:Address)?$/.test(field) ? 'EMAIL_ADDRESS' : undefined;
}
