import { ALL_KINDS, ChildKind, factsOf, isChildKind, RESOURCE_KINDS } from './resource-kinds';

/** What every ARN of the service has after the account: the path of a domain, or of a resource in one. */
const DOMAINS = 'domains';

/** The service in ARNs. */
export const ARN_SERVICE = 'profile';

/** A resource that an ARN names. */
export type ResourcePath = { readonly kind: 'domain'; readonly domainName: string } | ChildPath;

/** A resource in a domain that an ARN names. */
export interface ChildPath {
  readonly kind: ChildKind;
  readonly domainName: string;
  readonly name: string;
}

/** Where an ARN says that its resource is. */
export interface ArnEnvironment {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** What follows the account in the ARN of a domain. */
export function domainPath(domainName: string): string {
  return `${DOMAINS}/${domainName}`;
}

/** What follows the account in the ARN of a resource in a domain; `*` for any. */
export function childPath(kind: ChildKind, domainName: string, name: string): string {
  return `${domainPath(domainName)}${afterDomain(kind, name)}`;
}

/** What the path of a resource in a domain has after that of the domain. */
export function afterDomain(kind: ChildKind, name: string): string {
  return `/${RESOURCE_KINDS[kind].arnSegment}/${name}`;
}

/** The same in the source ARN with which the service calls KMS. */
export function keySourcePath(kind: ChildKind, domainName: string, name: string): string {
  const { keySourceSegment, arnSegment } = factsOf(kind);
  return `${domainPath(domainName)}/${keySourceSegment ?? arnSegment}/${name}`;
}

/** The resource of a path, or undefined where it is of no kind that the library knows. A name of an integration is a URI and may have slashes. */
export function parsePath(path: string): ResourcePath | undefined {
  const [domains, domainName, segment, ...rest] = path.split('/');
  if (domains !== DOMAINS || !domainName) {
    return undefined;
  }
  if (segment === undefined) {
    return { kind: 'domain', domainName };
  }
  const name = rest.join('/');
  const kind = CHILD_KINDS.find((candidate) => RESOURCE_KINDS[candidate].arnSegment === segment);
  const mayBe = name !== '' && (rest.length === 1 || kind === 'integration');
  return kind !== undefined && mayBe ? { kind, domainName, name } : undefined;
}

/** The resource of an ARN of the service, wherever it is. */
export function parseArn(arn: string): (ResourcePath & ArnEnvironment) | undefined {
  const [scheme, partition, service, region, account, ...path] = arn.split(':');
  const resource = scheme === 'arn' && service === ARN_SERVICE ? parsePath(path.join(':')) : undefined;
  return resource && { ...resource, partition, region, account };
}

const CHILD_KINDS = ALL_KINDS.filter(isChildKind);
