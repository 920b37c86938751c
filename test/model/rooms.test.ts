import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const MODEL = path.join(__dirname, '..', '..', 'src', 'model');
const FILES = readdirSync(MODEL, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.d)\.ts$/.test(file)).map((file) => file.split(path.sep).join('/'));

/** The files of the model that a file imports, types too. */
const IMPORTS = new Map(FILES.map((file) => {
  const text = readFileSync(path.join(MODEL, file), 'utf8');
  const targets = [...text.matchAll(/(?: from |\bimport\()'(\.[^']+)'/g)].map(([, target]) => path.posix.join(path.posix.dirname(file), `${target}.ts`));
  return [file, targets] as const;
}));

/**
 * What the files of a room may know, beside their own room. The vocabulary of validation is the base of all; then come the API model, the table of
 * kinds and what is made of it (files without a room), the catalogue of standard objects, and the rules.
 */
const MAY_KNOW: { readonly [room: string]: RegExp } = {
  'validation/': /^validation\//,
  'api/': /^(?:validation|api)\//,
  '': /^(?:(?:validation|api)\/)?[^/]+$/,
  'catalogue/': /^(?:validation|api|catalogue)\//,
  // The rules of one kind of resource know nothing of what is together in a domain.
  'rules/': /^(?!rules\/domain\/)/,
  'rules/domain/': /./,
};

function roomOf(file: string): string {
  return Object.keys(MAY_KNOW).filter((room) => file.startsWith(room) && (room !== '' || !file.includes('/'))).sort((a, b) => b.length - a.length)[0];
}

test('the rooms of the model know of each other in one direction', () => {
  const wrong = [...IMPORTS].flatMap(([file, targets]) => targets.filter((target) => !MAY_KNOW[roomOf(file)].test(target)).map((target) => `${file} imports ${target}`));

  // The one list of what constructs check with, which nothing in the model imports.
  expect(wrong.filter((line) => !line.startsWith('rules/checks.ts '))).toEqual([]);
});

test('no two files import each other, in however many steps', () => {
  const reachable = (file: string, seen = new Set<string>()): Set<string> => {
    for (const target of IMPORTS.get(file) ?? []) {
      if (!seen.has(target)) {
        reachable(target, seen.add(target));
      }
    }
    return seen;
  };

  expect(FILES.filter((file) => reachable(file).has(file))).toEqual([]);
});

test('no two files have the same name', () => {
  const names = FILES.map((file) => path.posix.basename(file));

  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every import leads to a file, so that none is missed here', () => {
  expect([...IMPORTS.values()].flat().filter((target) => !FILES.includes(target) && target !== 'rules/object-type/handlebars-parser.d.ts')).toEqual([]);
});
