import { createHash } from 'node:crypto';
import type { Slice } from '../engine/data-store';
import type { PartOfList } from '../engine/part-of-list';
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

/**
 * A page of a list that is in the order of its records' creation, or the other way round, as the reading is.
 *
 * @param read the records that follow an order, at most as many as are asked for
 */
export function pageInOrder<Item extends { readonly order: number }>(
  read: (slice: Slice) => readonly Item[], request: PageRequest, list: string, pageSize = DEFAULT_PAGE_SIZE,
): Page<Item> {
  const after = request.NextToken === undefined ? undefined : Number(readToken(request.NextToken, list));
  const limit = request.MaxResults ?? pageSize;
  const items = read({ after, limit: limit + 1 });
  const page = items.slice(0, limit);
  return { Items: page, NextToken: items.length > limit ? writeToken(String(page[page.length - 1].order), list) : undefined };
}

/** A page of a list of names that are read in their order. @param read the names that follow one, at most as many as are asked for */
export function pageOfNames(
  read: (after: string | undefined, limit: number) => readonly string[], request: PageRequest, list: string,
): Page<string> {
  const after = request.NextToken === undefined ? undefined : readToken(request.NextToken, list);
  const limit = request.MaxResults ?? DEFAULT_PAGE_SIZE;
  const names = read(after, limit + 1);
  const page = names.slice(0, limit);
  return { Items: page, NextToken: names.length > limit ? writeToken(page[page.length - 1], list) : undefined };
}

/** A page of a list whose items have nothing but their places to go on from. */
export function pageByPlace<Item>(items: readonly Item[], request: PageRequest, list: string): Page<Item> {
  const from = request.NextToken === undefined ? 0 : Number(readToken(request.NextToken, list));
  const to = from + (request.MaxResults ?? DEFAULT_PAGE_SIZE);
  return { Items: items.slice(from, to), NextToken: to < items.length ? writeToken(String(to), list) : undefined };
}

/** A page of a list that says itself where it goes on; what is listed is only asked for where there is a token. */
export function pageOfPart<Item>(
  read: (slice: Slice) => PartOfList<Item>, request: PageRequest, list: () => string, pageSize = DEFAULT_PAGE_SIZE,
): Page<Item> {
  const after = request.NextToken === undefined ? undefined : Number(readToken(request.NextToken, list()));
  const { items, next } = read({ after, limit: request.MaxResults ?? pageSize });
  return { Items: items, NextToken: next === undefined ? undefined : writeToken(String(next), list()) };
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
