import { isGuess, widthOf } from './font-metrics';
import type { Face } from './font-metrics';
import { printable } from '../diagram/printable';

const ESCAPES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as XML has it. What XML cannot have, and what would turn the direction of the text, is shown as a character that is not known. */
export function escapeXml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

/** Attributes as XML has them. */
export function attributes(values: { readonly [name: string]: string | number | undefined }): string {
  return Object.entries(values).filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? String(rounded(value)) : escapeXml(value!)}"`).join('');
}

/** To tenths, which is as much as can be seen. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A line of text. One whose width is a guess is told to keep to it. */
export function textElement(text: string, at: { readonly x: number; readonly y: number }, { face, style, isEnd = false }: {
  readonly face: Face;
  readonly style: string;
  readonly isEnd?: boolean;
}): string {
  const fitted = isGuess(text) ? { textLength: widthOf(text, face), lengthAdjust: 'spacingAndGlyphs' } : {};
  return `<text${attributes({ 'x': at.x, 'y': at.y, 'class': style, 'text-anchor': isEnd ? 'end' : undefined, ...fitted })}>${escapeXml(text)}</text>`;
}
