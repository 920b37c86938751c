/** A number of so many digits may be another when it is read: a double has fifteen for certain. */
const MAYBE_LONG = /\d[\d.]{15}/;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.]*(?:[eE][+-]?\d+)?/g;

/**
 * Reads JSON of a record; throws where it is none. Numbers that would lose digits, such as ids of 64 bits, become their texts, which is what they are
 * written and compared as in any case (D-I14): read as numbers, two customers could be one.
 */
export function parseRecord(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!MAYBE_LONG.test(text)) {
    return value;
  }
  const kept = text.replace(TOKEN, (token) => (token.startsWith('"') || String(Number(token)) === token || token.length < 16 ? token : `"${token}"`));
  return kept === text ? value : JSON.parse(kept);
}
