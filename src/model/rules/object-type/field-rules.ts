import { checkSource } from './source-rules';
import { CheckOptions, isRecord } from '../../api/check-shape';
import { DOCUMENTED_LIMITS } from '../../api/limits-overlay';
import type { Unchecked } from '../../api/request-types';
import type { ObjectTypeField, PutProfileObjectTypeRequest } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { isReadOnly, readTarget } from '../../catalogue/standard-objects';
import { STANDARD_OBJECTS } from '../../catalogue/standard-objects.data';
import { Finding, newFinding } from '../../validation/finding';
import { defineRule } from '../../validation/rule';

const { max: MAX_FIELDS, source: DATA_LIMITS } = DOCUMENTED_LIMITS.fieldsOfObjectType;

const DETAILS = 'Administrator Guide, "Object type mapping definition details"';
const refused = 'the service refuses the mapping with BadRequestException';

const UNKNOWN_FIELD = defineRule({
  code: 'CP1202',
  severity: 'error',
  title: 'a target is a field of its standard object, or a whole structure of it such as _profile.Address',
  why: 'a misspelt target is refused, or fills nothing; a field that is near to none may be newer than the list and is a warning',
  source: 'Administrator Guide, field tables of the standard objects',
});
const UNKNOWN_ROOT = defineRule({
  code: 'CP1203', severity: 'error', title: 'a target begins with a standard object', why: refused, source: 'Administrator Guide, "Standard objects"',
});
const SYSTEM_MANAGED = defineRule({
  code: 'CP1204', severity: 'error', title: 'a target is not a field that the service fills itself', why: refused, source: DETAILS,
});
const EXCLUSIVE = defineRule({
  code: 'CP1205',
  severity: 'error',
  title: 'a mapping fills Gender or GenderString, and PartyType or PartyTypeString',
  why: 'the string form replaces the enumerated one, and the service takes only one of the two',
  source: DETAILS,
});
const FIELD_NAME = defineRule({
  code: 'CP1206', severity: 'error', title: 'the name of a field begins with a letter and is not Tags', why: refused, source: DETAILS,
});
const FIELD_COUNT = defineRule({
  code: 'CP1208', severity: 'error', title: `an object type has at most ${MAX_FIELDS} fields`, why: refused, source: DATA_LIMITS,
});
const TIMESTAMP_FORMAT = defineRule({
  code: 'CP1210',
  severity: 'error',
  title: 'a mapping that fills _profile.SourceLastUpdatedTimestamp says its format',
  why: 'without SourceLastUpdatedTimestampFormat the service cannot read the time, and refuses the mapping',
  source: DETAILS,
});

const ATTRIBUTE_NAME = defineRule({
  code: 'CP1213',
  severity: 'warning',
  title: 'the name of a custom attribute is letters and digits, with spaces, hyphens or underscores between them',
  why: 'the console shows agents attributes of such names only',
  source: 'Administrator Guide, "Create an object type mapping", 2023 edition',
});

const ATTRIBUTES = '_profile.Attributes.';
const WRITTEN = defineRule({
  code: 'CP1219',
  severity: 'error',
  title: 'a target is called as the service calls it',
  why: 'the service knows no other case, and no other word for a field: such a target is refused, or fills nothing',
  source: 'Administrator Guide, field tables of the standard objects',
});
const STRUCTURE = defineRule({
  code: 'CP1218',
  severity: 'warning',
  title: 'a target that is a whole structure gets an object, and has no content type',
  why: 'its members are copied from those of the same names; a template makes a text, which has none, and content types are for single values',
  source: 'public mappings; the guide speaks of fields only',
});
const SOURCE_GIVEN = defineRule({
  code: 'CP1220', severity: 'error', title: 'a field has a source', why: 'there is nothing that it could read, so it stays empty', source: DETAILS,
});

/** What the console takes for the name of an attribute. */
const SHOWN_NAME = /^[a-zA-Z0-9]+(?:[ _-]+[a-zA-Z0-9]+)*$/;

const PAIRS = [['_profile.Gender', '_profile.GenderString'], ['_profile.PartyType', '_profile.PartyTypeString']];

/** The code of a target that the lists do not have: fields and objects come with the service, so who knows better may acknowledge them. */
export const UNKNOWN_FIELD_CODE = UNKNOWN_FIELD.code;
export const UNKNOWN_ROOT_CODE = UNKNOWN_ROOT.code;

/** Checks the fields of an object type's mapping. */
export function checkFields(request: Unchecked<PutProfileObjectTypeRequest>, { unresolved = () => false, parseTemplate }: CheckOptions): Finding[] {
  const fields = request.Fields;
  if (!isRecord(fields) || unresolved(fields)) {
    return [];
  }
  const findings: Finding[] = [];
  const pathByTarget = new Map<string, string>();
  const entries = Object.entries(fields);
  if (entries.length > MAX_FIELDS) {
    findings.push(newFinding(FIELD_COUNT, { path: 'Fields', problem: `has ${entries.length} entries`, allowed: `up to ${MAX_FIELDS} entries` }));
  }
  for (const [name, field] of entries) {
    const path = `Fields.${name}`;
    if (!unresolved(name)) {
      findings.push(...checkFieldName(name, path));
    }
    if (isStructure<ObjectTypeField>(field) && !unresolved(field)) {
      if (field.Source === undefined) {
        findings.push(newFinding(SOURCE_GIVEN, { path: `${path}.Source`, problem: 'is missing', allowed: 'an accessor such as _source.name, or a Handlebars expression' }));
      } else if (typeof field.Source === 'string' && !unresolved(field.Source)) {
        findings.push(...checkSource(field.Source, `${path}.Source`, parseTemplate));
      }
      if (typeof field.Target === 'string' && field.Target !== '' && !unresolved(field.Target)) {
        pathByTarget.set(field.Target, `${path}.Target`);
        findings.push(...checkTarget(field.Target, `${path}.Target`), ...checkStructure(field, path, unresolved));
      }
    }
  }
  return [...findings, ...checkExclusiveTargets(pathByTarget), ...checkTimestampFormat(pathByTarget, request)];
}

function checkFieldName(name: string, path: string): Finding[] {
  if (/^[A-Za-z]/.test(name) && name.toLowerCase() !== 'tags') {
    return [];
  }
  return [newFinding(FIELD_NAME, { path, value: name, problem: 'is no name for a field', allowed: 'a letter first, and not "Tags"' })];
}

function checkTarget(path: string, targetPath: string): Finding[] {
  const target = readTarget(path);
  switch (target.kind) {
    case 'known': return checkAttributeName(path, targetPath);
    case 'structure': return [];
    case 'system-managed': {
      const problem = target.name === undefined ? 'is filled by the service itself' : `is ${target.root}.${target.name}, which the service fills itself`;
      const fix = insteadOf(target.root, target.name ?? path.slice(target.root.length + 1));
      return [newFinding(SYSTEM_MANAGED, { path: targetPath, value: path, problem, fix })];
    }
    case 'unknown-root':
    case 'unknown-field': {
      const allowed = target.kind === 'unknown-root'
        ? `targets under ${Object.keys(STANDARD_OBJECTS).join(', ')}`
        : `the fields in ${STANDARD_OBJECTS[target.root].page} of the Administrator Guide, or ${target.root}.Attributes.<name>`;
      const given = { path: targetPath, value: path, allowed };
      const near = target.near.map((each) => JSON.stringify(each)).join(' or ');
      if (target.sure) {
        return [newFinding(WRITTEN, { ...given, problem: 'is called otherwise by the service', fix: `write ${near}` })];
      }
      const fix = near === '' ? undefined : `did you mean ${near}?`;
      return target.kind === 'unknown-root'
        ? [newFinding(UNKNOWN_ROOT, { ...given, problem: 'is not a field of a standard object', fix })]
        : [newFinding(UNKNOWN_FIELD, { ...given, problem: `is not a known field of ${target.root}`, fix }, fix === undefined ? 'warning' : 'error')];
    }
  }
}

/** What one maps instead of a field that the service fills. */
function insteadOf(root: string, field: string): string {
  const { systemId, identifier, predefinedKeys } = STANDARD_OBJECTS[root];
  if (isReadOnly(root, field) && field !== systemId) {
    return `leave the target out; calculated attributes read it as {${root}.${field}}`;
  }
  if (field !== systemId) {
    return 'map to another field, or to a custom attribute';
  }
  // The key that the service makes of its own id has the name of the object: `_orderId`.
  const ownKey = predefinedKeys.find((key) => key === `${root}Id`);
  const byOwnId = ownKey === undefined ? '' : `; where it is the id that the service gave, give the field to the key ${ownKey}, which is LOOKUP_ONLY`;
  return root === '_profile'
    ? `map an id of your own to _profile.AccountNumber or to a custom attribute${byOwnId}`
    : `leave the target out, and give the field to a key that is ${identifier}, or map it to ${root}.Attributes.<name>${byOwnId}`;
}

/** A whole structure is copied from an object, which an accessor finds and a template does not make. */
function checkStructure(field: Unchecked<ObjectTypeField>, path: string, unresolved: (value: unknown) => boolean): Finding[] {
  const { Source: source, Target: target, ContentType: contentType } = field;
  if (typeof target !== 'string' || readTarget(target).kind !== 'structure') {
    return [];
  }
  const findings: Finding[] = [];
  const problem = `is for a single value, and ${target} is a whole structure`;
  if (typeof source === 'string' && !unresolved(source) && source.includes('{{')) {
    findings.push(newFinding(STRUCTURE, {
      path: `${path}.Source`, value: source, problem: `makes a text, and ${target} is a whole structure`, allowed: 'an accessor such as _source.address', fix: 'map the fields of the structure one by one',
    }));
  }
  if (contentType !== undefined && contentType !== 'STRING' && !unresolved(contentType)) {
    findings.push(newFinding(STRUCTURE, { path: `${path}.ContentType`, value: contentType, problem, fix: 'leave it out' }));
  }
  return findings;
}

function checkAttributeName(target: string, targetPath: string): Finding[] {
  if (!target.startsWith(ATTRIBUTES) || SHOWN_NAME.test(target.slice(ATTRIBUTES.length))) {
    return [];
  }
  return [newFinding(ATTRIBUTE_NAME, {
    path: targetPath, value: target, problem: 'is an attribute that agents may not see', allowed: 'a name of letters and digits, with spaces, "-" or "_" between them',
  })];
}

function checkExclusiveTargets(pathByTarget: ReadonlyMap<string, string>): Finding[] {
  return PAIRS.filter((pair) => pair.every((target) => pathByTarget.has(target))).map(([plain, text]) => newFinding(EXCLUSIVE, {
    path: pathByTarget.get(text)!, value: text, problem: `is mapped beside ${plain}`, allowed: 'one of the two', fix: `remove ${pathByTarget.get(plain)} or this one`,
  }));
}

function checkTimestampFormat(pathByTarget: ReadonlyMap<string, string>, request: Unchecked<PutProfileObjectTypeRequest>): Finding[] {
  const path = pathByTarget.get('_profile.SourceLastUpdatedTimestamp');
  if (!path || request.SourceLastUpdatedTimestampFormat !== undefined) {
    return [];
  }
  return [newFinding(TIMESTAMP_FORMAT, {
    path: 'SourceLastUpdatedTimestampFormat', problem: `is missing, but ${path} is _profile.SourceLastUpdatedTimestamp`, allowed: 'EpochMilli, or a Java SimpleDateFormat pattern',
  })];
}
