import { isRecord } from '../../api/check-shape';
import type { DomainMember, FindingOfMember } from '../../domain-member';
import { newFinding } from '../../validation/finding';
import { defineRule } from '../../validation/rule';

const SHARED_KEY = defineRule({
  code: 'CP1803',
  severity: 'error',
  title: 'a key that several object types of a domain have has the same content types in all of them',
  why: 'names of keys are shared in a domain, and the service refuses a key whose fields have other content types than it has already',
  source: 'Administrator Guide, "Key definition details"',
});

type Unresolved = (value: unknown) => boolean;

/** A key of an object type, with the content types of its fields in order. */
interface Key {
  readonly name: string;
  readonly path: string;
  readonly contentTypes: readonly string[];
}

/** Checks the keys of the object types of a domain against each other. */
export function checkSharedKeys(objectTypes: readonly DomainMember[], unresolved: Unresolved): FindingOfMember[] {
  const first = new Map<string, { readonly label: string; readonly member: DomainMember; readonly contentTypes: string }>();
  const findings: FindingOfMember[] = [];
  for (const member of objectTypes) {
    for (const { name, path, contentTypes } of keysOf(member.request, unresolved)) {
      // One field and two are two keys of a name, which the service keeps apart.
      const id = `${name} ${contentTypes.length}`;
      const types = contentTypes.join(', ');
      const other = first.get(id);
      if (!other) {
        first.set(id, { label: member.label, member, contentTypes: types });
      } else if (other.member !== member && other.contentTypes !== types) {
        findings.push([member, newFinding(SHARED_KEY, {
          path: `${path}.FieldNames`,
          problem: `has the content type ${types}, but in ${other.label} the key ${name} has ${other.contentTypes}`,
          allowed: other.contentTypes,
          fix: 'give the fields the same content type, or the key another name',
        })]);
      }
    }
  }
  return findings;
}

/** The keys of which everything is known. */
function keysOf({ Fields: fields, Keys: keys }: DomainMember['request'], unresolved: Unresolved): Key[] {
  if (!isRecord(fields) || !isRecord(keys) || unresolved(fields) || unresolved(keys)) {
    return [];
  }
  const known = Object.entries(keys).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && !entry.some(unresolved));
  return known.flatMap(([name, list]) => list.flatMap((key, index) => {
    const names: unknown = isRecord(key) && !unresolved(key) ? key.FieldNames : undefined;
    if (!Array.isArray(names) || names.length === 0 || unresolved(names)) {
      return [];
    }
    const contentTypes = names.map((field) => contentTypeOf(field, fields, unresolved));
    return contentTypes.every((type) => type !== undefined) ? [{ name, path: `Keys.${name}[${index}]`, contentTypes }] : [];
  }));
}

function contentTypeOf(name: unknown, fields: { readonly [name: string]: unknown }, unresolved: Unresolved): string | undefined {
  const field = typeof name === 'string' && !unresolved(name) && Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!isRecord(field) || unresolved(field)) {
    return undefined;
  }
  // What is left out is STRING (API model, ObjectTypeField).
  const { ContentType: type = 'STRING' } = field;
  return typeof type === 'string' && !unresolved(type) ? type : undefined;
}
