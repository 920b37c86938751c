import type { Json, KindName, Settings, Tags } from './declaration';
import { keyOf } from './declaration';
import type { State } from '../../src/local/customer-profiles/store/state';

/** One resource as the service holds it. */
export interface Live {
  readonly kind: KindName;
  readonly domain: string;
  readonly name: string;
  readonly settings: Settings;
  /** Without the marks of the library, which are its own affair. */
  readonly tags: Tags;
  /** All that the service holds of it, times too, but the marks. */
  readonly whole: Json;
}

export type LiveResources = ReadonlyMap<string, Live>;

/** The domains that no history makes: their identity resolution is a resource of its own. */
export const FOREIGN_DOMAIN = 'base';

const MARKS = 'cdk-customer-profiles:';
const NOT_SETTINGS = ['CreatedAt', 'LastUpdatedAt', 'Tags', 'DomainName', 'ObjectTypeName', 'CalculatedAttributeName', 'Stats', 'RulesChangedAt', 'WorkflowId', 'Disabled', 'Scope'];
const IDENTITY_RESOLUTION = ['Matching', 'RuleBasedMatching', 'RulesChangedAt'];

type Members = { readonly [member: string]: Json };

/** Everything that the service holds, by key. */
export function liveResources(state: State): LiveResources {
  const found = new Map<string, Live>();
  const enter = (kind: KindName, domain: string, name: string, record: object, isSetting: (member: string) => boolean = () => true): void => {
    const whole = plain(record);
    const members = Object.entries(whole).filter(([member]) => !NOT_SETTINGS.includes(member) && isSetting(member));
    const settings = Object.fromEntries(members.flatMap(normal));
    // an integration is told when its object type goes
    const { Tags: tags = {}, Disabled: _, ...rest } = whole;
    const own = withoutMarks(tags as Tags);
    found.set(keyOf({ kind, domain, name }), { kind, domain, name, settings, tags: own, whole: { ...rest, Tags: own } });
  };
  for (const { ObjectTypes, Integrations = [], Workflows: _, EventStreams = [], CalculatedAttributes = [], ...record } of state.domains) {
    const { DomainName: domain } = record;
    if (domain.startsWith(FOREIGN_DOMAIN)) {
      const rest = Object.fromEntries(Object.entries(record).filter(([member]) => ![...IDENTITY_RESOLUTION, 'LastUpdatedAt'].includes(member)));
      enter('Domain', domain, '', rest);
      if (record.Matching?.Enabled === true) {
        enter('IdentityResolution', domain, '', { Matching: record.Matching });
      }
    } else {
      enter('Domain', domain, '', record);
    }
    ObjectTypes.forEach((type) => enter('ObjectType', domain, type.ObjectTypeName, type));
    CalculatedAttributes.forEach((attribute) => enter('CalculatedAttribute', domain, attribute.CalculatedAttributeName, attribute));
    EventStreams.forEach((stream) => enter('EventStream', domain, stream.EventStreamName, stream));
    Integrations.forEach((integration) => {
      const members = { ...integration, Type: integration.ObjectTypeName };
      enter('Integration', domain, integration.Uri.split('/').at(-1) ?? '', members, (member) => member !== 'Uri');
    });
  }
  return found;
}

/** Settings under the names of the requests; what the service says where nobody said anything is left out. */
function normal([member, value]: [string, Json]): [string, Json][] {
  if (member === 'Type') {
    return [['ObjectTypeName', value]];
  }
  if (member === 'FlowStatus') {
    return value === 'Active' ? [['StartFlow', true]] : [];
  }
  if (member === 'AllowProfileCreation' && value === false) {
    return [];
  }
  if (['Matching', 'RuleBasedMatching'].includes(member) && (value as Members).Enabled === false) {
    return [];
  }
  if (member === 'UseHistoricalData' && value === false) {
    return [];
  }
  return [[member, value]];
}

function withoutMarks(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith(MARKS)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function plain(record: object): Members {
  return JSON.parse(JSON.stringify(record)) as Members;
}
