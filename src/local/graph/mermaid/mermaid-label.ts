import { printable } from '../diagram/printable';

/** All but letters, digits and signs that mean nothing; of those that do at the end of a word, `_`, `.` and `-` may stand within one, so that names can be read. */
const MEANS_SOMETHING = /[^\p{L}\p{M}\p{N} ,:/()+?!%._-]|[._-](?![\p{L}\p{N}])|^\+|(?<=^\d+)[.)]/gu;

/** A text as it stands between quotes in Mermaid. What has a meaning there, in HTML or in Markdown is written as its number. */
export function mermaidLabel(text: string): string {
  return printable(text).replaceAll('\u00A0', ' ').replace(MEANS_SOMETHING, (character) => `#${character.codePointAt(0)};`);
}
