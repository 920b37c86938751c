import type { LocalRequest } from './local-route';
import { wrongValue } from './wrong-value';
import { showValue } from '../../../../model/validation/finding';
import { badRequest } from '../../protocol/service-error';
import { decodeUtf8 } from '../../protocol/utf8';

/** The members of a body, those that are not there left out. */
export type Members<Name extends string> = { readonly [Member in Name]?: unknown };

/**
 * Reads a body that is an object with members of these names only; an empty one has none. Whatever type it is said to be of, it is read as JSON: requests
 * of web pages, which may post any text to a loopback address, are refused by their origin.
 *
 * @param what the body is, with its article
 */
export function readMembers<Name extends string>({ body }: LocalRequest, what: string, names: readonly Name[]): Members<Name> {
  const document = parse(decodeUtf8(body, 'the body of the request'));
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw badRequest(`${what} is an object, not ${showValue(document)}`);
  }
  const unknown = Object.keys(document).filter((name) => !names.some((known) => known === name));
  if (unknown.length > 0) {
    throw badRequest(`${what} has no ${unknown.map((name) => (/^\w{1,64}$/.test(name) ? name : showValue(name))).join(', ')}; it has ${listed(names)}`);
  }
  return document;
}

/** A member that has to be a text with something in it. */
export function requiredText(path: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') {
    throw wrongValue(path, value, 'a text that is not empty');
  }
  return value;
}

function parse(text: string): unknown {
  if (text.trim() === '') {
    return {};
  }
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`the body of the request is not JSON: ${showValue(text)}`);
  }
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'no members' : names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
