import { CheckOptions, checkRequest, isRecord } from './check-shape';
import { Fault, fault, showValue } from './fault';
import { checkFields } from './field-rules';
import { checkKeys } from './key-rules';
import { defineRule } from './rule';
import { checkTags } from './tag-rules';

const GUIDE = 'Administrator Guide, "Requirements for object type mappings" and "Before you submit"';

const RESERVED_NAME = defineRule({
  code: 'CP1201',
  grade: 'error',
  title: 'the name of an object type with a mapping of its own does not begin with an underscore',
  why: 'such names are reserved for the standard object types',
  source: GUIDE,
});

const TEMPLATE_ONLY = defineRule({
  code: 'CP1211',
  grade: 'error',
  title: 'an object type has a template or a mapping of its own, not both',
  why: 'the service refuses fields, keys, AllowProfileCreation and SourceLastUpdatedTimestampFormat beside TemplateId',
  source: 'API model, PutProfileObjectTypeRequest',
});

const MAPPING_REQUIRED = defineRule({
  code: 'CP1212',
  grade: 'error',
  title: 'an object type without a template has fields and keys',
  why: 'without a unique key and a profile key the service can neither store an object nor find its profile',
  source: GUIDE,
});

const NOT_BESIDE_TEMPLATE = ['Fields', 'Keys', 'AllowProfileCreation', 'SourceLastUpdatedTimestampFormat'];

/** Checks a PutProfileObjectType request against everything that is known of it. */
export function checkObjectType(request: unknown, options: CheckOptions = {}): Fault[] {
  const faults = checkRequest('PutProfileObjectType', request, options);
  if (!isRecord(request)) {
    return faults;
  }
  const unresolved = options.unresolved ?? (() => false);
  faults.push(...checkTags(request.Tags, options));

  if (request.TemplateId !== undefined) {
    for (const member of NOT_BESIDE_TEMPLATE.filter((name) => request[name] !== undefined)) {
      faults.push(fault(TEMPLATE_ONLY, {
        path: member, problem: `stands beside the template ${showValue(request.TemplateId)}`, fix: 'remove it, or remove the template and map every field',
      }));
    }
    return faults;
  }

  for (const member of ['Fields', 'Keys'].filter((name) => request[name] === undefined)) {
    faults.push(fault(MAPPING_REQUIRED, { path: member, problem: 'is missing', fix: 'map the source, or name a template' }));
  }
  faults.push(...checkName(request.ObjectTypeName, unresolved), ...checkFields(request, unresolved), ...checkKeys(request, unresolved));
  return faults;
}

function checkName(name: unknown, unresolved: (value: unknown) => boolean): Fault[] {
  if (typeof name !== 'string' || unresolved(name) || !name.startsWith('_')) {
    return [];
  }
  return [fault(RESERVED_NAME, {
    path: 'ObjectTypeName', value: name, problem: 'begins with an underscore', allowed: 'a letter first', fix: `for example ${JSON.stringify(name.replace(/^_+/, '') || 'Customer')}`,
  })];
}
