import { TEMPLATES } from '../../../model/catalogue/templates';
import type { Definitions } from '../engine/scene';
import type { ObjectTypeRecord } from '../store/records';
import type { Store } from '../store/store';

/** Templates as object types that nobody has defined: they are there in every domain, until one of the same name is defined. */
const IMPLICIT: ReadonlyMap<string, ObjectTypeRecord> = new Map(Object.entries(TEMPLATES).map(([name, template]) => [name, {
  ObjectTypeName: name,
  Description: '',
  TemplateId: name,
  AllowProfileCreation: template.AllowProfileCreation,
  SourceLastUpdatedTimestampFormat: template.SourceLastUpdatedTimestampFormat,
  Fields: template.Fields,
  Keys: template.Keys,
  CreatedAt: 0,
  LastUpdatedAt: 0,
}]));

/** The definitions of one domain in a store, as they are whenever they are asked for. */
export function definitionsIn(store: Store, domainName: string): Definitions {
  return {
    objectType: (name) => store.children('object-type').get(domainName, name) ?? IMPLICIT.get(name),
    objectTypes: () => {
      const defined = store.children('object-type').list(domainName);
      const names = new Set(defined.map(({ ObjectTypeName }) => ObjectTypeName));
      return [...defined, ...[...IMPLICIT.values()].filter(({ ObjectTypeName }) => !names.has(ObjectTypeName))];
    },
    calculatedAttributes: () => store.children('calculated-attribute').list(domainName),
    // records wait for a destination that is out of order
    eventStream: () => store.children('event-stream').list(domainName)[0],
  };
}
