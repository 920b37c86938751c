import * as fc from 'fast-check';
import { openDatabase } from '../../../../src/local/customer-profiles/database/database';
import type { Database } from '../../../../src/local/customer-profiles/database/database';
import type { DataStore } from '../../../../src/local/customer-profiles/engine/data-store';
import type { Contributor, HistoryAction, Key } from '../../../../src/local/customer-profiles/engine/records';
import { Store } from '../../../../src/local/customer-profiles/store/store';
import { CustomerData } from '../../../../src/local/customer-profiles/tables/customer-data';
import { DEFAULT_ENVIRONMENT } from '../../../../src/local/environment/environment';
import { MemoryDataStore } from '../memory-data-store';

const STATS = { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 };

function storeIn(database: Database): DataStore {
  new Store(database).putDomain({ DomainName: 'retail', DefaultExpirationDays: 1, Stats: STATS, CreatedAt: 1, LastUpdatedAt: 1 });
  return new CustomerData(database).of(DEFAULT_ENVIRONMENT, 'retail');
}

/** More before a release. */
const RUNS = Number(process.env.MODEL_RUNS ?? 24);

/** Few of each, so that what is done meets what was done. */
const PROFILES = ['a', 'b', 'c', '__proto__'];
const TYPES = ['Order', 'constructor', '_asset'];
const TEXTS = ['{"a":1}', '{"é":"😀"}', '\ud800 half a pair', 'nul \0 within', ''];
const KEYS: readonly Key[] = [
  { name: '_email', value: ['a@b.c'] },
  { name: '_email', value: ['a@b.c', ''] },
  { name: '_phone', value: ['1\0\udc00'] },
  { name: '__proto__', value: [] },
];
const CONTRIBUTORS: readonly Contributor[] = ['standard', 'added', 'object:k'];
const ACTIONS: readonly HistoryAction[] = ['CREATED', 'INGESTED', 'MERGED'];
const VALUES = TEXTS.map((value, level) => ({ level: level % 2, value }));

const of = <T>(list: readonly T[]) => fc.constantFrom(...list);
const time = fc.integer({ min: 1, max: 9 });
const slice = fc.record({ after: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }), limit: of([1, 2, 100]) });
const id = of(PROFILES);
const type = of(TYPES);
const unique = of(['k', 'l', 'm']);

/** What is done to both, given an order that no other record has. */
type Step = (store: DataStore, order: number) => void;

/** What waits for the tables. */
const waitingStep: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(id, time, of(TEXTS)).map(([profileId, expiresAt, value]): Step => (store, order) => store.putProfile({
    id: profileId,
    order: store.profile(profileId)?.order ?? order,
    createdAt: 1,
    updatedAt: 2,
    expiresAt,
    inferred: false,
    objectCount: 7,
    cells: { FirstName: { value, writer: 'MANUAL', time: 1 }, ['__proto__']: { writer: 'Order', priority: 1, sourceTime: 2, time: 3 } },
  })),
  fc.tuple(id, of(KEYS), of(CONTRIBUTORS)).map(([profileId, key, contributor]): Step => (store) => store.bind(profileId, key, contributor)),
  fc.tuple(id, of(KEYS), of([...CONTRIBUTORS, undefined])).map(([profileId, key, contributor]): Step => (store) => (
    store.unbind(profileId, key, contributor))),
  fc.tuple(id, type, unique, of(TEXTS), time).map(([profileId, objectType, uniqueKey, text, expiresAt]): Step => (store, order) => {
    store.putObject({ profileId, objectType, uniqueKey, text, expiresAt, order, ingestedAt: 1, sourceTime: 2, keys: KEYS });
    store.addHistory({ id: `o${order}`, profileId, order, at: 1, action: 'INGESTED', objectType, uniqueKey, performedBy: 'me', content: text });
  }),
  fc.tuple(type, unique).map(([objectType, uniqueKey]): Step => (store) => store.deleteObject(objectType, uniqueKey)),
  fc.tuple(id, type, of(ACTIONS), of(TEXTS)).map(([profileId, objectType, action, text]): Step => (store, order) => store.addHistory({
    id: `h${order}`, profileId, order, at: 1, action, objectType, performedBy: text, content: text, cause: { by: 'call', profileIds: [profileId] },
  })),
  fc.tuple(id, of(TEXTS)).map(([profileId, value]): Step => (store, order) => {
    const state = store.profile(profileId) ?? { id: 'b', cells: { ['__proto__']: { value, writer: 'Order', time: 1 } } };
    store.addHistory({
      id: `s${order}`, profileId, order, at: 1, action: 'CREATED', objectType: '_profile', performedBy: 'me', content: { id: state.id, cells: state.cells },
    });
  }),
  of(TEXTS).map((body): Step => (store, order) => store.addStreamRecord({ order, body, partitionKey: 'p' })),
  of(TEXTS).map((body): Step => (store, order) => store.addDeadLetter({ order, body, objectType: 'Order', reason: 'why' })),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: waitingStep },
  id.map((profileId): Step => (store) => store.deleteProfile(profileId)),
  fc.tuple(id, id).map(([merged, main]): Step => (store) => store.putAlias(merged, main)),
  of(KEYS).map(({ name }): Step => (store) => store.forgetKey(name)),
  fc.tuple(id, type, unique).map(([profileId, standardType, standardId]): Step => (store, order) => store.putStandardObject({
    id: standardId, type: standardType, profileId, order, createdAt: 1, updatedAt: 2, cells: {}, keys: KEYS,
  })),
  fc.tuple(type, unique).map(([standardType, standardId]): Step => (store) => store.deleteStandardObject(standardType, standardId)),
  fc.tuple(id, of(TYPES), unique, of(TEXTS)).map(([profileId, attribute, objectKey, value]): Step => (store, order) => (
    store.putCalculatedCell(profileId, attribute, { objectKey, value, ...order % 3 > 0 && { timestamp: 4 + (order % 3) }, order }))),
  fc.tuple(id, of([...TYPES, undefined]), fc.option(unique, { nil: undefined })).map(([profileId, attribute, objectKey]): Step => (store) => (
    store.deleteCalculatedCells(profileId, { attribute, objectKey }))),
  fc.tuple(id, of(TYPES), fc.integer({ min: 4, max: 7 })).map(([profileId, attribute, before]): Step => (store) => (
    store.deleteCalculatedCellsBefore(profileId, attribute, before))),
  type.map((attribute): Step => (store) => store.forgetCalculatedAttribute(attribute)),
  fc.tuple(id, fc.subarray(VALUES)).map(([profileId, values]): Step => (store) => store.setRuleValues(profileId, values)),
  fc.tuple(unique, fc.subarray(['x', 'y', 'z'])).map(([matchId, rest]): Step => (store) => (
    store.putRuleGroup({ matchId, level: 1, profileIds: [...rest, `only ${matchId}`] }))),
  unique.map((matchId): Step => (store) => store.deleteRuleGroup(matchId)),
  fc.constant<Step>((store) => store.forgetRules()),
  fc.tuple(of(['jobs', '__proto__']), unique, fc.jsonValue()).map(([collection, documentId, value]): Step => (store) => (
    store.putDocument(collection, documentId, value))),
  fc.tuple(of(['jobs', '__proto__']), unique).map(([collection, documentId]): Step => (store) => store.deleteDocument(collection, documentId)),
);

type Question = (store: DataStore) => unknown;

/** Everything that can be asked. What has no order is put into one. */
function questions({ after, limit }: { readonly after?: number; readonly limit: number }): readonly Question[] {
  const page = { after, limit };
  const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
  return [
    (store) => store.profiles(page),
    (store) => store.expiredProfiles(5, limit),
    (store) => store.expiredObjects(5, limit),
    (store) => store.nextExpiry(),
    (store) => store.counts(),
    ...[...PROFILES, 'nobody'].flatMap((profileId): Question[] => [
      (store) => store.profile(profileId),
      (store) => store.mergedInto(profileId),
      (store) => sorted(store.bindings(profileId).map(({ name, value, contributor }) => [name, value, contributor])),
      (store) => store.objects(profileId, undefined, page),
      (store) => store.oldestObject(profileId),
      (store) => sorted([...store.objectCounts(profileId)]),
      (store) => store.standardObjects(profileId),
      (store) => store.history(profileId, {}, page),
      ...ACTIONS.map((action): Question => (store) => store.history(profileId, { action, objectType: 'Order', performedBy: 'me' }, page)),
      (store) => store.history(profileId, { performedBy: TEXTS[2] }, page),
      ...['h3', 'o3', 's3'].map((historyId): Question => (store) => store.historyRecord(profileId, historyId)),
      (store) => sorted(store.ruleValues(profileId).map(({ level, value }) => [level, value])),
      ...TYPES.flatMap((each): Question[] => [
        (store) => store.objects(profileId, each, page),
        (store) => store.oldestObject(profileId, each),
        (store) => store.standardObjects(profileId, each),
        (store) => store.calculatedCells(profileId, each),
      ]),
    ]),
    ...TYPES.flatMap((each): Question[] => [
      (store) => store.objectsOfType(each, page),
      (store) => store.standardObjectsOfType(each, page),
      ...['k', 'l', 'm'].map((uniqueKey): Question => (store) => store.object(each, uniqueKey)),
      (store) => store.standardObject(each, 'k'),
    ]),
    ...[...KEYS, { name: 'unknown', value: ['a'] }].flatMap((key): Question[] => [(store) => store.bound(key), (store) => store.hasKey(key.name)]),
    ...VALUES.map((value): Question => (store) => store.withRuleValue(value)),
    (store) => store.ruleGroups(undefined, limit),
    (store) => store.ruleGroups('k', limit),
    (store) => store.ruleGroup('l'),
    ...['k', 'l', 'm', 'n'].map((matchId): Question => (store) => store.ruleGroupOf(`only ${matchId}`)),
    (store) => store.streamRecords(page),
    (store) => store.deadLetters(page),
    ...['jobs', '__proto__', 'none'].flatMap((collection): Question[] => [(store) => store.documents(collection), (store) => store.document(collection, 'k')]),
  ];
}

/** What is answered out of what waits and the tables together, several times as it is asked most. */
const LOOK_UPS = Array.from({ length: 20 }).flatMap(() => [
  ...PROFILES.map((profileId): Question => (store) => store.profile(profileId)),
  ...KEYS.map((key): Question => (store) => store.bound(key)),
  ...TYPES.map((each): Question => (store) => store.object(each, 'k')),
]);

function answers(store: DataStore, page: { readonly after?: number; readonly limit: number }): unknown {
  return questions(page).map((question) => question(store));
}

test('whatever is done, the tables answer what plain lists answer, and nothing of it is another domain\'s', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), slice, of([1, 5, 1000]), (steps, page, mostWaiting) => {
    const database = openDatabase({ mostWaiting });
    const tables = storeIn(database);
    new Store(database).putDomain({ DomainName: 'other', DefaultExpirationDays: 1, Stats: STATS, CreatedAt: 1, LastUpdatedAt: 1 });
    const other = new CustomerData(database).of(DEFAULT_ENVIRONMENT, 'other');
    const lists = new MemoryDataStore();
    tables.counts();
    let last = 0;
    steps.forEach((action, index) => {
      const order = lists.nextOrder();
      const next = tables.nextOrder();
      expect(next).toBeGreaterThan(last);
      last = next;
      action(lists, order);
      database.transaction(() => action(tables, order));
      if (index % 10 === 0) {
        expect(answers(tables, page)).toEqual(answers(lists, page));
      }
    });
    expect(answers(tables, page)).toEqual(answers(lists, page));
    expect(answers(new CustomerData(database).of(DEFAULT_ENVIRONMENT, 'retail'), page)).toEqual(answers(lists, page));
    expect(answers(other, page)).toEqual(answers(new MemoryDataStore(), page));
    database.close();
  }), { numRuns: RUNS });
});

test.each([1, 2, 3, 7, 50])('what a call has put is found by its keys at once, also where it has written what waited, some %s rows', (mostWaiting) => {
  const database = openDatabase({ mostWaiting });
  const tables = storeIn(database);
  for (let number = 0; number < 60; number++) {
    const profileId = `p${number}`;
    const key = { name: '_email', value: [profileId] };
    database.transaction(() => {
      tables.putProfile({
        id: profileId, order: tables.nextOrder(), createdAt: 1, updatedAt: 1, expiresAt: 1, inferred: true, cells: {}, objectCount: 0,
      });
      tables.bind(profileId, key, 'standard');
    });
    expect(tables.bound(key)).toEqual([profileId]);
    if (number % 3 === 0) {
      database.transaction(() => tables.unbind(profileId, key, 'standard'));
      expect(tables.bound(key)).toEqual([]);
    }
  }
  database.close();
});

/** Asking for one thing may have written what waits for it, so that the next answer comes from a table. */
test('an answer is right whatever was asked before it, and although nothing was', () => {
  const all = questions({ limit: 100 });
  const some = fc.oneof({ weight: 8, arbitrary: waitingStep }, { weight: 1, arbitrary: step });
  const call = fc.record({
    steps: fc.array(some, { minLength: 1, maxLength: 4 }),
    asked: fc.array(of([...LOOK_UPS, ...all]), { minLength: 1, maxLength: 3 }),
    isUndone: of([false, false, true]),
  });
  fc.assert(fc.property(fc.array(call, { minLength: 10, maxLength: 30 }), of([1, 2, 5, 1000]), (calls, mostWaiting) => {
    const database = openDatabase({ mostWaiting });
    const tables = storeIn(database);
    const lists = new MemoryDataStore();
    let order = 0;
    for (const { steps, asked, isUndone } of calls) {
      const first = order;
      order += steps.length;
      const inTables = () => database.transaction(() => {
        steps.forEach((action, index) => action(tables, first + index));
        if (isUndone) {
          throw new Error('in vain');
        }
      });
      if (isUndone) {
        expect(inTables).toThrow('in vain');
      } else {
        inTables();
        steps.forEach((action, index) => action(lists, first + index));
      }
      asked.forEach((question) => expect(question(tables)).toEqual(question(lists)));
    }
    expect(answers(tables, { limit: 100 })).toEqual(answers(lists, { limit: 100 }));
    database.close();
  }), { numRuns: RUNS * 4 });
});

test('what is rolled back was never there, and nothing is left of it in memory', () => {
  const steps = fc.array(step, { maxLength: 20 });
  fc.assert(fc.property(steps, steps, steps, of([1, 5, 1000]), (before, undone, later, mostWaiting) => {
    const database = openDatabase({ mostWaiting });
    const tables = storeIn(database);
    const lists = new MemoryDataStore();
    const page = { limit: 100 };
    let order = 0;
    const both = (action: Step) => {
      order += 1;
      action(lists, order);
      action(tables, order);
    };
    before.forEach(both);
    const inVain = (depth: number) => expect(() => database.transaction(() => {
      undone.forEach((action, index) => {
        action(tables, 1000 + index);
        if (depth > 0 && index === 2) {
          inVain(depth - 1);
        }
      });
      tables.counts();
      throw new Error('in vain');
    })).toThrow('in vain');
    inVain(1);
    expect(answers(tables, page)).toEqual(answers(lists, page));
    database.transaction(() => {
      later.slice(0, 5).forEach(both);
      inVain(0);
      later.slice(5).forEach(both);
    });
    expect(answers(tables, page)).toEqual(answers(lists, page));
    database.close();
  }), { numRuns: RUNS / 2 });
});
