import { CONTACT_RECORDS } from './contact-records';
import { checkFlow } from './flow-rules';
import { CheckOptions, checkRequest, isRecord } from '../../api/check-shape';
import { DOCUMENTED_LIMITS } from '../../api/limits-overlay';
import type { Unchecked } from '../../api/request-types';
import type { PutIntegrationRequest } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { withoutNulls } from '../../api/without-nulls';
import { childPath } from '../../resource-path';
import { Finding, newFinding, showValue } from '../../validation/finding';
import { didYouMean } from '../../validation/nearest';
import { defineRule } from '../../validation/rule';
import { checkTagArn, checkTags } from '../tags/tag-rules';

type Request = Unchecked<PutIntegrationRequest>;

/** One tag is for the definition of the flow. */
const MAX_TAGS_WITH_FLOW = DOCUMENTED_LIMITS.ownTags.max - 1;

/** Event types that an external application sends (API model, ObjectTypeNames); note the one that is past tense. */
export const EVENT_TYPES: readonly string[] = [
  'SegmentIdentify', 'ShopifyCreateCustomers', 'ShopifyUpdateCustomers', 'ShopifyCreateDraftOrders', 'ShopifyUpdateDraftOrders',
  'ShopifyCreateOrders', 'ShopifyUpdatedOrders',
];

/** What domains are called on which the role of a Connect instance may do everything. */
export const CONNECT_DOMAIN_PREFIX = 'amazon-connect-';

const SOURCE = defineRule({
  code: 'CP1501',
  severity: 'error',
  title: 'an integration has one source: a Uri, or a FlowDefinition',
  why: 'without a source there is nothing to ingest; of two, nobody knows which one the service takes',
  source: 'API model, PutIntegrationRequest',
});

const OBJECT_TYPE = defineRule({
  code: 'CP1502',
  severity: 'warning',
  title: 'an integration has one object type, or a map of event types to object types',
  why: 'the object type says how records are mapped; with none, or two answers, the service cannot know',
  source: 'API model, PutIntegrationRequest',
});

const CONTACTS = defineRule({
  code: 'CP1503',
  severity: 'error',
  title: `the integration of a Connect instance has the object type ${CONTACT_RECORDS}`,
  why: 'an instance sends contact records; the service refuses the integration without their object type',
  source: 'reported from a live run of the service in public code, 2026-09',
});

const CONNECT_DOMAIN = defineRule({
  code: 'CP1504',
  severity: 'warning',
  title: `the domain of a Connect instance has a name that begins with ${CONNECT_DOMAIN_PREFIX}`,
  why: 'the role of the instance has permissions on domains of that name only, so agents see no profiles of another',
  source: 'Connect service-linked role policy',
});

const EVENT_TYPE = defineRule({
  code: 'CP1505',
  severity: 'warning',
  title: 'the event types of an integration are ones that the service knows',
  why: 'events of another type are not ingested',
  source: 'API model, ObjectTypeNames',
});

const FLOW_TAGS = defineRule({
  code: 'CP1506',
  severity: 'error',
  title: `an integration whose flow the service creates has at most ${MAX_TAGS_WITH_FLOW} tags of its own`,
  why: 'the service takes 50 tags; one of them says which construct the integration belongs to, and one which definition its flow was made of',
  source: 'API model, TagMap',
});

const KNOWN_SOURCE = defineRule({
  code: 'CP1508',
  severity: 'warning',
  title: 'a Uri of Amazon Connect, AppFlow or AppIntegrations is the ARN of an instance, a flow or an event integration',
  why: 'the service finds no source by another',
  source: 'Service Authorization Reference, resource types',
});

/** What a source is called in the ARNs of its service. */
const SOURCE_RESOURCES: { readonly [service: string]: string } = { 'connect': 'instance', 'appflow': 'flow', 'app-integrations': 'event-integration' };

/** Checks a PutIntegration request against everything that is known of it. */
export function checkIntegration(given: unknown, options: CheckOptions = {}): Finding[] {
  const findings = checkRequest('PutIntegration', given, options);
  const request = withoutNulls('PutIntegration', given, findings);
  if (!isStructure<PutIntegrationRequest>(request)) {
    return findings;
  }
  const unresolved = options.unresolved ?? (() => false);
  return [
    ...findings,
    ...checkTags(request.Tags, options),
    ...checkSource(request),
    ...checkObjectTypes(request),
    ...checkEventTypes(request.ObjectTypeNames, unresolved),
    ...typeof request.Uri !== 'string' || unresolved(request.Uri) ? [] : [
      ...checkUri(request.Uri, request, unresolved), ...checkTagArn(childPath('integration', String(request.DomainName), request.Uri), 'Uri', options),
    ],
    ...request.FlowDefinition === undefined ? [] : [
      ...checkFlow(request.FlowDefinition, 'FlowDefinition', unresolved), ...checkFlowTags(request.Tags, unresolved),
    ],
  ];
}

/** Whether a Uri is the ARN of a Connect instance. */
export function isConnectInstance(uri: string): boolean {
  return /^arn:[^:]+:connect:[^:]*:[^:]*:instance\/[^/]+$/.test(uri);
}

function checkSource({ Uri, FlowDefinition }: Request): Finding[] {
  if (Uri === undefined && FlowDefinition === undefined) {
    return [newFinding(SOURCE, { path: 'Uri', problem: 'is missing, and so is FlowDefinition', fix: 'say where the records come from' })];
  }
  return Uri === undefined || FlowDefinition === undefined ? [] : [
    newFinding(SOURCE, { path: 'FlowDefinition', problem: `stands beside the Uri ${showValue(Uri)}`, fix: 'remove one of the two' }, 'warning'),
  ];
}

function checkObjectTypes({ ObjectTypeName, ObjectTypeNames, Uri }: Request): Finding[] {
  if (ObjectTypeName !== undefined && ObjectTypeNames !== undefined) {
    return [newFinding(OBJECT_TYPE, { path: 'ObjectTypeNames', problem: 'stands beside ObjectTypeName', fix: 'remove one of the two' })];
  }
  const missing = ObjectTypeName === undefined && ObjectTypeNames === undefined;
  return missing && !(typeof Uri === 'string' && isConnectInstance(Uri))
    ? [newFinding(OBJECT_TYPE, { path: 'ObjectTypeName', problem: 'is missing, and so is ObjectTypeNames', fix: 'name the object type that maps the records' })] : [];
}

function checkEventTypes(names: unknown, unresolved: (value: unknown) => boolean): Finding[] {
  if (!isRecord(names) || unresolved(names)) {
    return [];
  }
  return Object.keys(names).filter((name) => !unresolved(name) && !EVENT_TYPES.includes(name)).map((name) => newFinding(EVENT_TYPE, {
    path: `ObjectTypeNames.${name}`, problem: 'is not a known event type', allowed: EVENT_TYPES.join(', '), fix: didYouMean(name, EVENT_TYPES),
  }));
}

function checkUri(uri: string, { DomainName, ObjectTypeName }: Request, unresolved: (value: unknown) => boolean): Finding[] {
  const findings = checkArn(uri);
  if (isConnectInstance(uri)) {
    if (!unresolved(ObjectTypeName) && ObjectTypeName !== CONTACT_RECORDS) {
      findings.push(newFinding(CONTACTS, {
        path: 'ObjectTypeName',
        value: ObjectTypeName,
        problem: ObjectTypeName === undefined ? 'is missing, but the source is a Connect instance' : 'is not the object type of contact records',
        allowed: CONTACT_RECORDS,
      }));
    }
    if (typeof DomainName === 'string' && !unresolved(DomainName) && !DomainName.startsWith(CONNECT_DOMAIN_PREFIX)) {
      findings.push(newFinding(CONNECT_DOMAIN, {
        path: 'DomainName',
        value: DomainName,
        problem: `does not begin with ${CONNECT_DOMAIN_PREFIX}, so the instance's own role may not use the domain`,
        fix: 'name it so, or give the role of the instance permissions on it',
      }));
    }
  }
  return findings;
}

function checkArn(uri: string): Finding[] {
  const [, partition, service, , , resource = ''] = uri.split(':');
  const type = uri.startsWith('arn:') && Object.hasOwn(SOURCE_RESOURCES, service) ? SOURCE_RESOURCES[service] : undefined;
  return type === undefined || new RegExp(`^${type}/.`).test(resource) ? [] : [newFinding(KNOWN_SOURCE, {
    path: 'Uri', value: uri, problem: `is not the ARN of ${type === 'flow' ? 'a flow' : `an ${type.replace('-', ' ')}`}`, allowed: `arn:${partition}:${service}:us-east-1:123456789012:${type}/name`,
  })];
}

function checkFlowTags(tags: unknown, unresolved: (value: unknown) => boolean): Finding[] {
  const count = isRecord(tags) && !unresolved(tags) ? Object.keys(tags).length : 0;
  return count === MAX_TAGS_WITH_FLOW + 1 ? [newFinding(FLOW_TAGS, {
    path: 'Tags', problem: `has ${count} entries`, allowed: `up to ${MAX_TAGS_WITH_FLOW} entries`, fix: 'remove one',
  })] : [];
}
