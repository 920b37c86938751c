import { LEFT_TO_SERVICE_CODES } from '../../model/rules/open-lists';
import { Finding, formatFinding } from '../../model/validation/finding';
import { Existing, isRetained, WIRE_VERSION } from '../../model/wire';
import { Failure } from '../retry/failure';

type Properties = { readonly [key: string]: unknown };

/** Forms of the properties that this release reads: every one that was ever released. */
const READABLE: readonly unknown[] = [WIRE_VERSION];

/** Whether properties have a form that this release reads. */
export function isReadable(properties: Properties): boolean {
  return READABLE.includes(properties.WireVersion);
}

/** Refuses properties that a newer release wrote: they may mean something that this one does not know. */
export function refuseUnreadable(properties: Properties): void {
  if (!isReadable(properties)) {
    throw new Failure('UnknownWireVersion', `WireVersion ${JSON.stringify(properties.WireVersion)} is not known to this release of cdk-customer-profiles; `
      + `allowed: ${READABLE.join(', ')}; deploy with the release that wrote the template, or with a newer one`);
  }
}

/** What the app says of a resource that is there already. */
export function existingPolicy(properties: Properties): Existing {
  const { Existing: existing = 'FAIL' } = properties;
  if (existing !== 'FAIL' && existing !== 'ADOPT') {
    throw new Failure('InvalidProperties', `Existing ${JSON.stringify(existing)} is not a known value; allowed: FAIL, ADOPT`);
  }
  return existing;
}

/** Refuses what breaks a rule, but for what the service itself knows best or an older release let pass, unless the app could not check it. */
export function refuseInvalid(findings: readonly Finding[], { RefusedCodes: refused }: Properties): void {
  const left = LEFT_TO_SERVICE_CODES.filter((code) => !(Array.isArray(refused) && refused.includes(code)));
  const errors = findings.filter((finding) => finding.severity === 'error' && !left.includes(finding.code));
  if (errors.length > 0) {
    throw new Failure('InvalidProperties', errors.map(formatFinding).join('\n'));
  }
}

/**
 * Whether properties name something that the former ones did not, and for which rights may have been granted a moment ago: a domain, anything that
 * has an ARN, such as a key or a stream, or that a flow is to be started.
 */
export function namesSomethingNew(properties: Properties, former: Properties): boolean {
  const known = new Set(namesIn(former));
  return namesIn(properties).some((name) => !known.has(name));
}

function namesIn({ ServiceToken: _, Tags: __, DomainName, StartFlow = 'false', ...others }: Properties): unknown[] {
  const texts = (value: unknown): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [value]);
  return [DomainName, `StartFlow ${String(StartFlow)}`, ...texts(others).filter((text) => String(text).startsWith('arn:'))];
}

/** Whether an Update asks for what the deployment before did not: that the resource is deleted when it is taken out of the app. */
export function asksForDeletion(properties: Properties, former: Properties): boolean {
  return isReadable(properties) && isReadable(former) && isRetained(former) && !isRetained(properties);
}
