import { ISO_8601, ISO_8601_MILLI } from './timestamp-formats';
import { Finding, newFinding } from '../../validation/finding';
import { nearest } from '../../validation/nearest';
import { defineRule } from '../../validation/rule';

const FORMAT = defineRule({
  code: 'CP1214',
  severity: 'warning',
  title: 'a timestamp format is EpochMilli or a pattern of Java\'s SimpleDateFormat',
  why: 'a time that cannot be read leaves the service without the order in which records were changed',
  source: 'Administrator Guide, "Object type mapping definition details"; Java, SimpleDateFormat',
});

const EPOCH = 'EpochMilli';
/** The letters that mean something in a pattern; others are reserved, and Java refuses them outside quotes. */
const PATTERN_LETTERS = /^[GyYMLwWDdFEuaHkKhmsSzZX]$/;

/** Checks the format of a source's time. Mappings of AWS's own write `EPOCHMILLI` too. */
export function checkTimestampFormat(format: string, path: string): Finding[] {
  const problem = problemOf(format);
  if (problem === undefined) {
    return [];
  }
  return [newFinding(FORMAT, {
    path, value: format, problem, allowed: `${EPOCH}, or a pattern such as yyyy-MM-dd'T'HH:mm:ss'Z'`, fix: wayOut(format),
  })];
}

/** People write the name of the standard, which other services and the API's own calculations take, or a pattern without its quotes. */
function wayOut(format: string): string | undefined {
  const plain = format.replace(/[\s_-]/g, '');
  if (/^iso(8601)?$/i.test(plain)) {
    return `write ${ISO_8601}, or ${ISO_8601_MILLI} where times have milliseconds`;
  }
  const quoted = format.replace(/([Dd])T([Hh])/, '$1\'T\'$2').replace(/([Ss])Z$/, '$1\'Z\'');
  if (quoted !== format && problemOf(quoted) === undefined) {
    return `did you mean ${quoted}?`;
  }
  const near = nearest(plain, [EPOCH]);
  return near && `did you mean "${near}"?`;
}

function problemOf(format: string): string | undefined {
  if (format.toLowerCase() === EPOCH.toLowerCase()) {
    return undefined;
  }
  // Two quotes are one quote, within quoted text as well as outside.
  const plain = format.replaceAll('\'\'', '').split('\'');
  if (plain.length % 2 === 0) {
    return 'has a quote that is not closed';
  }
  if (/%[A-Za-z]/.test(format)) {
    return 'is written for strftime';
  }
  const letters = plain.filter((_, index) => index % 2 === 0).join('').match(/[A-Za-z]/g) ?? [];
  const wrong = letters.find((letter) => !PATTERN_LETTERS.test(letter));
  if (wrong !== undefined) {
    return `has the letter ${wrong}, which means nothing in a pattern`;
  }
  return letters.length === 0 ? 'has no part of a time' : undefined;
}
