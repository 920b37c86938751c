import { isRecord } from '../../api/check-shape';
import { DOCUMENTED_LIMITS } from '../../api/limits-overlay';
import type { Unchecked } from '../../api/request-types';
import type { ObjectTypeField, ObjectTypeKey, PutProfileObjectTypeRequest } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { identifierOf, PREDEFINED_KEYS, readTarget } from '../../catalogue/standard-objects';
import { Finding, newFinding } from '../../validation/finding';
import { didYouMean } from '../../validation/nearest';
import { defineRule } from '../../validation/rule';

const { max: MAX_KEYS, source: QUOTA } = DOCUMENTED_LIMITS.keysOfObjectType;

const KEYS = 'Administrator Guide, "Key definition details" and "Before you submit"';
const refused = 'the service refuses the mapping with BadRequestException';

const ONE_UNIQUE = defineRule({
  code: 'CP1301', severity: 'error', title: 'exactly one key is UNIQUE', why: 'the service tells one object of the type from another by it, and refuses a mapping with none or two', source: KEYS,
});
const SOME_PROFILE = defineRule({
  code: 'CP1302', severity: 'error', title: 'at least one key is PROFILE', why: 'the service finds the profile of an object by it, and refuses a mapping with none', source: KEYS,
});
const STORED_PROFILE = defineRule({
  code: 'CP1303',
  severity: 'error',
  title: 'a mapping that creates profiles has a PROFILE key that is neither LOOKUP_ONLY nor NEW_ONLY',
  why: 'without a key that is always stored, a created profile could not be found again',
  source: KEYS,
});
const UNIQUE_STORED = defineRule({
  code: 'CP1304', severity: 'error', title: 'a UNIQUE key is neither LOOKUP_ONLY nor NEW_ONLY', why: refused, source: KEYS,
});
const SECONDARY_PROFILE = defineRule({
  code: 'CP1305', severity: 'error', title: 'a SECONDARY key is also PROFILE', why: refused, source: KEYS,
});
const TARGET_KEY = defineRule({
  code: 'CP1306',
  severity: 'error',
  title: 'a mapping that fills a standard object has a key with its identifier',
  why: 'the service stores the object under that key, and refuses a mapping without',
  source: 'Administrator Guide, "Standard identifiers"',
});
const KEY_FIELDS = defineRule({
  code: 'CP1307', severity: 'error', title: 'a key is made of fields of its mapping', why: refused, source: KEYS,
});
const RESERVED_KEY = defineRule({
  code: 'CP1308', severity: 'error', title: 'a reserved key is LOOKUP_ONLY', why: 'the service fills these keys itself', source: KEYS,
});
const KEY_NAME = defineRule({
  code: 'CP1309',
  severity: 'error',
  title: 'the name of a key begins with a letter, or is a predefined key, and is not Tags',
  why: 'names with an underscore are the service\'s own; one that is not in the list may be newer than it, or a key of the domain, and is a warning',
  source: KEYS,
});
const KEY_COUNT = defineRule({
  code: 'CP1311', severity: 'warning', title: `an object type has at most ${MAX_KEYS} keys`, why: 'the quota is adjustable; beyond yours the service refuses the mapping', source: QUOTA,
});

const LOOKED_UP = defineRule({
  code: 'CP1315',
  severity: 'warning',
  title: 'a LOOKUP_ONLY key finds a profile or a standard object',
  why: 'the key is not stored, so without PROFILE and without the identifier of a standard object it does nothing',
  source: KEYS,
});
const SOME_KEY = defineRule({
  code: 'CP1316', severity: 'error', title: 'the name of a key has a key', why: 'there is nothing that the name could stand for', source: KEYS,
});

const RESERVED_KEYS = ['_profileId', '_orderId', '_caseId', '_assetId'];

interface Key {
  readonly name: string;
  readonly path: string;
  readonly identifiers: readonly string[];
  /** Whether there may be identifiers that are not known yet. */
  readonly open: boolean;
  readonly fieldNames: readonly unknown[];
}

type Unresolved = (value: unknown) => boolean;

/** Checks the keys of an object type's mapping, and that they serve its targets. */
export function checkKeys(request: Unchecked<PutProfileObjectTypeRequest>, unresolved: Unresolved): Finding[] {
  const map = request.Keys;
  if (!isRecord(map) || unresolved(map)) {
    return [];
  }
  const { keys, complete } = readKeys(map, unresolved);
  const fields = knownFields(request.Fields, unresolved);
  // Where there is no PROFILE at all, that is what is said.
  const hasProfile = keys.some(({ identifiers, open }) => open || identifiers.includes('PROFILE'));
  const names = Object.keys(map).filter((name) => Array.isArray(map[name]) && map[name].length === 0 && !unresolved(map[name]));
  const empty = names.map((name) => newFinding(SOME_KEY, {
    path: `Keys.${name}`, problem: 'is an empty list', allowed: 'one key or more', fix: 'give it the fields that it is made of, or remove it',
  }));
  const alone = keys.flatMap((key) => [
    ...checkName(key, unresolved), ...checkIdentifiers(key), ...hasProfile ? checkLookedUp(key) : [], ...checkFieldNames(key, fields, unresolved),
  ]);
  const findings = [...empty, ...alone];
  if (keys.length > MAX_KEYS) {
    findings.push(newFinding(KEY_COUNT, { path: 'Keys', problem: `has ${keys.length} keys`, allowed: `up to ${MAX_KEYS}, unless your quota is higher` }));
  }
  // A key that is not known yet could be the one that is missed.
  return complete ? [...findings, ...checkTogether(keys, request, unresolved)] : findings;
}

function readKeys(map: { readonly [name: string]: unknown }, unresolved: Unresolved): { keys: Key[]; complete: boolean } {
  const keys: Key[] = [];
  let complete = true;
  for (const [name, list] of Object.entries(map)) {
    if (!Array.isArray(list) || unresolved(list)) {
      complete = false;
      continue;
    }
    list.forEach((entry: unknown, index) => {
      if (!isStructure<ObjectTypeKey>(entry) || unresolved(entry)) {
        complete = false;
        return;
      }
      const identifiers: unknown[] = Array.isArray(entry.StandardIdentifiers) ? entry.StandardIdentifiers : [];
      const open = unresolved(entry.StandardIdentifiers) || identifiers.some(unresolved);
      complete &&= !open;
      keys.push({
        name,
        path: `Keys.${name}[${index}]`,
        identifiers: identifiers.filter((identifier): identifier is string => typeof identifier === 'string'),
        open,
        fieldNames: readFieldNames(entry.FieldNames, unresolved),
      });
    });
  }
  return { keys, complete };
}

/** The names in the list; one that is unknown where the list is not known, or no list, which the shape's check names. */
function readFieldNames(list: unknown, unresolved: Unresolved): unknown[] {
  if (list === undefined) {
    return [];
  }
  return Array.isArray(list) && !unresolved(list) ? list : [undefined];
}

function checkName({ name, path, identifiers, open }: Key, unresolved: Unresolved): Finding[] {
  if (unresolved(name)) {
    return [];
  }
  if (RESERVED_KEYS.includes(name) && !open && !identifiers.includes('LOOKUP_ONLY')) {
    return [newFinding(RESERVED_KEY, { path, value: name, problem: 'is reserved', allowed: 'the standard identifier LOOKUP_ONLY', fix: 'add LOOKUP_ONLY, or choose another name' })];
  }
  if (name.startsWith('_')) {
    return PREDEFINED_KEYS.includes(name) ? [] : [newFinding(KEY_NAME, {
      path, value: name, problem: 'is not a known predefined key', allowed: 'a letter first, or a predefined key', fix: didYouMean(name, PREDEFINED_KEYS),
    }, 'warning')];
  }
  return /^[A-Za-z]/.test(name) && name.toLowerCase() !== 'tags'
    ? []
    : [newFinding(KEY_NAME, { path, value: name, problem: 'is no name for a key', allowed: 'a letter first, or a predefined key, and not "Tags"' })];
}

function checkIdentifiers({ path, identifiers, open }: Key): Finding[] {
  const findings: Finding[] = [];
  const notStored = identifiers.find(isNotStored);
  if (identifiers.includes('UNIQUE') && notStored) {
    findings.push(newFinding(UNIQUE_STORED, { path, value: identifiers, problem: `has UNIQUE beside ${notStored}`, fix: `remove ${notStored}` }));
  }
  if (identifiers.includes('SECONDARY') && !open && !identifiers.includes('PROFILE')) {
    findings.push(newFinding(SECONDARY_PROFILE, { path, value: identifiers, problem: 'has SECONDARY without PROFILE', fix: 'add PROFILE, or remove SECONDARY' }));
  }
  return findings;
}

function checkLookedUp({ path, identifiers, open }: Key): Finding[] {
  return open || !identifiers.includes('LOOKUP_ONLY') || !identifiers.every(isNotStored) ? [] : [newFinding(LOOKED_UP, {
    path, value: identifiers, problem: 'is only looked up, and finds nothing', allowed: 'PROFILE or the identifier of a standard object beside LOOKUP_ONLY', fix: 'add PROFILE, or remove the key',
  })];
}

interface KnownFields {
  readonly all: { readonly [name: string]: unknown };
  /** The names that a message shows: a file that is no mapping at all may have any number of them. */
  readonly shown: readonly string[];
}

function knownFields(fields: unknown, unresolved: Unresolved): KnownFields | undefined {
  if (!isRecord(fields) || unresolved(fields)) {
    return undefined;
  }
  const names = Object.keys(fields);
  return names.some(unresolved) ? undefined : { all: fields, shown: names.slice(0, DOCUMENTED_LIMITS.fieldsOfObjectType.max) };
}

function checkFieldNames({ path, fieldNames }: Key, fields: KnownFields | undefined, unresolved: Unresolved): Finding[] {
  if (fieldNames.length === 0) {
    return [newFinding(KEY_FIELDS, { path: `${path}.FieldNames`, problem: 'is empty', allowed: 'one field or more' })];
  }
  return !fields ? [] : fieldNames.flatMap((name, index) => typeof name !== 'string' || unresolved(name) || Object.hasOwn(fields.all, name) ? [] : [newFinding(KEY_FIELDS, {
    path: `${path}.FieldNames[${index}]`, value: name, problem: 'is not a field of this object type', allowed: fields.shown.join(', '), fix: didYouMean(name, fields.shown),
  })]);
}

function checkTogether(keys: readonly Key[], request: Unchecked<PutProfileObjectTypeRequest>, unresolved: Unresolved): Finding[] {
  const findings: Finding[] = [];
  const unique = keys.filter((key) => key.identifiers.includes('UNIQUE'));
  if (unique.length !== 1) {
    const problem = unique.length === 0 ? 'has no UNIQUE key' : `has ${unique.length} UNIQUE keys: ${unique.map((key) => key.path).join(', ')}`;
    findings.push(newFinding(ONE_UNIQUE, { path: 'Keys', problem, allowed: 'exactly one', fix: 'give UNIQUE to the key whose value is different in every record' }));
  }
  const profile = keys.filter((key) => key.identifiers.includes('PROFILE'));
  if (profile.length === 0) {
    findings.push(newFinding(SOME_PROFILE, { path: 'Keys', problem: 'has no PROFILE key', allowed: 'one or more', fix: 'give PROFILE to the key that tells whose record it is' }));
  } else if (request.AllowProfileCreation === true && !profile.some((key) => isStored(key) || unresolved(key.name))) {
    findings.push(newFinding(STORED_PROFILE, {
      path: 'Keys', problem: 'has only PROFILE keys that are LOOKUP_ONLY or NEW_ONLY', allowed: 'one that is neither', fix: 'add such a key, or set AllowProfileCreation to false',
    }));
  }
  return [...findings, ...checkTargetKeys(keys, request.Fields, unresolved)];
}

function checkTargetKeys(keys: readonly Key[], fields: unknown, unresolved: Unresolved): Finding[] {
  if (!isRecord(fields) || unresolved(fields)) {
    return [];
  }
  const identifiers = new Set(keys.flatMap((key) => key.identifiers));
  const reported = new Set<string>();
  return Object.entries(fields).flatMap(([name, field]) => {
    if (!isStructure<ObjectTypeField>(field) || typeof field.Target !== 'string' || unresolved(field.Target)) {
      return [];
    }
    const target = readTarget(field.Target);
    // The guide names no identifier for communication records; a missing PROFILE key has its own rule.
    if (target.kind === 'unknown-root' || ['_communicationRecord', '_profile'].includes(target.root) || reported.has(target.root)) {
      return [];
    }
    const identifier = identifierOf(target.root);
    if (identifiers.has(identifier)) {
      return [];
    }
    reported.add(target.root);
    return [newFinding(TARGET_KEY, {
      path: `Fields.${name}.Target`, value: field.Target, problem: `fills ${target.root}, but no key is ${identifier}`, fix: `give ${identifier} to the key that tells one ${target.root.slice(1)} from another`,
    })];
  });
}

/** `_profileId` is never stored by a mapping, and finds every profile all the same. */
function isStored({ name, identifiers }: Key): boolean {
  return name === '_profileId' || !identifiers.some(isNotStored);
}

function isNotStored(identifier: string): boolean {
  return identifier === 'LOOKUP_ONLY' || identifier === 'NEW_ONLY';
}
