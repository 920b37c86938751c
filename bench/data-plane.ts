import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { buildSync } from 'esbuild';
import { DOMAIN } from './customers/databases';
import { Client, startBare, startService } from './customers/http';
import type { Server } from './customers/http';
import type { Loaded } from './customers/load';
import { earlier, emailOf } from './customers/records';
import { absolute, against, Figure, median, plain } from './figure';
import type { Measured } from './figure';

const WASM = 'node-sqlite3-wasm.wasm';
const PROGRAM = path.join(__dirname, '..', 'assets', 'local', 'cli', 'index.js');
/** Of what a figure says that it is about 100,000, the quick form tells nothing. */
const RECORDS = { quick: 10_000, full: 100_000 };
const REQUESTS = { quick: 200, full: 500 };
const ROUNDS = { quick: 5, full: 9 };
/**
 * As many to each server before any counts, as with records: what has run some thousand times is compiled, and a bare server has far less to compile. V8 says (`--trace-opt`) that it goes on
 * compiling the service until the seventh thousand.
 */
const WARM_UP = { quick: 4000, full: 8000 };
/** So few to one server, and then to the other: what else runs on the machine meets both. */
const TURN = 25;
/** Of transactions that no call makes, but that tell what is spent on everything else; it must not get worse. */
const IN_LARGE_TRANSACTIONS = 20;

/** Records become profiles, and are found again: by the engine alone, and by the program that users start with what it has stored. */
export async function dataPlaneFigures(quick: boolean): Promise<Figure[]> {
  const form = quick ? 'quick' : 'full';
  const records = RECORDS[form];
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-data-'));
  try {
    const loaded = load(folder, records);
    const { startTime, http, memory } = await serve(path.join(folder, 'engine'), records, form);
    const count = records.toLocaleString('en');
    const { profiles, perCall, inBatches, growth, search: find } = loaded;
    const held = `${profiles.toLocaleString('en')} profiles`;
    const raw = 'the same text, raw in a table with one index';
    return [
      against(`record ingested, one a transaction, ${count} records`, perCall.value, 'µs', { what: raw, value: perCall.peer }, 6, perCall.ratios),
      against(`record ingested, 500 a transaction, ${(records / 10).toLocaleString('en')} records`, inBatches.value, 'µs', { what: raw, value: inBatches.peer }, IN_LARGE_TRANSACTIONS, inBatches.ratios),
      ...growth ? [against(`record ingested at ${count} records`, growth.value, 'µs', { what: 'at 10,000 records', value: growth.peer }, 1.3, growth.ratios)] : [],
      against(`search by key, ${held}`, find.value, 'µs', { what: 'a raw indexed select', value: find.peer }, 10, find.ratios),
      against(`SearchProfiles over HTTP, ${held}`, http.value, 'ms', { what: 'a bare HTTP answer of that size', value: http.peer }, 3, http.ratios),
      absolute(`start of the service with ${held}, until its first answer`, startTime, 's', 2),
      absolute(`memory of a process that has ingested ${count} records`, loaded.memory, 'MB', 512),
      ...memory === undefined ? [] : [absolute(`memory of the service with ${held}`, memory, 'MB', 512)],
      plain('command-line bundle', statSync(PROGRAM).size / 1024, 'KB'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bundled as the command line is: what runs TypeScript as it is wraps functions, and measures that. */
function load(folder: string, records: number): Loaded {
  const program = path.join(folder, 'load.js');
  buildSync({
    entryPoints: [path.join(__dirname, 'customers', 'load.ts')],
    outfile: program,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  copyFileSync(path.join(path.dirname(PROGRAM), WASM), path.join(folder, WASM));
  return JSON.parse(execFileSync(process.execPath, [program, folder, String(records)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })) as Loaded;
}

interface Served {
  /** In seconds. */
  readonly startTime: number;
  /** Milliseconds of a search and of a bare answer. */
  readonly http: Measured;
  readonly memory?: number;
}

async function serve(dataFile: string, records: number, form: 'quick' | 'full'): Promise<Served> {
  const began = performance.now();
  const service = await startService(PROGRAM, dataFile);
  try {
    const client = await Client.to(service);
    const answer = await search(client, 0);
    const startTime = (performance.now() - began) / 1000;
    const bare = await startBare(answer);
    try {
      const course: Course = { records, requests: REQUESTS[form], rounds: ROUNDS[form], warmUp: WARM_UP[form] };
      return { startTime, http: await compare(service, bare, course), memory: service.memory() };
    } finally {
      client.close();
      await bare.stop();
    }
  } finally {
    await service.stop();
  }
}

interface Course {
  readonly records: number;
  readonly requests: number;
  readonly rounds: number;
  readonly warmUp: number;
}

/** Rounds of requests to each, a few in turn. */
async function compare(service: Server, bare: Server, { records, requests, rounds, warmUp }: Course): Promise<Measured> {
  const clients = [await Client.to(service), await Client.to(bare)];
  let sent = 0;
  /** Milliseconds of a request to each. */
  const send = async (count: number): Promise<number[]> => {
    const times = clients.map(() => 0);
    for (const last = sent + count; sent < last; sent += TURN) {
      const customers = Array.from({ length: TURN }, (_, turn) => earlier((records - 1 - sent - turn + records) % records));
      for (const [place, client] of clients.entries()) {
        const began = performance.now();
        for (const customer of customers) {
          await search(client, customer);
        }
        times[place] += performance.now() - began;
      }
    }
    return times.map((time) => time / count);
  };
  await send(warmUp);
  const pairs: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    pairs.push(await send(requests));
  }
  clients.forEach((client) => client.close());
  return {
    value: median(pairs.map(([one]) => one)),
    peer: median(pairs.map(([, other]) => other)),
    ratios: pairs.map(([one, other]) => one / other),
  };
}

function search(client: Client, customer: number): Promise<string> {
  return client.post(`/domains/${DOMAIN}/profiles/search`, JSON.stringify({ KeyName: '_email', Values: [emailOf(customer)] }));
}
