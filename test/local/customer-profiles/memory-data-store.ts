import type { DataStore, HistoryFilter, RuleValue, Slice } from '../../../src/local/customer-profiles/engine/data-store';
import type {
  Binding, CalculatedCell, Contributor, DeadLetter, HistoryRecord, Key, Profile, ProfileObject, RuleGroup, StandardObject, StreamRecord,
} from '../../../src/local/customer-profiles/engine/records';

interface OfProfile<T> { readonly profileId: string; readonly of: T }

/** Everything in plain lists that are searched from end to end: slow, and plain enough to be what other stores are compared with. */
export class MemoryDataStore implements DataStore {
  private order = 0;
  private allProfiles: readonly Profile[] = [];
  private readonly aliases = new Map<string, string>();
  private allBindings: readonly OfProfile<Binding>[] = [];
  private allObjects: readonly ProfileObject[] = [];
  private allStandardObjects: readonly StandardObject[] = [];
  private allHistory: readonly HistoryRecord[] = [];
  private allCells: readonly OfProfile<CalculatedCell & { readonly attribute: string }>[] = [];
  private allRuleValues: readonly OfProfile<RuleValue>[] = [];
  private allGroups: readonly RuleGroup[] = [];
  private stream: readonly StreamRecord[] = [];
  private letters: readonly DeadLetter[] = [];
  private readonly collections = new Map<string, Map<string, string>>();

  public nextOrder(): number {
    return ++this.order;
  }

  public profile(id: string): Profile | undefined {
    const profile = this.allProfiles.find((each) => each.id === id);
    return profile && this.counted(profile);
  }

  public putProfile(profile: Profile): void {
    this.allProfiles = [...this.allProfiles.filter(({ id }) => id !== profile.id), profile];
  }

  public deleteProfile(id: string): void {
    const ofOthers = ({ profileId }: { readonly profileId: string }) => profileId !== id;
    this.allProfiles = this.allProfiles.filter((profile) => profile.id !== id);
    this.allBindings = this.allBindings.filter(ofOthers);
    this.allObjects = this.allObjects.filter(ofOthers);
    this.allStandardObjects = this.allStandardObjects.filter(ofOthers);
    this.allHistory = this.allHistory.filter(ofOthers);
    this.allCells = this.allCells.filter(ofOthers);
    this.allRuleValues = this.allRuleValues.filter(ofOthers);
    for (const [merged, main] of [...this.aliases]) {
      if (main === id) {
        this.aliases.delete(merged);
      }
    }
  }

  public profiles(slice: Slice): readonly Profile[] {
    return upwards(this.allProfiles, slice).map((profile) => this.counted(profile));
  }

  public mergedInto(id: string): string | undefined {
    return this.aliases.get(id);
  }

  public putAlias(mergedId: string, mainId: string): void {
    for (const [other, main] of [...this.aliases]) {
      if (main === mergedId) {
        this.aliases.set(other, mainId);
      }
    }
    this.aliases.set(mergedId, mainId);
  }

  public bound(key: Key): readonly string[] {
    return this.inOrderOfCreation(this.allBindings.filter(({ of }) => sameKey(of, key)));
  }

  public bindings(profileId: string): readonly Binding[] {
    return this.allBindings.filter((each) => each.profileId === profileId).map(({ of }) => of);
  }

  public bind(profileId: string, { name, value }: Key, contributor: Contributor): void {
    const binding: Binding = { name, value, contributor };
    this.allBindings = [...this.allBindings.filter((each) => !holds(each, profileId, binding, contributor)), { profileId, of: binding }];
  }

  public unbind(profileId: string, key: Key, contributor?: Contributor): void {
    this.allBindings = this.allBindings.filter((each) => !holds(each, profileId, key, contributor));
  }

  public hasKey(name: string): boolean {
    return this.allBindings.some(({ of }) => of.name === name);
  }

  public forgetKey(name: string): void {
    this.allBindings = this.allBindings.filter(({ of }) => of.name !== name);
  }

  public object(objectType: string, uniqueKey: string): ProfileObject | undefined {
    return this.allObjects.find((object) => object.objectType === objectType && object.uniqueKey === uniqueKey);
  }

  public putObject(object: ProfileObject): void {
    this.deleteObject(object.objectType, object.uniqueKey);
    this.allObjects = [...this.allObjects, object];
  }

  public deleteObject(objectType: string, uniqueKey: string): void {
    this.allObjects = this.allObjects.filter((object) => object.objectType !== objectType || object.uniqueKey !== uniqueKey);
  }

  public objects(profileId: string, objectType: string | undefined, slice: Slice): readonly ProfileObject[] {
    return downwards(this.objectsOf(profileId, objectType), slice);
  }

  public objectCounts(profileId: string): ReadonlyMap<string, number> {
    const types = new Set(this.objectsOf(profileId).map(({ objectType }) => objectType));
    return new Map([...types].map((type) => [type, this.objectsOf(profileId, type).length]));
  }

  public oldestObject(profileId: string, objectType?: string): ProfileObject | undefined {
    return upwards(this.objectsOf(profileId, objectType), { limit: 1 })[0];
  }

  public objectsOfType(objectType: string, slice: Slice): readonly ProfileObject[] {
    return upwards(this.allObjects.filter((object) => object.objectType === objectType), slice);
  }

  public standardObject(type: string, id: string): StandardObject | undefined {
    return this.allStandardObjects.find((object) => object.type === type && object.id === id);
  }

  public putStandardObject(object: StandardObject): void {
    this.deleteStandardObject(object.type, object.id);
    this.allStandardObjects = [...this.allStandardObjects, object];
  }

  public deleteStandardObject(type: string, id: string): void {
    this.allStandardObjects = this.allStandardObjects.filter((object) => object.type !== type || object.id !== id);
  }

  public standardObjects(profileId: string, type?: string): readonly StandardObject[] {
    const found = this.allStandardObjects.filter((object) => object.profileId === profileId && (type === undefined || object.type === type));
    return downwards(found, { limit: Infinity });
  }

  public standardObjectsOfType(type: string, slice: Slice): readonly StandardObject[] {
    return upwards(this.allStandardObjects.filter((object) => object.type === type), slice);
  }

  public addHistory(record: HistoryRecord): void {
    this.allHistory = [...this.allHistory, record];
  }

  public history(profileId: string, { objectType, action, performedBy }: HistoryFilter, slice: Slice): readonly HistoryRecord[] {
    return downwards(this.allHistory.filter((record) => record.profileId === profileId
      && (objectType === undefined || record.objectType === objectType)
      && (action === undefined || record.action === action)
      && (performedBy === undefined || record.performedBy === performedBy)), slice);
  }

  public historyRecord(profileId: string, id: string): HistoryRecord | undefined {
    return this.allHistory.find((record) => record.profileId === profileId && record.id === id);
  }

  public calculatedCells(profileId: string, attribute: string): readonly CalculatedCell[] {
    const found = this.allCells.filter((each) => each.profileId === profileId && each.of.attribute === attribute);
    return upwards(found.map(({ of: { attribute: _, ...cell } }) => cell), { limit: Infinity });
  }

  public putCalculatedCell(profileId: string, attribute: string, cell: CalculatedCell): void {
    this.deleteCalculatedCells(profileId, { attribute, objectKey: cell.objectKey });
    this.allCells = [...this.allCells, { profileId, of: { ...cell, attribute } }];
  }

  public deleteCalculatedCells(profileId: string, { attribute, objectKey }: { readonly attribute?: string; readonly objectKey?: string }): void {
    this.allCells = this.allCells.filter((each) => each.profileId !== profileId
      || (attribute !== undefined && each.of.attribute !== attribute)
      || (objectKey !== undefined && each.of.objectKey !== objectKey));
  }

  public deleteCalculatedCellsBefore(profileId: string, attribute: string, time: number): void {
    this.allCells = this.allCells.filter((each) => each.profileId !== profileId || each.of.attribute !== attribute
      || each.of.timestamp === undefined || each.of.timestamp >= time);
  }

  public forgetCalculatedAttribute(attribute: string): void {
    this.allCells = this.allCells.filter(({ of }) => of.attribute !== attribute);
  }

  public ruleValues(profileId: string): readonly RuleValue[] {
    return this.allRuleValues.filter((each) => each.profileId === profileId).map(({ of }) => of);
  }

  public setRuleValues(profileId: string, values: readonly RuleValue[]): void {
    this.allRuleValues = [...this.allRuleValues.filter((each) => each.profileId !== profileId), ...values.map((of) => ({ profileId, of }))];
  }

  public withRuleValue({ level, value }: RuleValue): readonly string[] {
    return this.inOrderOfCreation(this.allRuleValues.filter(({ of }) => of.level === level && of.value === value));
  }

  public ruleGroup(matchId: string): RuleGroup | undefined {
    return this.allGroups.find((group) => group.matchId === matchId);
  }

  public ruleGroupOf(profileId: string): RuleGroup | undefined {
    return this.allGroups.find(({ profileIds }) => profileIds.includes(profileId));
  }

  public putRuleGroup(group: RuleGroup): void {
    this.deleteRuleGroup(group.matchId);
    this.allGroups = [...this.allGroups, group];
  }

  public deleteRuleGroup(matchId: string): void {
    this.allGroups = this.allGroups.filter((group) => group.matchId !== matchId);
  }

  public ruleGroups(after: string | undefined, limit: number): readonly RuleGroup[] {
    return this.allGroups.filter(({ matchId }) => after === undefined || matchId > after)
      .sort((one, other) => (one.matchId < other.matchId ? -1 : 1)).slice(0, limit);
  }

  public forgetRules(): void {
    this.allGroups = [];
    this.allRuleValues = [];
  }

  /** A profile that has objects does not expire before the last of them. */
  public nextExpiry(): number | undefined {
    const times = [...this.allObjects, ...this.allProfiles.filter(({ id }) => this.objectsOf(id).length === 0)].map(({ expiresAt }) => expiresAt);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  public expiredObjects(now: number, limit: number): readonly ProfileObject[] {
    return byExpiry(this.allObjects.filter(({ expiresAt }) => expiresAt <= now)).slice(0, limit);
  }

  public expiredProfiles(now: number, limit: number): readonly Profile[] {
    const found = this.allProfiles.filter(({ id, expiresAt }) => expiresAt <= now && this.objectsOf(id).length === 0);
    return byExpiry(found).slice(0, limit).map((profile) => this.counted(profile));
  }

  public counts(): { readonly profiles: number; readonly objects: number; readonly bytes: number; readonly metering: number } {
    return {
      profiles: this.allProfiles.length,
      objects: this.allObjects.length,
      bytes: this.allObjects.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
      metering: this.allProfiles.reduce((sum, { id }) => sum + Math.max(1, Math.ceil(this.objectsOf(id).length / 100)), 0),
    };
  }

  public addStreamRecord(record: StreamRecord): void {
    this.stream = [...this.stream, record];
  }

  public streamRecords(slice: Slice): readonly StreamRecord[] {
    return upwards(this.stream, slice);
  }

  public addDeadLetter(letter: DeadLetter): void {
    this.letters = [...this.letters, letter];
  }

  public deadLetters(slice: Slice): readonly DeadLetter[] {
    return upwards(this.letters, slice);
  }

  public document(collection: string, id: string): unknown {
    const text = this.collections.get(collection)?.get(id);
    return text === undefined ? undefined : JSON.parse(text) as unknown;
  }

  public documents(collection: string): readonly { readonly id: string; readonly value: unknown }[] {
    return [...this.collections.get(collection) ?? []].sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, text]) => ({ id, value: JSON.parse(text) as unknown }));
  }

  public putDocument(collection: string, id: string, value: unknown): void {
    const documents = this.collections.get(collection) ?? new Map<string, string>();
    this.collections.set(collection, documents.set(id, JSON.stringify(value)));
  }

  public deleteDocument(collection: string, id: string): void {
    this.collections.get(collection)?.delete(id);
  }

  private objectsOf(profileId: string, objectType?: string): readonly ProfileObject[] {
    return this.allObjects.filter((object) => object.profileId === profileId && (objectType === undefined || object.objectType === objectType));
  }

  /** The count is that of the objects that are there, whatever was put. */
  private counted(profile: Profile): Profile {
    return { ...profile, objectCount: this.objectsOf(profile.id).length };
  }

  private inOrderOfCreation(found: readonly { readonly profileId: string }[]): readonly string[] {
    const ids = new Set(found.map(({ profileId }) => profileId));
    return upwards(this.allProfiles.filter(({ id }) => ids.has(id)), { limit: Infinity }).map(({ id }) => id);
  }
}

function upwards<T extends { readonly order: number }>(records: readonly T[], { after = -Infinity, limit }: Slice): readonly T[] {
  return records.filter(({ order }) => order > after).sort((one, other) => one.order - other.order).slice(0, limit);
}

function downwards<T extends { readonly order: number }>(records: readonly T[], { after = Infinity, limit }: Slice): readonly T[] {
  return records.filter(({ order }) => order < after).sort((one, other) => other.order - one.order).slice(0, limit);
}

function byExpiry<T extends { readonly expiresAt: number; readonly order: number }>(records: readonly T[]): readonly T[] {
  return [...records].sort((one, other) => one.expiresAt - other.expiresAt || one.order - other.order);
}

function sameKey(one: Key, other: Key): boolean {
  return one.name === other.name && one.value.length === other.value.length && one.value.every((part, index) => part === other.value[index]);
}

function holds({ profileId, of }: OfProfile<Binding>, id: string, key: Key, contributor?: Contributor): boolean {
  return profileId === id && sameKey(of, key) && (contributor === undefined || of.contributor === contributor);
}
