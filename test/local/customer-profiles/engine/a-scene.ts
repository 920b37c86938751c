import type { Profile, ProfileObject } from '../../../../src/local/customer-profiles/engine/records';
import type { Scene } from '../../../../src/local/customer-profiles/engine/scene';
import type { CalculatedAttributeRecord, ObjectTypeRecord } from '../../../../src/local/customer-profiles/store/records';
import { MemoryDataStore } from '../memory-data-store';

/** A Thursday in 2026, at midnight. */
export const START = Date.UTC(2026, 0, 15);

export interface SceneOptions {
  readonly data?: MemoryDataStore;
  readonly now?: number;
  readonly attributes?: readonly CalculatedAttributeRecord[];
  readonly objectTypes?: readonly ObjectTypeRecord[];
  readonly hasDataStore?: boolean;
}

/** A domain at a moment, in which nothing else happens. */
export function aScene(options: SceneOptions = {}): Scene {
  const { data = new MemoryDataStore(), now = START, attributes = [], objectTypes = [], hasDataStore = false } = options;
  return {
    domain: {
      DomainName: 'retail',
      DefaultExpirationDays: 366,
      ...hasDataStore && { DataStore: { Enabled: true } },
      Stats: { ProfileCount: 0, ObjectCount: 0, TotalSize: 0, MeteringProfileCount: 0 },
      CreatedAt: START,
      LastUpdatedAt: START,
    },
    definitions: {
      objectType: (name) => objectTypes.find(({ ObjectTypeName }) => ObjectTypeName === name),
      objectTypes: () => objectTypes,
      calculatedAttributes: () => attributes,
      eventStream: () => undefined,
    },
    data,
    now,
    performedBy: 'arn:aws:iam::123456789012:user/tester',
    objectsPerProfile: 1000,
    ambiguousKeys: 'create',
    newId: () => data.nextOrder().toString(16).padStart(32, '0'),
  };
}

export function anObjectType(name: string, sources: { readonly [field: string]: string } = {}): ObjectTypeRecord {
  const Fields = Object.fromEntries(Object.entries(sources).map(([field, source]) => [field, { Source: `_source.${source}` }]));
  return { ObjectTypeName: name, Description: name, AllowProfileCreation: true, Fields, CreatedAt: START, LastUpdatedAt: START };
}

export function anAttribute(
  name: string, Statistic: string, Expression: string, more: Partial<CalculatedAttributeRecord> = {},
): CalculatedAttributeRecord {
  const AttributeDetails = { Attributes: [], Expression };
  return { CalculatedAttributeName: name, Statistic, AttributeDetails, CreatedAt: START, LastUpdatedAt: START, ...more };
}

export function aProfile(id: string, more: Partial<Profile> = {}): Profile {
  return { id, order: 1, createdAt: START, updatedAt: START, expiresAt: Infinity, inferred: false, cells: {}, objectCount: 0, ...more };
}

export function anObject(
  profileId: string, objectType: string, uniqueKey: string, source: unknown, more: Partial<ProfileObject> = {},
): ProfileObject {
  return { objectType, uniqueKey, profileId, text: JSON.stringify(source), order: 1, ingestedAt: START, expiresAt: Infinity, keys: [], ...more };
}

/** A written value of a standard object. */
export function aCell(value: string | readonly unknown[] | { readonly [member: string]: unknown }) {
  return { value, writer: 'MANUAL', time: START };
}

/** Fields whose sources are names on the top level. */
export function topLevelFields({ Fields = {} }: ObjectTypeRecord, source: unknown) {
  const members = new Map(Object.entries(source as object));
  return (name: string): string | undefined => {
    const value: unknown = members.get((Fields[name]?.Source ?? '').replace('_source.', ''));
    return value === undefined || value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
  };
}
