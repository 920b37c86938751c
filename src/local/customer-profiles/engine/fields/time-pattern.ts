/** What a part of a time says. */
export type TimePart =
  'year' | 'short-year' | 'month' | 'month-name' | 'day' | 'day-of-year' | 'hour' | 'hour-from-1' | 'half-hour' | 'half' | 'minute' | 'second'
  | 'millisecond' | 'zone' | 'unused';

/** A pattern as an expression, and what its groups are. */
export interface TimePattern {
  readonly expression: RegExp;
  readonly parts: readonly TimePart[];
}

/** The letters of SimpleDateFormat that are numbers. Milliseconds are a number too, and no fraction: `SSSSSS` reads microseconds wrongly, as in Java. */
const NUMBERS: { readonly [letter: string]: TimePart } = {
  y: 'year',
  Y: 'year',
  M: 'month',
  L: 'month',
  d: 'day',
  D: 'day-of-year',
  H: 'hour',
  k: 'hour-from-1',
  K: 'half-hour',
  h: 'half-hour',
  m: 'minute',
  s: 'second',
  S: 'millisecond',
  u: 'unused',
};

/** Runs of one letter, quoted text, and all else. Two quotes are one quote, within quoted text as well. */
const PIECES = /([A-Za-z])\1*|'((?:[^']|'')*)'|[^A-Za-z']+/y;

interface Piece {
  readonly expression: string;
  readonly part?: TimePart;
}

/** Compiles a pattern of SimpleDateFormat; undefined where it is none, or counts in weeks, by which nothing is dated. */
export function compilePattern(format: string): TimePattern | undefined {
  const pieces = piecesOf(format)?.map(compilePiece);
  if (!pieces || pieces.length === 0 || pieces.includes(undefined)) {
    return undefined;
  }
  const known = pieces.flatMap((piece) => piece ?? []);
  return { expression: new RegExp(`^${known.map(({ expression }) => expression).join('')}`, 'i'), parts: known.flatMap(({ part }) => part ?? []) };
}

function piecesOf(format: string): readonly RegExpExecArray[] | undefined {
  const pieces: RegExpExecArray[] = [];
  PIECES.lastIndex = 0;
  for (let end = 0; end < format.length; end = PIECES.lastIndex) {
    const match = PIECES.exec(format);
    if (!match) {
      return undefined;
    }
    pieces.push(match);
  }
  return pieces;
}

function compilePiece([piece, letter, quoted]: RegExpExecArray, index: number, all: readonly RegExpExecArray[]): Piece | undefined {
  if (letter === undefined) {
    const text = quoted === undefined ? piece : quoted.replaceAll('\'\'', '\'') || '\'';
    return { expression: text.replace(/[^A-Za-z0-9\s]/g, '\\$&').replace(/\s+/g, '\\s*') };
  }
  const count = piece.length;
  if (Object.hasOwn(NUMBERS, letter) && !isMonthName(letter, count)) {
    const part = letter === 'y' && count === 2 ? 'short-year' : NUMBERS[letter];
    return { expression: isNumber(all[index + 1]) ? `(\\d{${count}})` : '(\\d{1,9})', part };
  }
  switch (letter) {
    case 'M':
    case 'L': return { expression: '([a-z]{3,9})', part: 'month-name' };
    case 'E': return { expression: '[a-z]+' };
    case 'G': return { expression: 'AD' };
    case 'a': return { expression: '([ap]m)', part: 'half' };
    case 'X': return { expression: `(Z|[+-]\\d{2}${['', '\\d{2}', ':\\d{2}'][Math.min(count, 3) - 1]})`, part: 'zone' };
    case 'z':
    case 'Z': return { expression: '([+-]\\d{4}|(?:GMT|UTC)[+-]\\d{1,2}:\\d{2}|[a-z]{3})', part: 'zone' };
    default: return undefined;
  }
}

/** Whether a number follows at once, so that the one before has as many digits as letters. */
function isNumber(next: RegExpExecArray | undefined): boolean {
  return next?.[1] !== undefined && Object.hasOwn(NUMBERS, next[1]) && !isMonthName(next[1], next[0].length);
}

function isMonthName(letter: string, count: number): boolean {
  return (letter === 'M' || letter === 'L') && count > 2;
}
