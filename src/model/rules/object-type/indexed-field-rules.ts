import { isRecord } from '../../api/check-shape';
import type { Unchecked } from '../../api/request-types';
import type { ObjectTypeField, ObjectTypeKey, PutProfileObjectTypeRequest } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { readTarget } from '../../catalogue/standard-objects';
import { Finding, newFinding } from '../../validation/finding';
import { defineRule } from '../../validation/rule';

const CONTENT_TYPE = defineRule({
  code: 'CP1312',
  severity: 'warning',
  title: 'an e-mail address, phone number or name in a key says its content type',
  why: 'a value without one is compared as it stands, so that another spelling of the same address or number finds nothing',
  source: 'Administrator Guide, "Object type mapping definition details"',
});
const SELECTIVE = defineRule({
  code: 'CP1313',
  severity: 'warning',
  title: 'a PROFILE key has values that few people share',
  why: 'records of everybody with the same value would go to one profile',
  source: 'Administrator Guide, "Key definition details"',
});

const SINGLE_VALUE = defineRule({
  code: 'CP1314',
  severity: 'warning',
  title: 'a key is made of fields with a single value',
  why: 'nothing says how the service compares whole structures, so the key may find nothing',
  source: 'Administrator Guide, "Key definition details"',
});

type Unresolved = (value: unknown) => boolean;

const CONTENT_TYPES: readonly (readonly [target: RegExp, key: string, contentType: string])[] = [
  [/(?:^_airBooking\.Email|EmailAddress)$/, '_email', 'EMAIL_ADDRESS'],
  [/PhoneNumber$/, '_phone', 'PHONE_NUMBER'],
  [/^_profile\.(?:First|Middle|Last)Name$/, '_fullName', 'NAME'],
];

/** Fields of a profile that take one of a few values. */
const FEW_VALUES = /^_profile\.(?:Gender|GenderString|PartyType|PartyTypeString|ProfileType|\w*Address\.(?:City|Country|County|Province|State))$/;

/** Checks the fields that a mapping's keys are made of. */
export function checkIndexedFields(request: Unchecked<PutProfileObjectTypeRequest>, unresolved: Unresolved): Finding[] {
  const { Fields: fields, Keys: keys } = request;
  if (!isRecord(fields) || !isRecord(keys) || unresolved(fields) || unresolved(keys)) {
    return [];
  }
  const reported = new Set<string>();
  return Object.entries(keys).flatMap(([keyName, list]) => !Array.isArray(list) || unresolved(list) ? [] : list.flatMap((key: unknown, index) => {
    if (!isStructure<ObjectTypeKey>(key) || unresolved(key) || !Array.isArray(key.FieldNames) || unresolved(key.FieldNames)) {
      return [];
    }
    const path = `Keys.${keyName}[${index}]`;
    const names = key.FieldNames.filter((name): name is string => typeof name === 'string' && !unresolved(name) && Object.hasOwn(fields, name));
    const contentTypes = names.filter((name) => !reported.has(name)).flatMap((name) => {
      reported.add(name);
      return checkContentType(name, fields[name], keyName, unresolved);
    });
    const targets = names.map((name) => targetOf(fields[name], unresolved));
    const selective = names.length === key.FieldNames.length ? checkSelective(key, targets, path, unresolved) : [];
    return [...contentTypes, ...checkSingleValues(names, targets, path), ...selective];
  }));
}

function checkContentType(name: string, field: unknown, keyName: string, unresolved: Unresolved): Finding[] {
  if (!isStructure<ObjectTypeField>(field) || unresolved(field) || field.ContentType !== undefined) {
    return [];
  }
  const target = targetOf(field, unresolved);
  const wanted = CONTENT_TYPES.find(([pattern, key]) => (
    target === undefined ? field.Target === undefined && key === keyName : pattern.test(target)
  ))?.[2];
  return wanted === undefined ? [] : [newFinding(CONTENT_TYPE, {
    path: `Fields.${name}.ContentType`,
    problem: `is missing, but the key ${keyName} has the field`,
    fix: `set it to ${wanted}, or to STRING where it is to be compared as it stands`,
  })];
}

function checkSingleValues(names: readonly string[], targets: readonly (string | undefined)[], path: string): Finding[] {
  return names.flatMap((name, index) => {
    const target = targets[index];
    return target === undefined || readTarget(target).kind !== 'structure' ? [] : [newFinding(SINGLE_VALUE, {
      path: `${path}.FieldNames`, value: name, problem: `fills ${target}, a whole structure`, allowed: 'fields with a single value', fix: 'add a field without a target for the value that tells one from another',
    })];
  });
}

function checkSelective(key: Unchecked<ObjectTypeKey>, targets: readonly (string | undefined)[], path: string, unresolved: Unresolved): Finding[] {
  const identifiers: unknown = key.StandardIdentifiers;
  if (!Array.isArray(identifiers) || unresolved(identifiers) || !identifiers.includes('PROFILE') || identifiers.includes('UNIQUE')
    || targets.length === 0 || !targets.every((target) => target !== undefined && FEW_VALUES.test(target))) {
    return [];
  }
  return [newFinding(SELECTIVE, {
    path: `${path}.FieldNames`,
    value: key.FieldNames,
    problem: 'finds a profile by values that many people share',
    allowed: 'a field that tells one person from another',
    fix: 'add such a field to the key, or take PROFILE off it',
  })];
}

function targetOf(field: unknown, unresolved: Unresolved): string | undefined {
  return isStructure<ObjectTypeField>(field) && !unresolved(field) && typeof field.Target === 'string' && !unresolved(field.Target) ? field.Target : undefined;
}
