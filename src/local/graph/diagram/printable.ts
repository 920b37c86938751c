/** A text in one line, of characters that can be shown. */
export function printable(text: string): string {
  return text.replace(/[^\S\u00A0]+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '\uFFFD');
}
