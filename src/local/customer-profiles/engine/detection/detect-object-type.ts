import type { DetectedProfileObjectType, FieldContentType, StandardIdentifier } from '@aws-sdk/client-customer-profiles';
import { DetectedNames } from './detected-names';
import { contentTypeOf, isCustomerId, isId, profileTarget } from './detected-target';
import { changeTimeFormat } from './detected-time-format';
import { leavesOf, MOST_ATTRIBUTES } from './leaves';
import type { Leaf } from './leaves';
import { isRecord } from '../../../../model/api/check-shape';
import { DOCUMENTED_LIMITS } from '../../../../model/api/limits-overlay';

/** What is detected, at most one; or why the samples are refused. */
export type Detection = { readonly detected: readonly DetectedProfileObjectType[] } | { readonly refusal: string };

interface DetectedField {
  readonly leaf: Leaf;
  readonly name: string;
  readonly target?: string;
  readonly contentType: string;
}

const CHANGE_TIME = '_profile.SourceLastUpdatedTimestamp';
const LONGEST_SOURCE = 1000;

/**
 * Detects a mapping in samples of an object type, by the names that they have and the form of their values (D-T2). Without a key that could be
 * UNIQUE and one that could be PROFILE there is none (D-T1).
 */
export function detectObjectType(texts: readonly string[]): Detection {
  const samples: object[] = [];
  for (const text of texts) {
    const sample = parsed(text);
    if (sample === undefined) {
      return { refusal: 'Could not parse object string into JSON' };
    }
    samples.push(sample);
  }
  const leaves = leavesOf(samples);
  if (!leaves) {
    return { refusal: `Breached limit of ${MOST_ATTRIBUTES} attributes` };
  }
  const { fields, format } = detectFields(leaves);
  const keys = detectKeys(fields, samples.length);
  return {
    detected: !keys ? [] : [{
      ...format !== undefined && { SourceLastUpdatedTimestampFormat: format },
      Fields: Object.fromEntries(fields.map(({ leaf, name, target, contentType }) => [name, {
        Source: leaf.source, ...target !== undefined && { Target: target }, ContentType: contentType as FieldContentType,
      }])),
      Keys: keys,
    }],
  };
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function detectFields(leaves: readonly Leaf[]): { readonly fields: readonly DetectedField[]; readonly format?: string } {
  const names = new DetectedNames();
  const readable = leaves.filter(({ source = '', names: path }) => path.length > 0 && source !== '' && source.length <= LONGEST_SOURCE);
  const mapped = readable.slice(0, DOCUMENTED_LIMITS.fieldsOfObjectType.max);
  const { targets, format } = detectTargets(mapped.filter(({ isList }) => !isList));
  const fields = mapped.map((leaf): DetectedField => {
    const name = names.nameOf(leaf.names);
    const target = leaf.isList ? undefined : targets.get(leaf) ?? `_profile.Attributes.${name}`;
    return { leaf, name, contentType: contentTypeOf(target, leaf.values), ...target !== undefined && { target } };
  });
  return { fields, ...format !== undefined && { format } };
}

/** Each target is for one place: the first that has values, else the first. */
function detectTargets(leaves: readonly Leaf[]): { readonly targets: ReadonlyMap<Leaf, string>; readonly format?: string } {
  const leafOf = new Map<string, Leaf>();
  let format: string | undefined;
  for (const leaf of [...leaves.filter(({ values }) => values.length > 0), ...leaves.filter(({ values }) => values.length === 0)]) {
    const changeTime = format === undefined ? changeTimeFormat(leaf) : undefined;
    format ??= changeTime;
    // A time that no format reads is no such time.
    const known = changeTime !== undefined ? CHANGE_TIME : profileTarget(leaf);
    if (known !== undefined && !leafOf.has(known) && (known !== CHANGE_TIME || changeTime !== undefined)) {
      leafOf.set(known, leaf);
    }
  }
  const targets = new Map([...leafOf].map(([target, leaf]) => [leaf, target]));
  return { targets, ...format !== undefined && { format } };
}

function detectKeys(fields: readonly DetectedField[], samples: number): DetectedProfileObjectType['Keys'] | undefined {
  const complete = fields.filter(({ leaf }) => !leaf.isList && leaf.samples === samples && samples > 0);
  const unique = complete.find(({ leaf }) => isId(leaf) && new Set(leaf.values.map(String)).size === samples);
  const profile = profileKey(fields.filter(({ leaf }) => !leaf.isList && leaf.values.length > 0));
  if (!unique || !profile) {
    return undefined;
  }
  const key = ({ name }: DetectedField, ...identifiers: readonly StandardIdentifier[]) => (
    [{ FieldNames: [name], StandardIdentifiers: [...identifiers] }]
  );
  return profile.field === unique
    ? { [profile.name]: key(unique, 'UNIQUE', 'PROFILE') }
    : { [unique.name]: key(unique, 'UNIQUE'), [profile.name]: key(profile.field, 'PROFILE') };
}

/** The id of the customer, else an e-mail address, a phone number or an account. */
function profileKey(fields: readonly DetectedField[]): { readonly name: string; readonly field: DetectedField } | undefined {
  const customer = fields.find(({ leaf }) => isCustomerId(leaf));
  if (customer) {
    return { name: customer.name, field: customer };
  }
  const found = ([['_email', /^_profile\.\w*EmailAddress$/], ['_phone', /^_profile\.\w*PhoneNumber$/], ['_account', /^_profile\.AccountNumber$/]] as const)
    .map(([name, pattern]) => ({ name, field: fields.find(({ target }) => target !== undefined && pattern.test(target)) }))
    .find(({ field }) => field !== undefined);
  return found?.field && { name: found.name, field: found.field };
}
