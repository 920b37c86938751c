import { REQUESTS, SHAPES } from './api/limits.generated';
import { factsOf, ResourceKind } from './resource-kinds';
import { domainPath } from './resource-path';

/** The names in an id that CloudFormation has of a resource. */
export interface NamesInId {
  readonly domainName: string;
  /** Of a kind of which a domain may have several. */
  readonly name?: string;
}

/**
 * The id that CloudFormation has of a resource: the path of its ARN, or of its domain with its kind where a domain has one at most. Stacks keep it for
 * years, so that what was once written is read for ever.
 */
export function physicalId(kind: ResourceKind, { domainName, name }: NamesInId): string {
  const { segment, named } = formOf(kind);
  return [domainPath(domainName), ...segment === undefined ? [] : [segment], ...named && name !== undefined ? [name] : []].join('/');
}

/** The names in an id of a kind; undefined for any other text, such as an id that CloudFormation made up. */
export function parsePhysicalId(kind: ResourceKind, id: string): NamesInId | undefined {
  const { segment, named } = formOf(kind);
  const [domains, domainName = '', ...rest] = id.split('/');
  if (physicalId('domain', { domainName }) !== `${domains}/${domainName}` || !isName('domain', domainName)) {
    return undefined;
  }
  const [found, ...names] = rest;
  if (found !== segment || (named ? names.length === 0 : names.length > 0)) {
    return undefined;
  }
  const name = named ? names.join('/') : undefined;
  return name !== undefined && !isName(kind, name) ? undefined : { domainName, name };
}

function formOf(kind: ResourceKind): { readonly segment?: string; readonly named: boolean } {
  const { idSegment, arnSegment, single = false } = factsOf(kind);
  const segment = idSegment ?? arnSegment;
  return { segment, named: segment !== undefined && !single };
}

/** Whether the API model allows a string as the name of a resource. */
function isName(kind: ResourceKind, name: string): boolean {
  // The shape of a URI would let in several lines, and what the service names itself has no shape here.
  if (!/^.+$/.test(name)) {
    return false;
  }
  const { create, identifier = '' } = factsOf(kind);
  const request = SHAPES[REQUESTS[create]];
  const shape = request.type === 'structure' && SHAPES[request.members[identifier]];
  if (!shape || shape.type !== 'string') {
    return true;
  }
  const { min = 0, max = Infinity, pattern = '' } = shape;
  return name.length >= min && name.length <= max && new RegExp(pattern).test(name);
}
