import type { Members, PicturedDefinition, Source } from './domain-picture';
import { membersOf, textOf, textsOf, unique } from './values';
import { nameOfResource } from './words';

/** Of object types that no integration brings. */
export const APPLICATION = 'Your application';

/** The sources of a domain: its integrations, and whoever sends what they do not bring. */
export function sourcesOf(definitions: readonly PicturedDefinition[], objectTypes: readonly string[]): Source[] {
  const integrations = definitions.flatMap(({ kind, request }) => (
    kind === 'integration' ? integrationSource(request) : kind === 'integration-workflow' ? workflowSource(request) : []
  ));
  const brought = new Set(integrations.flatMap((source) => source.objectTypes));
  const sent = objectTypes.filter((name) => !brought.has(name));
  return [...sameOnce(integrations), ...sent.length > 0 ? [{ title: APPLICATION, details: ['sends records'], objectTypes: sent }] : []];
}

function integrationSource(request: Members): Source {
  const { Uri: uri, FlowDefinition: flow, ObjectTypeName: objectType, ObjectTypeNames: byEvent, EventTriggerNames } = request;
  const triggers = textsOf(EventTriggerNames);
  const objectTypes = unique([objectType, ...Object.values(membersOf(byEvent))].flatMap((name) => textOf(name) ?? []));
  if (flow !== undefined) {
    return { ...flowSource(membersOf(flow)), objectTypes };
  }
  const address = textOf(uri) ?? '';
  const events = Object.keys(membersOf(byEvent));
  return {
    title: serviceOf(address),
    details: [
      nameOfResource(address), ...events.length > 0 ? [`events: ${events.join(', ')}`] : [], ...triggers.length > 0 ? [`triggers: ${triggers.join(', ')}`] : [],
    ],
    objectTypes,
  };
}

function workflowSource({ IntegrationConfig: config, ObjectTypeName: objectType }: Members): Source {
  const flow = membersOf(membersOf(membersOf(config).AppflowIntegration).FlowDefinition);
  const { title, details } = flowSource(flow);
  return { title, details: [...details, 'with what was before'], objectTypes: [objectType].flatMap((name) => textOf(name) ?? []) };
}

const SERVICES: readonly (readonly [pattern: RegExp, title: string])[] = [
  [/^arn:[^:]*:connect:/, 'Amazon Connect'],
  [/^arn:[^:]*:appflow:/, 'Amazon AppFlow'],
  [/^arn:[^:]*:s3:/, 'Amazon S3'],
  [/^arn:[^:]*:events:/, 'EventBridge'],
  [/^arn:[^:]*:kinesis:/, 'Kinesis'],
  [/^arn:[^:]*:app-integrations:/, 'AppIntegrations'],
  [/connect[^/]*\/?.*instance/i, 'Amazon Connect'],
];

function serviceOf(address: string): string {
  return SERVICES.find(([pattern]) => pattern.test(address))?.[1] ?? 'Integration';
}

/** What the type of a connector is called where it is not its name. */
const CONNECTOR_TITLES: { readonly [type: string]: string } = { S3: 'Amazon S3', Servicenow: 'ServiceNow' };

function flowSource({ SourceFlowConfig: source, TriggerConfig: trigger }: Members): Omit<Source, 'objectTypes'> {
  const { ConnectorType: type, SourceConnectorProperties: properties, ConnectorProfileName: profile } = membersOf(source);
  const connector = textOf(type) ?? 'AppFlow';
  const { Object: object, BucketName: bucket, BucketPrefix: prefix } = membersOf(Object.values(membersOf(properties))[0]);
  const path = textOf(bucket);
  const title = Object.hasOwn(CONNECTOR_TITLES, connector) ? CONNECTOR_TITLES[connector] : connector;
  const details = [
    textOf(object),
    path === undefined ? undefined : [nameOfResource(path), textOf(prefix)].filter((part) => part !== undefined && part !== '').join('/'),
    textOf(profile) === undefined ? undefined : `connection ${textOf(profile)}`, triggerInWords(membersOf(trigger)),
  ];
  return { title, details: details.filter((detail) => detail !== undefined) };
}

function triggerInWords({ TriggerType: type, TriggerProperties: properties }: Members): string | undefined {
  const { ScheduleExpression: schedule, DataPullMode: mode } = membersOf(membersOf(properties).Scheduled);
  const expression = textOf(schedule);
  if (type !== 'Scheduled' || expression === undefined) {
    return type === 'OnDemand' ? 'on demand' : type === 'Event' ? 'on events' : undefined;
  }
  const [, count, unit] = /^rate\((\d+)\s*([a-z]+?)s?\)$/.exec(expression) ?? [];
  const when = count === undefined ? expression : count === '1' ? `every ${unit}` : `every ${count} ${unit}s`;
  return mode === 'Incremental' ? `${when}, what is new` : mode === 'Complete' ? `${when}, all of it` : when;
}

/** Integrations that look the same are one source. */
function sameOnce(sources: readonly Source[]): Source[] {
  const byLooks = new Map<string, Source>();
  for (const source of sources) {
    const looks = JSON.stringify([source.title, source.details]);
    const other = byLooks.get(looks);
    byLooks.set(looks, other ? { ...other, objectTypes: unique([...other.objectTypes, ...source.objectTypes]) } : source);
  }
  return [...byLooks.values()];
}
