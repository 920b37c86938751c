import { MemoryDataStore } from '../memory-data-store';
import type { MergeTools } from '../../../../src/local/customer-profiles/engine/merging/merge-profiles';
import { MANUAL } from '../../../../src/local/customer-profiles/engine/records';
import type { Cell, Cells, Key, Profile } from '../../../../src/local/customer-profiles/engine/records';
import type { Scene } from '../../../../src/local/customer-profiles/engine/scene';
import type { DomainRecord } from '../../../../src/local/customer-profiles/store/records';

export const HOUR = 3_600_000;

export const DAY = 24 * HOUR;

/** A Wednesday. */
export const NOW = Date.parse('2026-01-14T12:00:00Z');

/** A domain with nothing in it. */
export function sceneOf(domain: Partial<DomainRecord> = {}, more: Partial<Scene> = {}): Scene {
  let ids = 0;
  return {
    domain: {
      DomainName: 'shop',
      DefaultExpirationDays: 366,
      Stats: { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 },
      CreatedAt: NOW,
      LastUpdatedAt: NOW,
      ...domain,
    },
    definitions: { objectType: () => undefined, objectTypes: () => [], calculatedAttributes: () => [], eventStream: () => undefined },
    data: new MemoryDataStore(),
    now: NOW,
    performedBy: 'arn:aws:iam::000000000000:user/ann',
    objectsPerProfile: 1000,
    ambiguousKeys: 'create',
    newId: () => (++ids).toString(16).padStart(32, 'f'),
    ...more,
  };
}

export function rules(attributes: readonly (readonly string[])[], more: Partial<DomainRecord['RuleBasedMatching']> = {}): Partial<DomainRecord> {
  return { RuleBasedMatching: { Enabled: true, MatchingRules: attributes.map((Rule) => ({ Rule })), ...more } };
}

export type Values = { readonly [path: string]: string };

export function cellsOf(values: Values, cell: Partial<Cell> = {}): Cells {
  return Object.fromEntries(Object.entries(values).map(([path, value]) => [path, { value, writer: MANUAL, time: NOW, ...cell }]));
}

/** Ids are made of short names, so that a failed test can be read. */
export function idOf(name: string): string {
  return name.padStart(32, '0');
}

export function nameOf(id: string): string {
  return id.replace(/^0*/, '');
}

export function namesOf(ids: readonly string[] = []): readonly string[] {
  return ids.map(nameOf);
}

/** Puts a profile as a call would, or changes one, and answers its id. */
export function putProfile({ data, now }: Scene, name: string, cells: Cells | Values, more: Partial<Profile> = {}): string {
  const id = idOf(name);
  const known = data.profile(id);
  const texts = Object.values(cells).some((value) => typeof value === 'string');
  data.putProfile({
    id,
    order: known?.order ?? data.nextOrder(),
    createdAt: now,
    updatedAt: now,
    expiresAt: now + DAY,
    inferred: false,
    objectCount: 0,
    ...more,
    cells: texts ? cellsOf(cells as Values, { time: now }) : cells as Cells,
  });
  standardKeys(data.profile(id)).forEach((key) => data.bind(id, key, 'standard'));
  return id;
}

export const TOOLS: MergeTools = {
  standardKeys,
  view: ({ id, cells }) => ({ ProfileId: id, ...Object.fromEntries(Object.entries(cells).map(([path, { value }]) => [path, value])) }),
  evict: () => undefined,
};

/** Like those of the service, as far as a test of merging cares. */
function standardKeys(profile: Profile | undefined): readonly Key[] {
  const text = (path: string) => profile?.cells[path]?.value as string | undefined ?? '';
  const name = [text('FirstName'), text('LastName')].filter((part) => part !== '').join(' ').toLowerCase();
  return [{ name: '_email', value: [text('EmailAddress')] }, { name: '_account', value: [text('AccountNumber')] }, { name: '_fullName', value: [name] }]
    .filter(({ value: [value] }) => value !== '');
}
