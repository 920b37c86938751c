import { UsageError } from './exit-code';
import { checkDefinitions } from '../definitions/check-definitions';
import { NO_DOMAIN } from '../definitions/definition/definition';
import type { Definition } from '../definitions/definition/definition';
import { labelOf } from '../definitions/definition/place';
import { readDefinitions } from '../definitions/read-definitions';
import { isUnresolved, withoutMarks } from '../definitions/template/unresolved';

/** What is meant, where a file has several. */
export interface WhichMapping {
  readonly objectType?: string;
  readonly domain?: string;
}

/** A domain of a file, so that it can be made. */
export interface Mapping {
  readonly domain: string;
  readonly objectType: string;
  readonly settings: Request;
  readonly definitions: readonly NamedDefinition[];
}

export interface NamedDefinition {
  readonly kind: 'object-type' | 'calculated-attribute';
  readonly name: string;
  readonly request: Request;
  readonly place: string;
}

type Request = { readonly [member: string]: unknown };

/** Where no definition names a domain that is known before a deployment. */
const SOME_DOMAIN = 'mapping';

/** Members that say nothing of what becomes of records, and may name what is not there. */
const LEFT_OUT = ['DomainName', 'Tags', 'EncryptionKey', 'DefaultEncryptionKey', 'DeadLetterQueueUrl', 'DataStore'];

/** The domain in a file that has an object type. What is not read for this, such as integrations, does not matter. */
export function mappingIn(file: string, { objectType, domain: named }: WhichMapping): Mapping {
  const definitions = definitionsIn(file);
  const types = definitions.filter(({ kind, domain }) => kind === 'object-type' && (named === undefined || [named, undefined].includes(nameOf(domain))));
  const names = [...new Set(types.map(({ name = '' }) => name))];
  const chosen = objectType ?? (names.length === 1 ? names[0] : undefined);
  if (chosen === undefined || !names.includes(chosen)) {
    const there = names.length === 0 ? 'no object type' : `${names.length === 1 ? 'the object type' : 'the object types'} ${names.join(', ')}`;
    const of = named === undefined ? '' : ` for domain ${named}`;
    throw new UsageError(`${file} has ${there}${of}${objectType === undefined ? names.length === 0 ? '' : '; say which with --object-type' : `, and not ${objectType}`}`);
  }
  const domains = [...new Set(types.filter(({ name }) => name === chosen).map(({ domain }) => domain))];
  if (domains.length > 1) {
    throw new UsageError(`${file} has ${chosen} in the domains ${domains.map((domain) => nameOf(domain) ?? 'without a name').join(', ')}; say which with --domain`);
  }
  const [domain] = domains;
  const own = definitions.filter((definition) => definition.domain === domain);
  return {
    domain: named ?? nameOf(domain) ?? SOME_DOMAIN,
    objectType: chosen,
    settings: Object.assign({ DefaultExpirationDays: 366 }, ...own.filter(({ kind }) => kind === 'domain' || kind === 'identity-resolution').map(settingsOf)) as Request,
    definitions: own.flatMap(namedOf),
  };
}

/** Those of a file, each with its domain: where some leave the name out, and the others name one, it is that. */
function definitionsIn(file: string): readonly Definition[] {
  const read = readDefinitions(file);
  const unreadable = read.find((one) => 'unreadable' in one);
  if (unreadable) {
    throw new UsageError(`${labelOf(unreadable)}: ${unreadable.unreadable}`);
  }
  const definitions = checkDefinitions(read.filter((one) => 'kind' in one)).map(({ definition }) => definition);
  const notRead = read.find((one) => 'notChecked' in one);
  if (definitions.length === 0 && notRead) {
    throw new UsageError(`${labelOf(notRead)}: ${notRead.notChecked}`);
  }
  const domains = new Set(definitions.map(({ domain }) => domain).filter((domain) => domain !== NO_DOMAIN));
  const [only] = domains;
  return domains.size === 1 ? definitions.map((definition) => ({ ...definition, domain: only })) : definitions;
}

/** The name of a domain; undefined where it is not known before a deployment, or not at all. */
function nameOf(domain: string): string | undefined {
  const [, name] = JSON.parse(domain) as readonly unknown[];
  return typeof name === 'string' && name !== '' && !isUnresolved(name) ? name : undefined;
}

function namedOf(definition: Definition): NamedDefinition[] {
  const { kind, name, request, place } = definition;
  return (kind === 'object-type' || kind === 'calculated-attribute') && name !== undefined
    ? [{ kind, name, request: known(request) as Request, place: labelOf(place) }]
    : [];
}

/** Where matches are exported to is nothing that shows here. */
function settingsOf({ request }: Definition): Request {
  const { Matching, RuleBasedMatching, DefaultExpirationDays } = known(request) as Request;
  const settings = { DefaultExpirationDays, Matching: withoutExports(Matching), RuleBasedMatching: withoutExports(RuleBasedMatching) };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function withoutExports(value: unknown): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([member]) => member !== 'ExportingConfig')) : value;
}

/** What is known of a value before a deployment: texts that are not are as their author wrote them. */
function known(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') {
    return withoutMarks(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => known(item, depth + 1));
  }
  if (!isObject(value)) {
    return value;
  }
  const members = Object.entries(value).filter(([member]) => depth > 0 || !LEFT_OUT.includes(member));
  return Object.fromEntries(members.map(([member, item]) => [member, known(item, depth + 1)]));
}

function isObject(value: unknown): value is Request {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
