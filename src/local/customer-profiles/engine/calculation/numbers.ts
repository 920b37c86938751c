/** An integer: a large one where a number could not hold it. */
type Digits = number | bigint;

/** A number as digits without a point, and how many of them stand after it. */
interface Decimal {
  readonly digits: Digits;
  readonly scale: number;
}

/** Integers that are written with fewer characters are held by a number as they are. */
const SAFE_LENGTH = 16;

/** Most amounts have no more digits after the point, so that they need not be written out. */
const MAX_TRIED_SCALE = 4;

/** Of so many digits, no two decimals are the same number. */
const SURELY_EXACT = 1e15;

/** Powers of ten up to here are numbers as they are, and a division by one is rounded once. */
const MAX_EXACT_POWER = 22;

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** Longer than any number has to be written; what is longer is text. */
const MAX_LENGTH = 1000;

/** The number that a text is; undefined where it is none, or none that can be calculated with. */
export function numberOf(text: string): number | undefined {
  const trimmed = text.length > MAX_LENGTH ? '' : text.trim();
  const number = NUMBER.test(trimmed) ? Number(trimmed) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** The shortest text of a finite number without an exponent. */
export function decimalText(number: number): string {
  const text = String(number);
  const [mantissa, exponent] = text.split('e');
  if (exponent === undefined) {
    return text;
  }
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole, fraction = ''] = mantissa.slice(sign.length).split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  return point <= 0 ? `${sign}0.${'0'.repeat(-point)}${digits}` : `${sign}${digits.padEnd(point, '0')}`;
}

/** Added as decimals, so that 0.1 and 0.2 are 0.3, and in whatever order they come. */
export function sumOf(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) {
    total += number;
    if (!Number.isSafeInteger(number) || !Number.isSafeInteger(total)) {
      return exactSum(numbers.map(decimalOf));
    }
  }
  return total;
}

/** As decimals too. */
export function productOf(one: number, other: number): number {
  const plain = one * other;
  if (Number.isSafeInteger(one) && Number.isSafeInteger(other) && Number.isSafeInteger(plain)) {
    return plain;
  }
  const [left, right] = [decimalOf(one), decimalOf(other)];
  return numberOfDecimal(multiplied(left.digits, right.digits), left.scale + right.scale);
}

function exactSum(decimals: readonly Decimal[]): number {
  const scale = decimals.reduce((most, each) => Math.max(most, each.scale), 0);
  let sum: Digits = 0;
  for (const { digits, scale: own } of decimals) {
    sum = added(sum, scale === own ? digits : multiplied(digits, powerOfTen(scale - own)));
  }
  return numberOfDecimal(sum, scale);
}

function decimalOf(number: number): Decimal {
  for (let scale = 0; scale <= MAX_TRIED_SCALE; scale++) {
    const digits = Math.round(number * 10 ** scale);
    if (Math.abs(digits) < SURELY_EXACT && digits / 10 ** scale === number) {
      return { digits, scale };
    }
  }
  const text = decimalText(number);
  const point = text.indexOf('.');
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
  return { digits: digits.length < SAFE_LENGTH ? Number(digits) : BigInt(digits), scale: point < 0 ? 0 : text.length - point - 1 };
}

function numberOfDecimal(digits: Digits, scale: number): number {
  return typeof digits === 'number' && scale <= MAX_EXACT_POWER ? digits / 10 ** scale : Number(`${digits}e-${scale}`);
}

function powerOfTen(exponent: number): Digits {
  return exponent < SAFE_LENGTH ? 10 ** exponent : 10n ** BigInt(exponent);
}

function multiplied(one: Digits, other: Digits): Digits {
  const plain = Number(one) * Number(other);
  return Number.isSafeInteger(plain) && typeof one === 'number' && typeof other === 'number' ? plain : BigInt(one) * BigInt(other);
}

function added(one: Digits, other: Digits): Digits {
  const plain = Number(one) + Number(other);
  return Number.isSafeInteger(plain) && typeof one === 'number' && typeof other === 'number' ? plain : BigInt(one) + BigInt(other);
}
