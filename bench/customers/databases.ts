/** The two sides of the comparison: the engine as the service runs it, without HTTP, and the same texts in a plain table of a database that is opened alike. */
import { OBJECT_TYPE } from './records';
import { quotas } from '../../src/local/customer-profiles/api/quotas';
import { Scenes } from '../../src/local/customer-profiles/api/scenes';
import { openDatabase } from '../../src/local/customer-profiles/database/database';
import type { Database } from '../../src/local/customer-profiles/database/database';
import { ingestRecord } from '../../src/local/customer-profiles/engine/effects/ingest-record';
import type { Scene } from '../../src/local/customer-profiles/engine/scene';
import { searchProfiles } from '../../src/local/customer-profiles/engine/search/search-profiles';
import { openDataFile } from '../../src/local/customer-profiles/store/data-file';
import { Stores } from '../../src/local/customer-profiles/store/stores';
import { CustomerData } from '../../src/local/customer-profiles/tables/customer-data';
import { DEFAULT_ENVIRONMENT } from '../../src/local/environment/environment';

export const DOMAIN = 'shop';

const STATS = { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 };

export interface Side {
  /** Takes texts in, in one transaction. */
  readonly ingest: (texts: readonly string[]) => void;
  /** How many records, or profiles, a key's value finds. */
  readonly find: (key: string) => number;
  readonly close: () => void;
}

export function engineIn(file: string): Side & { readonly profiles: () => number } {
  const database = openDataFile(file, DEFAULT_ENVIRONMENT);
  const store = new Stores(database).of(DEFAULT_ENVIRONMENT);
  store.putDomain({ DomainName: DOMAIN, DefaultExpirationDays: 366, Stats: STATS, CreatedAt: Date.now(), LastUpdatedAt: Date.now() });
  store.children('object-type').put(DOMAIN, OBJECT_TYPE);
  const scene = scenesIn(database, store);
  return {
    ingest: (texts) => database.transaction(() => texts.forEach((text) => {
      const result = ingestRecord(scene(), OBJECT_TYPE.ObjectTypeName, text);
      if ('reason' in result) {
        throw new Error(`a record of the benchmark was refused: ${result.reason}`);
      }
    })),
    find: (email) => searchProfiles(scene(), { KeyName: '_email', Values: [email] }, { limit: 20 }).items.length,
    profiles: () => scene().data.counts().profiles,
    close: () => database.close(),
  };
}

function scenesIn(database: Database, store: ReturnType<Stores['of']>): () => Scene {
  const data = new CustomerData(database);
  const scenes = new Scenes({
    store,
    dataOf: (domainName) => data.of(DEFAULT_ENVIRONMENT, domainName),
    quotas: () => quotas(undefined),
    options: { eventualConsistency: false, defaultCalculatedAttributes: false, ambiguousKeys: 'create' },
    now: Date.now,
    onRollBack: (undo) => database.onRollBack(undo),
  });
  return () => scenes.of(DOMAIN, 'arn:aws:iam::000000000000:user/bench');
}

/** A row a record, with an index of its key. */
export function rawIn(file: string): Side {
  const database = openDatabase({ file });
  database.run('CREATE TABLE raw (number INTEGER PRIMARY KEY, key TEXT NOT NULL, text TEXT NOT NULL)');
  database.run('CREATE INDEX raw_key ON raw (key)');
  return {
    ingest: (texts) => database.transaction(() => texts.forEach((text) => {
      database.run('INSERT INTO raw (key, text) VALUES (?, ?)', keyOf(text), text);
    })),
    find: (key) => database.all('SELECT text FROM raw WHERE key = ? LIMIT 20', key).length,
    close: () => database.close(),
  };
}

/** Its email address, read as cheaply as can be. */
function keyOf(text: string): string {
  const start = text.indexOf('"email":"') + '"email":"'.length;
  return text.slice(start, text.indexOf('"', start));
}
