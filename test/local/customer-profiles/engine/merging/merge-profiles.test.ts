import * as fc from 'fast-check';
import { cellsOf, DAY, idOf, namesOf, NOW, putProfile, rules, sceneOf, TOOLS } from '../matching-scene';
import type { Values } from '../matching-scene';
import { getSimilarProfiles } from '../../../../../src/local/customer-profiles/engine/matching/calls/similar-profiles';
import { replaceMlGroups } from '../../../../../src/local/customer-profiles/engine/matching/groups/ml-groups';
import { evaluateProfile } from '../../../../../src/local/customer-profiles/engine/matching/rules/evaluate';
import { byFieldSources, byResolution, mainFirst } from '../../../../../src/local/customer-profiles/engine/merging/choices';
import type { Choose } from '../../../../../src/local/customer-profiles/engine/merging/choices';
import { mergeProfiles } from '../../../../../src/local/customer-profiles/engine/merging/merge-profiles';
import type { Merged } from '../../../../../src/local/customer-profiles/engine/merging/merge-profiles';
import { requestedMerge } from '../../../../../src/local/customer-profiles/engine/merging/merge-request';
import { mergedCells } from '../../../../../src/local/customer-profiles/engine/merging/merged-cells';
import type { Cells, Profile } from '../../../../../src/local/customer-profiles/engine/records';
import type { Scene } from '../../../../../src/local/customer-profiles/engine/scene';

const [A, B, C] = ['a', 'b', 'c'].map(idOf);

function merge(scene: Scene, mainId: string, mergedIds: readonly string[], choose: Choose = mainFirst): Merged {
  return mergeProfiles(scene, { mainId, mergedIds, choose }, { by: 'call', profileIds: [mainId, ...mergedIds] }, TOOLS);
}

const profile = (id: string, cells: Cells): Profile => ({
  id, order: 1, createdAt: 0, updatedAt: 0, expiresAt: 0, inferred: false, cells, objectCount: 0,
});

const united = (choose: Choose, ...cells: readonly Cells[]): { readonly [path: string]: unknown } => Object.fromEntries(
  Object.entries(mergedCells(cells.map((each, index) => profile([A, B, C][index], each)), choose)).map(([path, { value }]) => [path, value]),
);

describe('the values after a merge', () => {
  test('are those of the main profile, and where it has none those of the others in their order', () => {
    expect(united(mainFirst, cellsOf({ FirstName: 'A' }), cellsOf({ FirstName: 'B', LastName: 'B' }), cellsOf({ LastName: 'C', BirthDate: 'C' })))
      .toEqual({ FirstName: 'A', LastName: 'B', BirthDate: 'C' });
  });

  test('are of one profile for a whole address, and by name for custom attributes', () => {
    expect(united(mainFirst, cellsOf({ 'Address.City': 'Bonn', 'Attributes.x': '1' }),
      cellsOf({ 'Address.City': 'Rome', 'Address.PostalCode': '00100', 'BillingAddress.City': 'Rome', 'Attributes.x': '2', 'Attributes.x.y': '3' })))
      .toEqual({ 'Address.City': 'Bonn', 'BillingAddress.City': 'Rome', 'Attributes.x': '1', 'Attributes.x.y': '3' });
  });

  test('come from the profile that is named for a field, even if it has none', () => {
    const choose = byFieldSources({ FirstName: B, EmailAddress: B, Gender: B, Address: B, Attributes: { x: B } });

    expect(united(choose, cellsOf({ 'FirstName': 'A', 'LastName': 'A', 'EmailAddress': 'a', 'GenderString': 'F', 'Address.City': 'Bonn', 'Attributes.x': '1' }),
      cellsOf({ FirstName: 'B', GenderString: 'M' }))).toEqual({ FirstName: 'B', LastName: 'A', GenderString: 'M' });
  });

  test('keep who wrote them and when, and a removal by hand only where nobody has a value', () => {
    const removed = { writer: 'MANUAL', time: 3 };
    const other = cellsOf({ LastName: 'Lee' }, { writer: 'Crm', priority: 2, sourceTime: 5, time: 9 });

    expect(mergedCells([profile(A, { FirstName: removed, LastName: removed }), profile(B, other)], mainFirst))
      .toEqual({ FirstName: removed, LastName: { value: 'Lee', writer: 'Crm', priority: 2, sourceTime: 5, time: 9 } });
  });
});

describe('a conflict', () => {
  const crm = (value: string, time: number, sourceTime?: number) => cellsOf({ FirstName: value }, { writer: 'Crm', time, ...sourceTime !== undefined && { sourceTime } });
  const shop = (value: string, time: number) => cellsOf({ FirstName: value }, { writer: 'Shop', time });
  const manual = (value: string, time: number) => cellsOf({ FirstName: value }, { time });

  test.each([
    ['the newest value wins', {}, [crm('A', 1), crm('B', 2)], 'B'],
    ['the time of the source counts more than that of the ingestion', {}, [crm('A', 5, 1), crm('B', 2)], 'B'],
    ['the last wins of those that are as new', {}, [crm('A', 1), crm('B', 1)], 'B'],
    ['a value set by hand is not overwritten', {}, [crm('A', 9), manual('B', 1), crm('C', 10)], 'B'],
    ['of two set by hand, the newest', {}, [manual('A', 1), manual('B', 2)], 'B'],
    ['the source that is named wins, with its newest', { ConflictResolvingModel: 'SOURCE', SourceName: 'Crm' }, [crm('A', 1), crm('B', 2), shop('C', 3)], 'B'],
    ['without a value of the source, the newest', { ConflictResolvingModel: 'SOURCE', SourceName: 'Erp' }, [crm('A', 1), shop('B', 2)], 'B'],
    ['a value set by hand precedes the source', { ConflictResolvingModel: 'SOURCE', SourceName: 'Crm' }, [crm('A', 9), manual('B', 1)], 'B'],
  ])('%s', (_, resolution, cells, expected) => {
    expect(united(byResolution(resolution), ...cells)).toEqual({ FirstName: expected });
  });
});

describe('a merge', () => {
  test('moves objects, standard objects, keys and calculated cells, and leaves nothing of the other', () => {
    const scene = sceneOf({}, {
      definitions: { ...sceneOf().definitions, calculatedAttributes: () => [{ CalculatedAttributeName: 'spent', AttributeDetails: { Attributes: [], Expression: '' }, Statistic: 'SUM', CreatedAt: 0, LastUpdatedAt: 0 }] },
    });
    const { data } = scene;
    putProfile(scene, 'a', { FirstName: 'A' });
    putProfile(scene, 'b', { EmailAddress: 'b@x' }, { expiresAt: NOW + 9 * DAY });
    const common = { objectType: 'Order', text: '{}', ingestedAt: NOW, expiresAt: NOW + DAY, keys: [] };
    data.putObject({ ...common, uniqueKey: 'k', profileId: A, order: 10 });
    data.putObject({ ...common, uniqueKey: 'l', profileId: B, order: 11 });
    data.putStandardObject({ id: idOf('5'), type: '_asset', profileId: B, order: 12, createdAt: NOW, updatedAt: NOW, cells: {}, keys: [] });
    data.bind(B, { name: 'person', value: ['1', '2'] }, 'object:l');
    data.bind(B, { name: '_assetId', value: [idOf('5')] }, `standard-object:${idOf('5')}`);
    data.putCalculatedCell(B, 'spent', { objectKey: 'l', value: '5', order: 11 });

    const { movedObjects, main, duplicates } = merge(scene, A, [B]);

    expect(movedObjects).toBe(1);
    expect(main).toMatchObject({ id: A, objectCount: 2, expiresAt: NOW + 9 * DAY });
    expect(duplicates).toMatchObject([{ id: B, cells: { EmailAddress: { value: 'b@x' } } }]);
    expect(data.objects(A, 'Order', { limit: 9 }).map(({ uniqueKey, order }) => [uniqueKey, order])).toEqual([['l', 11], ['k', 10]]);
    expect(data.standardObjects(A, '_asset')).toMatchObject([{ id: idOf('5') }]);
    expect(data.calculatedCells(A, 'spent')).toEqual([{ objectKey: 'l', value: '5', order: 11 }]);
    expect(data.bound({ name: 'person', value: ['1', '2'] })).toEqual([A]);
    expect(data.bound({ name: '_assetId', value: [idOf('5')] })).toEqual([A]);
    expect(data.profile(B)).toBeUndefined();
    expect(data.bindings(B)).toEqual([]);
    expect(data.mergedInto(B)).toBe(A);
  });

  test('keeps keys that no field says any more as added ones, and those that one does as its own', () => {
    const scene = sceneOf();
    putProfile(scene, 'a', { EmailAddress: 'a@x' });
    putProfile(scene, 'b', { EmailAddress: 'b@x', AccountNumber: '7' });
    merge(scene, A, [B]);

    expect(scene.data.bindings(A).map(({ name, value, contributor }) => [name, ...value, contributor]).sort()).toEqual([
      ['_account', '7', 'standard'], ['_email', 'a@x', 'standard'], ['_email', 'b@x', 'added'],
    ]);
  });

  test('with a field source lets the replaced value of the main profile go', () => {
    const scene = sceneOf();
    putProfile(scene, 'a', { EmailAddress: 'a@x' });
    putProfile(scene, 'b', { EmailAddress: 'b@x' });
    merge(scene, A, [B], byFieldSources({ EmailAddress: B }));

    expect(scene.data.bindings(A)).toEqual([{ name: '_email', value: ['b@x'], contributor: 'standard' }]);
  });

  test('leads ids on in chains, and notes of all that were merged away stay with the last main profile', () => {
    const scene = sceneOf();
    ['a', 'b', 'c'].forEach((name) => putProfile(scene, name, { FirstName: name }));
    merge(scene, B, [A]);
    merge(scene, C, [B]);

    expect([scene.data.mergedInto(A), scene.data.mergedInto(B)]).toEqual([C, C]);
    expect(scene.data.history(C, {}, { limit: 9 }).map(({ action, content, objectType, performedBy }) => (
      [action, (JSON.parse(String(content)) as Profile & { FirstName: string }).FirstName, objectType, performedBy]))).toEqual([
      ['DELETED_BY_MERGE', 'b', '_profile', scene.performedBy], ['MERGED', 'c', '_profile', scene.performedBy],
      ['DELETED_BY_MERGE', 'a', '_profile', scene.performedBy],
    ]);
    expect(scene.data.history(C, { action: 'MERGED' }, { limit: 9 })[0].cause).toEqual({ by: 'call', profileIds: [C, B] });
  });

  test('takes the merged profiles out of all groups, and what it connects is grouped anew', () => {
    const scene = sceneOf({ ...rules([['EmailAddress']]), Matching: { Enabled: true } });
    putProfile(scene, 'a', { AccountNumber: '1' });
    putProfile(scene, 'b', { EmailAddress: 'x@x' });
    putProfile(scene, 'c', { EmailAddress: 'x@x' });
    [A, B, C].forEach((id) => evaluateProfile(scene, id, TOOLS));
    replaceMlGroups(scene.data, [{ matchId: 'm', profileIds: [A, B, C], confidence: 0.7 }], NOW);
    const { groups } = merge(scene, A, [B]);
    const similar = (MatchType: 'ML_BASED_MATCHING' | 'RULE_BASED_MATCHING') => (
      getSimilarProfiles(scene, { DomainName: 'shop', MatchType, SearchKey: 'profileId', SearchValue: C }).ProfileIds);

    expect(groups).toMatchObject([{ profileIds: [A, C] }]);
    expect(namesOf(similar('RULE_BASED_MATCHING'))).toEqual(['a', 'c']);
    expect(namesOf(similar('ML_BASED_MATCHING'))).toEqual(['a', 'c']);
    merge(scene, A, [C]);
    expect(scene.data.documents('ml-matches')).toEqual([]);
    expect(scene.data.ruleGroups(undefined, 9)).toEqual([]);
  });

  test('makes room for what is too much', () => {
    const scene = sceneOf();
    const evicted: string[] = [];
    putProfile(scene, 'a', {});
    putProfile(scene, 'b', {});
    mergeProfiles(scene, { mainId: A, mergedIds: [B], choose: mainFirst }, { by: 'call', profileIds: [] },
      { ...TOOLS, evict: (_, id) => evicted.push(id) });

    expect(evicted).toEqual([A]);
  });
});

describe('a request to merge', () => {
  const scene = sceneOf();
  ['a', 'b', 'c'].forEach((name) => putProfile(scene, name, {}));
  const request = (more: object) => () => requestedMerge(scene.data, { DomainName: 'shop', MainProfileId: A, ProfileIdsToBeMerged: [B], ...more });
  const unknown = idOf('e');

  test.each([
    ['the main profile is not there', { MainProfileId: unknown }, 404, `Profile ${unknown} does not exist`],
    ['one to be merged is not there', { ProfileIdsToBeMerged: [B, unknown] }, 404, `Profile ${unknown} does not exist`],
    ['a source is not there', { FieldSourceProfileIds: { FirstName: unknown } }, 404, `Profile ${unknown} does not exist`],
    ['a profile is merged into itself', { ProfileIdsToBeMerged: [B, A] }, 400, `Profile ${A} is the main profile and cannot be merged into itself`],
    ['one is named twice', { ProfileIdsToBeMerged: [B, C, B] }, 400, `Profile ${B} is named more than once in ProfileIdsToBeMerged`],
    ['a source has no part in it', { FieldSourceProfileIds: { FirstName: C } }, 400,
      `The source of FirstName, profile ${C}, is neither the main profile nor one of those to be merged`],
    ['a source of a custom attribute has no part in it', { FieldSourceProfileIds: { Attributes: { x: C } } }, 400,
      `The source of Attributes.x, profile ${C}, is neither the main profile nor one of those to be merged`],
  ])('is refused where %s', (_, more, status, message) => {
    expect(request(more)).toThrow(expect.objectContaining({ status, message }) as Error);
  });

  test('is what it says otherwise', () => {
    expect(request({ FieldSourceProfileIds: { FirstName: B, Attributes: { x: A } } })()).toMatchObject({ mainId: A, mergedIds: [B] });
  });
});

/** Full names are put together anew of what each merge leaves, so that they alone depend on the order. */
test('merging is associative on values, objects and keys', () => {
  const texts = fc.record({
    FirstName: fc.constantFrom('x', 'y'), EmailAddress: fc.constantFrom('1@x', '2@x', '3@x'), AccountNumber: fc.constantFrom('1', '2'),
  }, { requiredKeys: [] });
  const bound = fc.array(fc.tuple(fc.constantFrom('k', 'l'), fc.constantFrom('1', '2', '3')), { maxLength: 3 });

  const state = (profiles: readonly (readonly [Values, readonly (readonly [string, string])[]])[], leftFirst: boolean) => {
    const scene = sceneOf();
    profiles.forEach(([values, keys], index) => {
      const id = putProfile(scene, 'abc'[index], values);
      scene.data.putObject({ objectType: 'O', uniqueKey: id, profileId: id, text: '', order: index, ingestedAt: 0, expiresAt: 0, keys: [] });
      keys.forEach(([name, value]) => scene.data.bind(id, { name, value: [value] }, `object:${id}`));
    });
    merge(scene, ...(leftFirst ? [A, [B]] as const : [B, [C]] as const));
    merge(scene, ...(leftFirst ? [A, [C]] as const : [A, [B]] as const));
    const keys = scene.data.bindings(A).filter(({ name }) => name !== '_fullName').map(({ name, value }) => `${name} ${value.join()}`);
    return {
      cells: scene.data.profile(A)?.cells,
      keys: [...new Set(keys)].sort(),
      objects: scene.data.objects(A, 'O', { limit: 9 }),
      aliases: [B, C].map((id) => scene.data.mergedInto(id)),
    };
  };

  fc.assert(fc.property(fc.tuple(...[1, 2, 3].map(() => fc.tuple(texts, bound))), (profiles) => {
    expect(state(profiles, true)).toEqual(state(profiles, false));
  }), { numRuns: 60 });
});
