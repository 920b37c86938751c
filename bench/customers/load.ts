/**
 * A process of its own, so that its memory is that of ingestion: `load.ts FOLDER RECORDS`. Takes records in and prints what it has measured as JSON.
 *
 * It counts the time of the processor, as other programs run meanwhile. What is compared is done in turn, a block of records at a time. Rows of the engine wait and are written
 * for some thousand records at once, which falls into the time of one of several blocks: sums tell more than single blocks do.
 */
import * as path from 'node:path';
import { engineIn, rawIn } from './databases';
import type { Side } from './databases';
import { earlier, emailOf, recordOf } from './records';
import { inTurn } from '../figure';
import type { Measured } from '../figure';

export interface Loaded {
  readonly profiles: number;
  /** Each record in a transaction of its own: microseconds of engine and raw, and the ratio of each tenth of the records. */
  readonly perCall: Measured;
  /** Five hundred to a transaction. */
  readonly inBatches: Measured;
  /** Microseconds of a record where there are all records, and where there are a tenth of them; undefined where there are too few to tell. */
  readonly growth?: Measured;
  /** Microseconds of a search by key, and of an indexed select. */
  readonly search: Measured;
  /** In MiB, the most there was. */
  readonly memory: number;
}

const BLOCK = 500;
const WARM_BLOCKS = 8;
/** Some ten times as many as wait at once. */
const GROWTH_BLOCKS = 32;
const GROWTH_PARTS = 2;
const PARTS = 10;
const SEARCHES = 2000;
const SEARCH_RUNS = 7;

function load(folder: string, records: number): Loaded {
  const file = (name: string) => path.join(folder, name);
  const [engine, raw, small, smallRaw] = [engineIn(file('engine')), rawIn(file('raw')), engineIn(file('small')), rawIn(file('small-raw'))];
  const tenth = records / 10;
  warmUp(file);
  const inBatches = compare(small, smallRaw, { records: tenth, transaction: BLOCK });
  const perCall = compare(engine, raw, { records, transaction: 1 });
  const growth = records < 100_000 ? undefined : grow(engine, small, { records, tenth });
  const search = inTurn(SEARCH_RUNS, () => find(engine, records), () => find(raw, records));
  const profiles = engine.profiles();
  [engine, raw, small, smallRaw].forEach((side) => side.close());
  return { profiles, perCall, inBatches, growth, search, memory: process.resourceUsage().maxRSS / 1024 };
}

/** What has run a few thousand times is compiled: the first records of a process would be dearer than all that follow. */
function warmUp(file: (name: string) => string): void {
  const sides = [engineIn(file('warm')), rawIn(file('warm-raw'))];
  for (let block = 0; block < WARM_BLOCKS; block++) {
    sides.forEach((side) => ingest(side, textsFrom(block * BLOCK), block % 2 === 0 ? 1 : BLOCK));
  }
  sides.forEach((side) => side.close());
}

interface Course {
  readonly records: number;
  readonly transaction: number;
}

function compare(engine: Side, raw: Side, { records, transaction }: Course): Measured {
  const blocks = Array.from({ length: records / BLOCK }, (_, block) => {
    const texts = textsFrom(block * BLOCK);
    return { value: ingest(engine, texts, transaction), peer: ingest(raw, texts, transaction) };
  });
  return sumsOf(blocks, PARTS);
}

interface Block {
  /** Microseconds. */
  readonly value: number;
  readonly peer: number;
}

/** Microseconds of a record, and the ratios of as many parts of the blocks. */
function sumsOf(blocks: readonly Block[], parts: number): Measured {
  const sums = (some: readonly Block[]) => ({
    value: some.reduce((sum, block) => sum + block.value, 0),
    peer: some.reduce((sum, block) => sum + block.peer, 0),
  });
  const { value, peer } = sums(blocks);
  const share = Math.max(1, Math.floor(blocks.length / parts));
  const ratios = Array.from({ length: Math.min(parts, blocks.length) }, (_, part) => sums(blocks.slice(part * share, (part + 1) * share)));
  const records = blocks.length * BLOCK;
  return { value: value / records, peer: peer / records, ratios: ratios.map((part) => part.value / part.peer) };
}

/** Goes on in two databases of different size, a block in each in turn. */
function grow(large: Side, small: Side, { records, tenth }: { readonly records: number; readonly tenth: number }): Measured {
  return sumsOf(Array.from({ length: GROWTH_BLOCKS }, (_, block) => {
    const step = (side: Side, from: number) => ingest(side, textsFrom(from + (block * BLOCK)), 1);
    return { value: step(large, records), peer: step(small, tenth) };
  }), GROWTH_PARTS);
}

function textsFrom(start: number): string[] {
  return Array.from({ length: BLOCK }, (_, index) => recordOf(start + index));
}

function ingest(side: Side, texts: readonly string[], transaction: number): number {
  return processorTime(() => {
    for (let start = 0; start < texts.length; start += transaction) {
      side.ingest(texts.slice(start, start + transaction));
    }
  });
}

/** Microseconds of a search, all over the customers. */
function find(side: Side, records: number): number {
  const keys = Array.from({ length: SEARCHES }, (_, index) => emailOf(earlier(records - 1 - index)));
  return processorTime(() => keys.forEach((key) => {
    if (side.find(key) === 0) {
      throw new Error(`nobody has ${key}`);
    }
  })) / SEARCHES;
}

function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

process.stdout.write(JSON.stringify(load(process.argv[2], Number(process.argv[3]))));
