import { Aliases } from './aliases';
import { Bindings } from './bindings';
import { CalculatedCells } from './calculated-cells';
import { Documents } from './documents';
import type { DomainScope } from './domain-scope';
import { History } from './history';
import { Names } from './names';
import type { Numbering } from './numbering';
import { Objects } from './objects';
import { OutgoingRecords } from './outgoing-records';
import { Places } from './places';
import { Profiles } from './profiles';
import { Rules } from './rules';
import { StandardObjects } from './standard-objects';
import { Totals } from './totals';
import type { Counts } from './totals';
import type { DataStore, HistoryFilter, RuleValue, Slice } from '../engine/data-store';
import type {
  Binding, CalculatedCell, Contributor, DeadLetter, HistoryRecord, Key, Profile, ProfileObject, RuleGroup, StandardObject, StreamRecord,
} from '../engine/records';

/** The customer data of a domain in the database: each kind of record in a part of its own. */
export class SqlDataStore implements DataStore {
  private readonly order: Places;
  private readonly totals: Totals;
  private readonly people: Profiles;
  private readonly aliases: Aliases;
  private readonly keys: Bindings;
  private readonly ingested: Objects;
  private readonly standard: StandardObjects;
  private readonly past: History;
  private readonly cells: CalculatedCells;
  private readonly rules: Rules;
  private readonly stream: OutgoingRecords<StreamRecord>;
  private readonly letters: OutgoingRecords<DeadLetter>;
  private readonly papers: Documents;

  constructor(private readonly scope: DomainScope, numbering: Numbering) {
    const names = new Names(scope);
    this.order = new Places(scope);
    this.totals = new Totals(scope);
    this.people = new Profiles(scope, numbering, this.totals);
    this.aliases = new Aliases(scope);
    this.keys = new Bindings(scope, names, this.people, this.order);
    this.ingested = new Objects(scope, { names, numbering, profiles: this.people, totals: this.totals });
    this.standard = new StandardObjects(scope, names, this.people);
    this.past = new History(scope, { names, numbering, profiles: this.people, objects: this.ingested });
    this.cells = new CalculatedCells(scope, names, this.people);
    this.rules = new Rules(scope, this.people);
    this.stream = new OutgoingRecords(scope, 'streamRecord');
    this.letters = new OutgoingRecords(scope, 'deadLetter');
    this.papers = new Documents(scope);
  }

  public nextOrder(): number {
    return this.order.next();
  }

  public profile(id: string): Profile | undefined {
    return this.people.get(id);
  }

  public putProfile(profile: Profile): void {
    this.people.put(profile);
  }

  public deleteProfile(id: string): void {
    this.scope.database.transaction(() => {
      this.aliases.forgetMain(id);
      const number = this.people.number(id);
      if (number !== undefined) {
        this.keys.forgetProfile(number);
        this.past.forgetProfile(number);
        this.standard.forgetProfile(number);
        this.cells.forgetProfile(number);
        this.rules.forgetProfile(number);
        this.ingested.forgetProfile(number);
        this.people.delete(id);
      }
    });
  }

  public profiles(slice: Slice): readonly Profile[] {
    return this.people.list(slice);
  }

  public mergedInto(id: string): string | undefined {
    return this.aliases.get(id);
  }

  public putAlias(mergedId: string, mainId: string): void {
    this.aliases.put(mergedId, mainId);
  }

  public bound(key: Key): readonly string[] {
    return this.keys.bound(key);
  }

  public bindings(profileId: string): readonly Binding[] {
    return this.keys.of(profileId);
  }

  public bind(profileId: string, key: Key, contributor: Contributor): void {
    this.keys.bind(profileId, key, contributor);
  }

  public unbind(profileId: string, key: Key, contributor?: Contributor): void {
    this.keys.unbind(profileId, key, contributor);
  }

  public hasKey(name: string): boolean {
    return this.keys.hasKey(name);
  }

  public forgetKey(name: string): void {
    this.keys.forgetKey(name);
  }

  public object(objectType: string, uniqueKey: string): ProfileObject | undefined {
    return this.ingested.get(objectType, uniqueKey);
  }

  public putObject(object: ProfileObject): void {
    this.ingested.put(object);
  }

  public deleteObject(objectType: string, uniqueKey: string): void {
    this.ingested.delete(objectType, uniqueKey);
  }

  public objects(profileId: string, objectType: string | undefined, slice: Slice): readonly ProfileObject[] {
    return this.ingested.ofProfile(profileId, objectType, slice);
  }

  public objectCounts(profileId: string): ReadonlyMap<string, number> {
    return this.ingested.counts(profileId);
  }

  public oldestObject(profileId: string, objectType?: string): ProfileObject | undefined {
    return this.ingested.oldest(profileId, objectType);
  }

  public objectsOfType(objectType: string, slice: Slice): readonly ProfileObject[] {
    return this.ingested.ofType(objectType, slice);
  }

  public standardObject(type: string, id: string): StandardObject | undefined {
    return this.standard.get(type, id);
  }

  public putStandardObject(object: StandardObject): void {
    this.standard.put(object);
  }

  public deleteStandardObject(type: string, id: string): void {
    this.standard.delete(type, id);
  }

  public standardObjects(profileId: string, type?: string): readonly StandardObject[] {
    return this.standard.ofProfile(profileId, type);
  }

  public standardObjectsOfType(type: string, slice: Slice): readonly StandardObject[] {
    return this.standard.ofType(type, slice);
  }

  public addHistory(record: HistoryRecord): void {
    this.past.add(record);
  }

  public history(profileId: string, filter: HistoryFilter, slice: Slice): readonly HistoryRecord[] {
    return this.past.list(profileId, filter, slice);
  }

  public historyRecord(profileId: string, id: string): HistoryRecord | undefined {
    return this.past.get(profileId, id);
  }

  public calculatedCells(profileId: string, attribute: string): readonly CalculatedCell[] {
    return this.cells.list(profileId, attribute);
  }

  public putCalculatedCell(profileId: string, attribute: string, cell: CalculatedCell): void {
    this.cells.put(profileId, attribute, cell);
  }

  public deleteCalculatedCells(profileId: string, which: { readonly attribute?: string; readonly objectKey?: string }): void {
    this.cells.delete(profileId, which);
  }

  public deleteCalculatedCellsBefore(profileId: string, attribute: string, time: number): void {
    this.cells.deleteBefore(profileId, attribute, time);
  }

  public forgetCalculatedAttribute(attribute: string): void {
    this.cells.forget(attribute);
  }

  public ruleValues(profileId: string): readonly RuleValue[] {
    return this.rules.values(profileId);
  }

  public setRuleValues(profileId: string, values: readonly RuleValue[]): void {
    this.rules.setValues(profileId, values);
  }

  public withRuleValue(value: RuleValue): readonly string[] {
    return this.rules.withValue(value);
  }

  public ruleGroup(matchId: string): RuleGroup | undefined {
    return this.rules.group(matchId);
  }

  public ruleGroupOf(profileId: string): RuleGroup | undefined {
    return this.rules.groupOf(profileId);
  }

  public putRuleGroup(group: RuleGroup): void {
    this.rules.putGroup(group);
  }

  public deleteRuleGroup(matchId: string): void {
    this.rules.deleteGroup(matchId);
  }

  public ruleGroups(after: string | undefined, limit: number): readonly RuleGroup[] {
    return this.rules.groups(after, limit);
  }

  public forgetRules(): void {
    this.rules.forget();
  }

  public nextExpiry(): number | undefined {
    const times = [this.ingested.nextExpiry(), this.people.nextExpiry()].filter((time) => time !== undefined);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  public expiredObjects(now: number, limit: number): readonly ProfileObject[] {
    return this.ingested.expired(now, limit);
  }

  public expiredProfiles(now: number, limit: number): readonly Profile[] {
    return this.people.expired(now, limit);
  }

  public counts(): Counts {
    return this.totals.read();
  }

  public addStreamRecord(record: StreamRecord): void {
    this.stream.add(record);
  }

  public streamRecords(slice: Slice): readonly StreamRecord[] {
    return this.stream.list(slice);
  }

  public addDeadLetter(letter: DeadLetter): void {
    this.letters.add(letter);
  }

  public deadLetters(slice: Slice): readonly DeadLetter[] {
    return this.letters.list(slice);
  }

  public document(collection: string, id: string): unknown {
    return this.papers.get(collection, id);
  }

  public documents(collection: string): readonly { readonly id: string; readonly value: unknown }[] {
    return this.papers.list(collection);
  }

  public putDocument(collection: string, id: string, value: unknown): void {
    this.papers.put(collection, id, value);
  }

  public deleteDocument(collection: string, id: string): void {
    this.papers.delete(collection, id);
  }
}
