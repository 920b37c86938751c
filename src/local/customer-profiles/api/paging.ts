import { createHash } from 'node:crypto';
import { badRequest } from '../protocol/service-error';

export interface PageRequest {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface Page<Item> {
  readonly Items: readonly Item[];
  readonly NextToken?: string;
}

const DEFAULT_PAGE_SIZE = 100;

/**
 * A page of a list that is sorted by name. The token holds the last name that was given, not a position, so that what
 * is added or removed between two pages makes no item appear twice or be left out.
 *
 * @param list what is listed, for example the operation and the domain: a token of one list is not good for another
 */
export function pageOf<Item>(items: readonly Item[], nameOf: (item: Item) => string, request: PageRequest, list: string): Page<Item> {
  const after = request.NextToken === undefined ? undefined : readToken(request.NextToken, list);
  const rest = after === undefined ? items : items.filter((item) => nameOf(item) > after);
  const page = rest.slice(0, request.MaxResults ?? DEFAULT_PAGE_SIZE);
  return {
    Items: page,
    NextToken: page.length < rest.length ? writeToken(nameOf(page[page.length - 1]), list) : undefined,
  };
}

function writeToken(after: string, list: string): string {
  return `${Buffer.from(after).toString('base64url')}.${seal(after, list)}`;
}

function readToken(token: string, list: string): string {
  const [name, given] = token.split('.');
  const after = Buffer.from(name, 'base64url').toString();
  if (given !== seal(after, list) || token !== writeToken(after, list)) {
    throw badRequest('the NextToken is not one that this list gave');
  }
  return after;
}

/** Tells a token that was given from one that was made up. It keeps nobody out, and need not. */
function seal(after: string, list: string): string {
  return createHash('sha256').update(JSON.stringify([list, after])).digest('base64url').slice(0, 22);
}
