import { checkFields } from './field-rules';
import { checkIndexedFields } from './indexed-field-rules';
import { checkKeys } from './key-rules';
import { checkTimestampFormat } from './timestamp-format-rules';
import { CheckOptions, checkRequest, isRecord } from '../../api/check-shape';
import { DOCUMENTED_LIMITS } from '../../api/limits-overlay';
import type { PutProfileObjectTypeRequest } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { withoutNulls } from '../../api/without-nulls';
import { TEMPLATE_IDS } from '../../catalogue/template-ids';
import { childPath } from '../../resource-path';
import { Finding, newFinding, showValue } from '../../validation/finding';
import { nearest } from '../../validation/nearest';
import { defineRule } from '../../validation/rule';
import { checkTagArn, checkTags } from '../tags/tag-rules';

const GUIDE = 'Administrator Guide, "Requirements for object type mappings" and "Before you submit"';

const RESERVED_NAME = defineRule({
  code: 'CP1201',
  severity: 'error',
  title: 'the name of an object type with a mapping of its own does not begin with an underscore',
  why: 'such names are reserved for the standard object types',
  source: GUIDE,
});

const TEMPLATE_ONLY = defineRule({
  code: 'CP1211',
  severity: 'error',
  title: 'an object type has a template or a mapping of its own, not both',
  why: 'the service refuses fields, keys, AllowProfileCreation and SourceLastUpdatedTimestampFormat beside TemplateId',
  source: 'API model, PutProfileObjectTypeRequest',
});

const MAPPING_REQUIRED = defineRule({
  code: 'CP1212',
  severity: 'error',
  title: 'an object type without a template has fields and keys',
  why: 'without a unique key and a profile key the service can neither store an object nor find its profile',
  source: GUIDE,
});

const TEMPLATE_NAME = defineRule({
  code: 'CP1215',
  severity: 'warning',
  title: 'the name of a template is left to object types of that template',
  why: 'a mapping of one\'s own under that name takes the place of the service\'s mapping for its records, entirely',
  source: GUIDE,
});

const KNOWN_TEMPLATE = defineRule({
  code: 'CP1216',
  severity: 'warning',
  title: 'a template is one that the service has',
  why: 'the service refuses an id that it does not know; the list is not complete, so only what looks misspelt is told',
  source: 'Administrator Guide, pages of the sources; ListProfileObjectTypeTemplates',
});

const { objectsOfProfile: OBJECTS } = DOCUMENTED_LIMITS;
const OBJECT_COUNT = defineRule({
  code: 'CP1217',
  severity: 'warning',
  title: `a profile holds at most ${OBJECTS.max} objects of a type`,
  why: 'a profile holds no more over all object types, unless your quota is higher',
  source: OBJECTS.source,
});

const NOT_BESIDE_TEMPLATE = ['Fields', 'Keys', 'AllowProfileCreation', 'SourceLastUpdatedTimestampFormat'] as const;

/** Checks a PutProfileObjectType request against everything that is known of it. */
export function checkObjectType(given: unknown, options: CheckOptions = {}): Finding[] {
  const findings = checkRequest('PutProfileObjectType', given, options);
  const request = withoutNulls('PutProfileObjectType', given, findings);
  if (!isStructure<PutProfileObjectTypeRequest>(request)) {
    return findings;
  }
  const unresolved = options.unresolved ?? (() => false);
  const known = (member: keyof PutProfileObjectTypeRequest) => {
    const value = request[member];
    return typeof value === 'string' && !unresolved(value) ? value : undefined;
  };
  findings.push(...checkTags(request.Tags, options), ...checkObjectCount(request.MaxProfileObjectCount, unresolved));
  const [domain, name, template, format] = (['DomainName', 'ObjectTypeName', 'TemplateId', 'SourceLastUpdatedTimestampFormat'] as const).map(known);
  if (domain !== undefined && name !== undefined) {
    findings.push(...checkTagArn(childPath('object-type', domain, name), 'ObjectTypeName', options));
  }

  if (request.TemplateId !== undefined) {
    for (const member of NOT_BESIDE_TEMPLATE.filter((beside) => request[beside] !== undefined)) {
      findings.push(newFinding(TEMPLATE_ONLY, {
        path: member, problem: `stands beside the template ${showValue(request.TemplateId)}`, fix: 'remove it, or remove the template and map every field',
      }));
    }
    return template === undefined ? findings : [...findings, ...checkTemplate(template)];
  }

  for (const member of ['Fields', 'Keys'] as const) {
    const mapping: unknown = request[member];
    // Which keys are missing has rules of its own.
    const empty = member === 'Fields' && isRecord(mapping) && !unresolved(mapping) && Object.keys(mapping).length === 0;
    if (mapping === undefined || empty) {
      findings.push(newFinding(MAPPING_REQUIRED, { path: member, problem: empty ? 'is empty' : 'is missing', fix: 'map the source, or name a template' }));
    }
  }
  findings.push(
    ...checkName(name), ...checkFields(request, options), ...checkKeys(request, unresolved), ...checkIndexedFields(request, unresolved),
    ...format === undefined ? [] : checkTimestampFormat(format, 'SourceLastUpdatedTimestampFormat'),
  );
  return findings;
}

function checkName(name: string | undefined): Finding[] {
  if (name?.startsWith('_')) {
    return [newFinding(RESERVED_NAME, {
      path: 'ObjectTypeName', value: name, problem: 'begins with an underscore', allowed: 'a letter first', fix: `for example ${JSON.stringify(name.replace(/^_+/, '') || 'Customer')}`,
    })];
  }
  return name === undefined || !TEMPLATE_IDS.includes(name) ? [] : [newFinding(TEMPLATE_NAME, {
    path: 'ObjectTypeName', value: name, problem: 'is the name of a template, whose mapping this one replaces', fix: 'choose another name, or use the template',
  })];
}

function checkTemplate(template: string): Finding[] {
  const near = TEMPLATE_IDS.includes(template) ? undefined : nearest(template, TEMPLATE_IDS);
  return near === undefined ? [] : [newFinding(KNOWN_TEMPLATE, {
    path: 'TemplateId', value: template, problem: 'is not a known template', allowed: TEMPLATE_IDS.join(', '), fix: `did you mean ${JSON.stringify(near)}?`,
  })];
}

function checkObjectCount(count: unknown, unresolved: (value: unknown) => boolean): Finding[] {
  return typeof count !== 'number' || unresolved(count) || count <= OBJECTS.max ? [] : [newFinding(OBJECT_COUNT, {
    path: 'MaxProfileObjectCount', value: count, problem: 'is more than a profile holds', allowed: `up to ${OBJECTS.max}, unless your quota is higher`,
  })];
}
