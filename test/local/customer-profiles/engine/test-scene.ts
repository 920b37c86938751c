import { randomUUID } from 'node:crypto';
import type { DataStore } from '../../../../src/local/customer-profiles/engine/data-store';
import type { Binding, Profile } from '../../../../src/local/customer-profiles/engine/records';
import type { Scene } from '../../../../src/local/customer-profiles/engine/scene';
import type { ObjectTypeRecord } from '../../../../src/local/customer-profiles/store/records';
import { MemoryDataStore } from '../memory-data-store';

export const START = Date.parse('2026-01-15T00:00:00Z');
export const DAY = 86_400_000;

/** A domain on its own, with profiles that expire after 366 days. */
export function testScene(objectTypes: readonly Partial<ObjectTypeRecord>[] = []): Scene {
  const types = objectTypes.map((type) => ({ ObjectTypeName: 'Type', Description: '', AllowProfileCreation: true, CreatedAt: START, LastUpdatedAt: START, ...type }));
  return {
    domain: {
      DomainName: 'shop',
      DefaultExpirationDays: 366,
      CreatedAt: START,
      LastUpdatedAt: START,
      Stats: { ProfileCount: 0, ObjectCount: 0, TotalSize: 0, MeteringProfileCount: 0 },
    },
    definitions: {
      objectType: (name) => types.find((type) => type.ObjectTypeName === name),
      objectTypes: () => types,
      calculatedAttributes: () => [],
      eventStream: () => undefined,
    },
    data: new MemoryDataStore(),
    now: START,
    performedBy: 'arn:aws:iam::000000000000:role/Agent',
    objectsPerProfile: 1000,
    ambiguousKeys: 'create',
    newId: () => randomUUID().replaceAll('-', ''),
  };
}

/** The same domain some days later. */
export function later(scene: Scene, days: number): Scene {
  return { ...scene, now: scene.now + days * DAY };
}

/** The keys of a profile as texts, with what holds each. */
export function keysOf({ data }: Scene, { id }: Pick<Profile, 'id'>): readonly string[] {
  return data.bindings(id).filter(({ name }) => name !== '_profileId').map(asText).sort();
}

function asText({ name, value, contributor }: Binding): string {
  return `${name} ${value.join('|')} (${contributor})`;
}

/** A scene that tells what was asked of its store. */
export function watched(scene: Scene): { readonly scene: Scene; readonly calls: readonly string[] } {
  const calls: string[] = [];
  const data = new Proxy<DataStore>(scene.data, {
    get: (store, name) => {
      const method: unknown = Reflect.get(store, name);
      return (...given: readonly unknown[]) => {
        calls.push(String(name));
        return typeof method === 'function' ? method.apply(store, given) : undefined;
      };
    },
  });
  return { scene: { ...scene, data }, calls };
}
