import { historyRecord, listHistory } from '../../../../../src/local/customer-profiles/engine/history/read-history';
import { recordHistory, recordProfileHistory } from '../../../../../src/local/customer-profiles/engine/history/record-history';
import { createProfile, updateProfile } from '../../../../../src/local/customer-profiles/engine/profiles/profile-calls';
import { THE_SERVICE } from '../../../../../src/local/customer-profiles/engine/scene';
import { addProfileKey, deleteProfileKey } from '../../../../../src/local/customer-profiles/engine/search/profile-keys';
import { DAY, later, START, testScene } from '../test-scene';

const UNKNOWN = '0'.repeat(32);

test('tells newest first what was done, by whom and when, and its content one by one', () => {
  const scene = testScene();
  const { profile: { id } } = createProfile(scene, { FirstName: 'A' });
  updateProfile({ ...later(scene, 1), performedBy: THE_SERVICE }, id, { FirstName: 'B' });
  addProfileKey(later(scene, 2), { ProfileId: id, KeyName: '_phone', Values: ['(206) 555-0100'] });
  deleteProfileKey(later(scene, 3), { ProfileId: id, KeyName: '_phone', Values: ['2065550100'] });
  const at = (days: number) => ({ CreatedAt: new Date(START + days * DAY), LastUpdatedAt: new Date(START + days * DAY), ObjectTypeName: '_profile' });

  const { items, next } = listHistory(scene, { ProfileId: id }, { limit: 4 });

  expect(next).toBeUndefined();
  expect(items).toEqual([
    { Id: expect.any(String), ...at(3), ActionType: 'DELETED_PROFILE_KEY', PerformedBy: scene.performedBy },
    { Id: expect.any(String), ...at(2), ActionType: 'ADDED_PROFILE_KEY', PerformedBy: scene.performedBy },
    { Id: expect.any(String), ...at(1), ActionType: 'UPDATED', PerformedBy: THE_SERVICE },
    { Id: expect.any(String), ...at(0), ActionType: 'CREATED', PerformedBy: scene.performedBy },
  ]);
  expect(items.map(({ Id = '' }) => JSON.parse(historyRecord(scene, { ProfileId: id, Id }).Content ?? ''))).toEqual([
    { KeyName: '_phone', Values: ['2065550100'] }, { KeyName: '_phone', Values: ['(206) 555-0100'] },
    { ProfileId: id, FirstName: 'B' }, { ProfileId: id, FirstName: 'A' },
  ]);
  expect(historyRecord(scene, { ProfileId: id, Id: items[3].Id ?? '' })).toMatchObject({ ...items[3] });
});

test('can be asked for an action, an object type or who did it, and comes in parts', () => {
  const scene = testScene();
  const { profile: { id } } = createProfile(scene, { FirstName: 'A' });
  for (const uniqueKey of ['x', 'y', 'z']) {
    recordHistory({ ...scene, performedBy: THE_SERVICE }, { profileId: id, action: 'INGESTED', objectType: 'Orders', uniqueKey, content: '{}' });
  }
  const actions = (filter: { readonly ActionType?: string; readonly ObjectTypeName?: string; readonly PerformedBy?: string }) => (
    listHistory(scene, { ProfileId: id, ...filter }, { limit: 9 }).items.map(({ ActionType }) => ActionType)
  );

  expect(actions({ ActionType: 'CREATED' })).toEqual(['CREATED']);
  expect(actions({ ObjectTypeName: 'Orders' })).toEqual(['INGESTED', 'INGESTED', 'INGESTED']);
  expect(actions({ PerformedBy: scene.performedBy })).toEqual(['CREATED']);
  expect(actions({ PerformedBy: scene.performedBy, ObjectTypeName: 'Orders' })).toEqual([]);

  const first = listHistory(scene, { ProfileId: id, ObjectTypeName: 'Orders' }, { limit: 2 });
  const second = listHistory(scene, { ProfileId: id, ObjectTypeName: 'Orders' }, { limit: 2, after: first.next });

  expect([first, second].map(({ items }) => items.map(({ ProfileObjectUniqueKey }) => ProfileObjectUniqueKey))).toEqual([['z', 'y'], ['x']]);
  expect(second.next).toBeUndefined();
});

test('of a profile that was merged away is kept under the one that it became, with a cause that no answer has', () => {
  const scene = testScene();
  const [main, merged] = ['A', 'B'].map((FirstName) => createProfile(scene, { FirstName }).profile);

  recordProfileHistory(scene, 'DELETED_BY_MERGE', merged, { keptUnder: main.id, cause: { by: 'call', profileIds: [merged.id] } });

  const [{ Id = '' }] = listHistory(scene, { ProfileId: main.id, ActionType: 'DELETED_BY_MERGE' }, { limit: 1 }).items;
  expect(JSON.parse(historyRecord(scene, { ProfileId: main.id, Id }).Content ?? '')).toEqual({ ProfileId: merged.id, FirstName: 'B' });
  expect(JSON.stringify(historyRecord(scene, { ProfileId: main.id, Id }))).not.toContain('cause');
  expect(scene.data.historyRecord(main.id, Id)?.cause).toEqual({ by: 'call', profileIds: [merged.id] });
  expect(listHistory(scene, { ProfileId: merged.id }, { limit: 9 }).items.map(({ ActionType }) => ActionType)).toEqual(['CREATED']);
});

test('a content that is too long for an answer is left out of it', () => {
  const scene = testScene();
  const { profile: { id } } = createProfile(scene, {});
  for (const length of [256_000, 256_001]) {
    recordHistory(scene, { profileId: id, action: 'INGESTED', objectType: 'Orders', uniqueKey: 'x', content: 'x'.repeat(length) });
  }

  const contents = listHistory(scene, { ProfileId: id, ActionType: 'INGESTED' }, { limit: 9 }).items
    .map(({ Id = '' }) => historyRecord(scene, { ProfileId: id, Id }).Content?.length);

  expect(contents).toEqual([undefined, 256_000]);
});

test('of what is not there is refused', () => {
  const scene = testScene();
  const { profile: { id } } = createProfile(scene, {});

  expect(() => listHistory(scene, { ProfileId: UNKNOWN }, { limit: 9 })).toThrow(`Profile ${UNKNOWN} does not exist`);
  expect(() => historyRecord(scene, { ProfileId: UNKNOWN, Id: UNKNOWN })).toThrow(`Profile ${UNKNOWN} does not exist`);
  expect(() => historyRecord(scene, { ProfileId: id, Id: UNKNOWN })).toThrow(`History record ${UNKNOWN} does not exist for profile ${id}`);
});
