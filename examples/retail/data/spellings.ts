import type { Random } from './random';

/** How people, and the forms that they fill in, write the same thing. */

/** A telephone number of ten digits in one of the forms that are in use. */
export function phoneAsWritten(random: Random, digits: string): string {
  const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  return random.pick([
    `+1${digits}`, digits, `(${area}) ${exchange}-${line}`, `${area}-${exchange}-${line}`, `+1 ${area} ${exchange} ${line}`, `1-${area}-${exchange}-${line}`,
  ]);
}

/** An e-mail address in another case. */
export function emailAsWritten(random: Random, address: string): string {
  const [local, host] = address.split('@');
  return random.pick([address, address, address.toUpperCase(), `${local[0].toUpperCase()}${local.slice(1)}@${host}`, `${local}@${host.toUpperCase()}`]);
}

/** A name in another case, or with a blank too many. */
export function nameAsWritten(random: Random, name: string): string {
  return random.pick([name.toUpperCase(), name.toLowerCase(), `${name} `, ` ${name}`]);
}

/** A name with a letter missing, doubled or changed places with the next; always another one. */
export function nameMisspelt(random: Random, name: string): string {
  const at = random.between(1, name.length - 2);
  const [before, letter, next, after] = [name.slice(0, at), name[at], name[at + 1], name.slice(at + 2)];
  const swapped = letter === next ? [] : [`${before}${next}${letter}${after}`];
  return random.pick([`${before}${next}${after}`, `${before}${letter}${letter}${next}${after}`, ...swapped]);
}
