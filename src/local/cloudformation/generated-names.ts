import { createHash } from 'node:crypto';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const HEX = '0123456789abcdef';
const DIGITS = '0123456789';

function characters(alphabet: string, length: number, seed: string): string {
  let text = '';
  for (let round = 0; text.length < length; round += 1) {
    text += Array.from(createHash('sha256').update(`${round} ${seed}`).digest(), (byte) => alphabet[byte % alphabet.length]).join('');
  }
  return text.slice(0, length);
}

/** Characters that look random and are always the same for the same seed, so that a deployment can be repeated. */
export function upperCharacters(length: number, seed: string): string {
  return characters(UPPER, length, `upper ${seed}`);
}

export function hexCharacters(length: number, seed: string): string {
  return characters(HEX, length, `hex ${seed}`);
}

export function digits(length: number, seed: string): string {
  return characters(DIGITS, length, `digits ${seed}`);
}

export function uuid(seed: string): string {
  const hex = hexCharacters(32, seed);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

/** A name as CloudFormation makes one up: `<stack>-<logicalId>-<SUFFIX>`, the first two cut short where the name would be too long. */
export function generatedName(stackName: string, logicalId: string, seed: string, maxLength = 64): string {
  const suffix = upperCharacters(12, seed);
  const room = maxLength - suffix.length - 2;
  const forStack = Math.max(Math.floor(room / 2), room - logicalId.length);
  const stackPart = stackName.slice(0, forStack);
  return `${stackPart}-${logicalId.slice(0, room - stackPart.length)}-${suffix}`;
}
