import type { FedField, PicturedStandardObject } from './domain-picture';
import type { ObjectTypeMapping } from './object-types';
import { unique } from './values';
import { titleOfStandardObject } from './words';
import { STANDARD_OBJECTS } from '../../../model/catalogue/standard-objects.data';

const PROFILE = '_profile';

/** A field that an object type fills. */
interface Feed {
  readonly root: string;
  /** The field of the object, or the structure that it is in; each custom attribute is one. */
  readonly field: string;
  /** The path within the structure. */
  readonly part?: string;
  readonly objectType: string;
}

/** The standard objects that are fed. The profile is always there, and first: everything else is of one. */
export function standardObjectsOf(mappings: readonly ObjectTypeMapping[]): PicturedStandardObject[] {
  const feeds = mappings.flatMap(({ name, targets }) => targets.flatMap((target) => (target === undefined || target === '' ? [] : [feedOf(target, name)])));
  return unique([PROFILE, ...feeds.map(({ root }) => root)]).map((root) => {
    const ofRoot = feeds.filter((feed) => feed.root === root);
    return { root, title: titleOfStandardObject(root), fields: fieldsOf(root, ofRoot), fedBy: unique(ofRoot.map(({ objectType }) => objectType)) };
  });
}

function feedOf(target: string, objectType: string): Feed {
  const [root, ...path] = target.split('.').map((segment) => segment.replace(/\[\d*\]$/, ''));
  const isCustom = path[0] === 'Attributes' && path.length > 1;
  return isCustom || path.length < 2 ? { root, field: path.join('.'), objectType } : { root, field: path[0], part: path.slice(1).join('.'), objectType };
}

/** In the order of the guide, which is that of importance; custom attributes at the end, as they are there. */
function fieldsOf(root: string, feeds: readonly Feed[]): FedField[] {
  const known = Object.hasOwn(STANDARD_OBJECTS, root) ? unique(STANDARD_OBJECTS[root].fields.map((field) => field.split(/[.[]/, 1)[0])) : [];
  const place = (field: string) => {
    const at = known.indexOf(field.split('.', 1)[0]);
    return at < 0 ? known.length : at;
  };
  return unique(feeds.map(({ field }) => field)).sort((one, other) => place(one) - place(other)).map((field) => {
    const ofField = feeds.filter((feed) => feed.field === field);
    return {
      name: field, parts: unique(ofField.flatMap(({ part }) => part ?? [])), fedBy: unique(ofField.map(({ objectType }) => objectType)),
    };
  });
}
