/**
 * Widths of the characters from space to tilde, in hundredths of the size of the font: those of DejaVu Sans, rounded up. It is as wide as Verdana, and wider than
 * the fonts that a browser takes first, so that what has room by this table has room in any of them.
 */
const REGULAR = [
  32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54,
  100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 40, 34, 40, 84, 50,
  50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];
const BOLD = [
  35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84, 84, 84, 59,
  100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84, 86, 74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 50,
  50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
];
/** Letters with marks, and the ellipsis. */
const LATIN = 100;
/** Everything else, of which a picture also says how wide it is to be. */
const OTHER = 125;
const END_OF_LATIN = 0x250;
const ELLIPSIS = '\u2026';

/** How a text is set. */
export interface Face {
  readonly size: number;
  readonly isBold?: boolean;
}

/** The most room that a text takes, in pixels. */
export function widthOf(text: string, { size, isBold = false }: Face): number {
  const table = isBold ? BOLD : REGULAR;
  return [...text].reduce((sum, character) => sum + (table[(character === '\u00A0' ? ' ' : character).codePointAt(0)! - 32] ?? (isOther(character) ? OTHER : LATIN)), 0) * size / 100;
}

/** Whether the width of a text is a guess. */
export function isGuess(text: string): boolean {
  return [...text].some(isOther);
}

function isOther(character: string): boolean {
  return character.codePointAt(0)! >= END_OF_LATIN && character !== ELLIPSIS;
}

/** The beginning of a text that has room, with an ellipsis where it is not all of it. */
export function cutTo(text: string, width: number, face: Face): string {
  if (widthOf(text, face) <= width) {
    return text;
  }
  const characters = [...text];
  let end = characters.length;
  while (end > 0 && widthOf(`${characters.slice(0, end).join('')}${ELLIPSIS}`, face) > width) {
    end--;
  }
  return `${characters.slice(0, end).join('').trimEnd()}${ELLIPSIS}`;
}

/** A text in lines that have room; a word that has none is cut, and so is what is more than the lines. */
export function wrapTo(text: string, width: number, face: Face, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(' ').filter((word) => word !== '');
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, face) <= width) {
      line = longer;
    } else if (lines.length === most - 1) {
      return [...lines, cutTo([line, ...words.slice(index)].join(' '), width, face)];
    } else {
      lines.push(cutTo(line, width, face));
      line = word;
    }
  }
  return line === '' ? lines : [...lines, cutTo(line, width, face)];
}
