import type { DomainScope } from './domain-scope';
import { changeText, readChanges } from './held-text';
import type { HeldChange } from './held-text';
import { KEPT_TABLES } from '../database/kept-rows';
import { WaitingRows } from '../database/waiting-rows';
import type { Contributor } from '../engine/records';

/** A key's value as it is stored. */
export interface StoredKey {
  /** The number of its name. */
  readonly key: number;
  /** JSON. */
  readonly value: string;
  /** Stands for both. */
  readonly id: string;
}

export function storedKey(key: number, value: string): StoredKey {
  return { key, value, id: `${key} ${value}` };
}

/** A key's value that a profile has, and all that contribute it. */
export interface HeldKey extends StoredKey {
  readonly contributors: readonly Contributor[];
}

/** What one transaction has changed of what a profile holds. It grows until the transaction is done. */
interface ChangeList {
  readonly profile: number;
  readonly number: number;
  /** JSON without its last bracket. */
  text: string;
  /** The last of those in the text. */
  contributor: Contributor;
}

/** What the lists of a profile come to. */
interface Lists {
  /** By their ids; without contributors where the profile had the value once. */
  readonly keys: Map<string, HeldKey>;
  /** The numbers of the lists. */
  readonly numbers: readonly number[];
  readonly changes: number;
}

/** Lists of changes are made one when there are so many, and so many more changes than are left. */
const MANY_LISTS = 32;
/** More profiles are read again, and one with more changes since then, so that it is tidied. */
const REMEMBERED = 8;
const REMEMBERED_CHANGES = 256;
const MANY_CHANGES = 4;

/**
 * The values of keys that each profile has, and what contributes them. A transaction adds a list of what it has changed, without looking at what was there: a record costs the same whether its
 * profile has one object or a thousand. Only who wants to know reads all lists of a profile.
 */
export class HeldKeys {
  /** By number. */
  private readonly rows: WaitingRows<ChangeList>;
  /** Profiles that were read, as they are now: a merge takes all that a profile has, one after the other. */
  private readonly known = new Map<number, Pick<Lists, 'keys'> & { changes: number }>();
  /** The lists that may wait, by profile. */
  private readonly waiting = new Map<number, number[]>();

  /** @param nextNumber lists are in the order of their numbers */
  constructor(private readonly scope: DomainScope, private readonly nextNumber: () => number) {
    this.rows = new WaitingRows(scope.database, KEPT_TABLES.held, {
      rowOf: ({ profile, number, text }) => [profile, number, `${text}]`],
      onWritten: () => this.tableChanged(),
    });
  }

  /** Those that something contributes. */
  public of(profile: number): HeldKey[] {
    return [...this.keysOf(profile).values()].filter(({ contributors }) => contributors.length > 0);
  }

  /** What contributes a value that is about to lose some of it. */
  public contributors(profile: number, { id }: StoredKey): readonly Contributor[] {
    return this.keysOf(profile).get(id)?.contributors ?? [];
  }

  /** Whether it has it already is not asked: that it has it is said once more. */
  public add(profile: number, { key, value }: StoredKey, contributor: Contributor): void {
    this.change(profile, { key, value, contributor });
  }

  public remove(profile: number, { key, value }: StoredKey, contributor: Contributor): void {
    this.change(profile, { key: -key, value, contributor });
  }

  /** The profile goes. */
  public forgetProfile(profile: number): void {
    this.scope.database.run('DELETE FROM held WHERE profile = ?', profile);
    this.forget();
  }

  /** @param profiles a query for the profiles that have values of the key, whose number is its first parameter */
  public forgetKey(key: number, profiles: string): void {
    this.scope.database.run(`INSERT INTO held (profile, number, json) SELECT profile, ?2, ?3 FROM (${profiles})`, key, this.nextNumber(), changeText.forgotten(key));
    this.forget();
  }

  private change(profile: number, change: HeldChange & { readonly value: string }): void {
    const { key, value, contributor } = change;
    this.note(profile, contributor, changeText.key(key, value));
    const known = this.known.get(profile);
    if (known !== undefined) {
      applyChange(known.keys, change);
      known.changes++;
      this.forgetOnRollBack();
    }
  }

  /** Adds to the list of the open transaction. */
  private note(profile: number, contributor: Contributor, text: string): void {
    const list = this.openList(profile);
    if (list === undefined) {
      const number = this.nextNumber();
      this.waits(profile, number);
      this.rows.put(number, undefined, { profile, number, text: `[${changeText.contributor(contributor)},${text}`, contributor });
    } else {
      list.text += `${list.contributor === contributor ? '' : `,${changeText.contributor(contributor)}`},${text}`;
      list.contributor = contributor;
    }
  }

  private openList(profile: number): ChangeList | undefined {
    const last = this.waiting.get(profile)?.at(-1);
    return last === undefined || !this.rows.isOpen(last) ? undefined : this.rows.get(last)?.record;
  }

  private keysOf(profile: number): ReadonlyMap<string, HeldKey> {
    const known = this.known.get(profile);
    if (known !== undefined && known.changes < REMEMBERED_CHANGES) {
      return known.keys;
    }
    const { keys } = this.tidied(profile);
    if (this.known.size >= REMEMBERED) {
      this.known.clear();
    }
    this.known.set(profile, { keys, changes: 0 });
    this.forgetOnRollBack();
    return keys;
  }

  private forget(): void {
    this.known.clear();
    this.forgetOnRollBack();
  }

  private forgetOnRollBack(): void {
    this.scope.database.onRollBack(() => this.known.clear());
  }

  private read(profile: number): Lists {
    const lists = new Map<number, string>();
    for (const { number, json } of this.scope.database.lookUp('SELECT number, json FROM held WHERE profile = ? ORDER BY number', profile)) {
      lists.set(Number(number), String(json));
    }
    for (const number of this.waiting.get(profile) ?? []) {
      const change = this.rows.get(number);
      if (change?.kind === 'gone') {
        lists.delete(number);
      } else if (change?.record) {
        lists.set(number, `${change.record.text}]`);
      }
    }
    const keys = new Map<string, HeldKey>();
    let changes = 0;
    for (const json of lists.values()) {
      changes += applyChanges(keys, json);
    }
    return { keys, numbers: [...lists.keys()], changes };
  }

  /** A profile of whose many changes little is left is read quicker the next time. */
  private tidied(profile: number): Lists {
    const lists = this.read(profile);
    const left = [...lists.keys.values()].flatMap((each) => each.contributors.map((contributor) => ({ ...each, contributor })));
    if (lists.numbers.length >= MANY_LISTS && lists.changes >= MANY_CHANGES * left.length) {
      this.scope.database.transaction(() => {
        lists.numbers.forEach((number) => {
          this.waits(profile, number);
          this.rows.remove(number, [profile, number]);
        });
        left.forEach(({ contributor, key, value }) => this.note(profile, contributor, changeText.key(key, value)));
      });
    }
    return lists;
  }

  private waits(profile: number, number: number): void {
    const waiting = this.waiting.get(profile);
    if (waiting === undefined) {
      this.waiting.set(profile, [number]);
    } else {
      waiting.push(number);
    }
  }

  private tableChanged(): void {
    this.waiting.clear();
    for (const [, { record, row }] of this.rows.changes()) {
      this.waits(record?.profile ?? Number(row?.[0]), record?.number ?? Number(row?.[1]));
    }
  }
}

/** Answers how many changes that were. */
function applyChanges(keys: Map<string, HeldKey>, json: string): number {
  const changes = readChanges(json);
  changes.forEach((change) => applyChange(keys, change));
  return changes.length;
}

function applyChange(keys: Map<string, HeldKey>, { key, value, contributor }: HeldChange): void {
  if (value === undefined) {
    [...keys.values()].filter((held) => held.key === key).forEach(({ id }) => keys.delete(id));
    return;
  }
  const stored = storedKey(Math.abs(key), value);
  const others = (keys.get(stored.id)?.contributors ?? []).filter((each) => each !== contributor);
  keys.set(stored.id, { ...stored, contributors: key > 0 ? [...others, contributor] : others });
}
