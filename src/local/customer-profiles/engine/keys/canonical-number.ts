/** How many zeros are written out rather than counted. */
const MOST_ZEROS = 30;

/**
 * A decimal number in one form for all its spellings: `1`, `1.0` and `01` are `1`. By its digits, as numbers of more of them than a double has
 * would fall together. Text that is no number stays as it is.
 */
export function canonicalNumber(text: string): string {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,9}))?$/i.exec(text.trim());
  if (!match || (match[2] === '' && (match[3] ?? '') === '')) {
    return text;
  }
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const all = whole + fraction;
  let first = 0;
  while (all[first] === '0') {
    first++;
  }
  let end = all.length;
  while (end > first && all[end - 1] === '0') {
    end--;
  }
  if (first === end) {
    return '0';
  }
  return `${sign === '-' ? '-' : ''}${written(all.slice(first, end), Number(exponent) - fraction.length + all.length - end)}`;
}

/** Digits times a power of ten. */
function written(digits: string, power: number): string {
  if (power > MOST_ZEROS || -power > digits.length + MOST_ZEROS) {
    return `${digits}e${power}`;
  }
  if (power >= 0) {
    return digits + '0'.repeat(power);
  }
  const padded = digits.padStart(1 - power, '0');
  return `${padded.slice(0, power)}.${padded.slice(power)}`;
}
