/* eslint-disable no-bitwise -- a Bloom filter is made of bits */

/** Bits for each text, and how many of them it sets: of the texts that were never added, one in a hundred is taken for one that was. */
const BITS_OF_ONE = 10;
const PROBES = 5;
const FIRST_CAPACITY = 50_000;

/** A Bloom filter that grows: whether a text was ever added, where "yes" may be wrong and "no" never is. It takes some 20 bits for each text. */
export class SeenTexts {
  /** Each has twice the capacity of the one before. */
  private readonly parts = [newPart(FIRST_CAPACITY)];

  public add(text: string): void {
    const [one, other] = hashesOf(text);
    if (this.has(one, other)) {
      return;
    }
    let last = this.parts[this.parts.length - 1];
    if (last.left === 0) {
      last = newPart(last.capacity * 2);
      this.parts.push(last);
    }
    last.left--;
    for (let probe = 0; probe < PROBES; probe++) {
      const bit = placeOf(last, one, other, probe);
      last.words[bit >>> 5] |= 1 << (bit & 31);
    }
  }

  /** False only where it was certainly not added. */
  public mayHave(text: string): boolean {
    const [one, other] = hashesOf(text);
    return this.has(one, other);
  }

  private has(one: number, other: number): boolean {
    for (let at = this.parts.length - 1; at >= 0; at--) {
      if (isIn(this.parts[at], one, other)) {
        return true;
      }
    }
    return false;
  }
}

interface Part {
  readonly capacity: number;
  left: number;
  readonly words: Uint32Array;
}

function newPart(capacity: number): Part {
  return { capacity, left: capacity, words: new Uint32Array(Math.ceil(capacity * BITS_OF_ONE / 32)) };
}

function isIn(part: Part, one: number, other: number): boolean {
  for (let probe = 0; probe < PROBES; probe++) {
    const bit = placeOf(part, one, other, probe);
    if ((part.words[bit >>> 5] & (1 << (bit & 31))) === 0) {
      return false;
    }
  }
  return true;
}

function placeOf({ words }: Part, one: number, other: number, probe: number): number {
  return ((one + Math.imul(other, probe)) >>> 0) % (words.length * 32);
}

/** Two hashes of a text that have nothing to do with each other, the second odd. */
function hashesOf(text: string): readonly [number, number] {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x5bd1e995);
    other ^= other >>> 15;
  }
  return [mixed(one), mixed(other) | 1];
}

function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
