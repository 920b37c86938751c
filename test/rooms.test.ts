import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { preProcessFile } from 'typescript';

const SRC = path.join(__dirname, '..', 'src');

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => file.split(path.sep).join('/'));

/** What each file imports of the others, types included: a reader has to know them too. */
const IMPORTS = new Map(FILES.map((file) => [file, importsOf(file)]));

function importsOf(file: string): string[] {
  const { importedFiles } = preProcessFile(readFileSync(path.join(SRC, file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.')).flatMap((name) => {
    const target = path.posix.join(path.posix.dirname(file), name);
    return [`${target}.ts`, `${target}/index.ts`, `${target}.d.ts`].filter((candidate) => FILES.includes(candidate)).slice(0, 1);
  });
}

const roomOf = (file: string) => path.posix.dirname(file);

const ROOMS = new Map<string, Set<string>>();
for (const [file, imports] of IMPORTS) {
  const known = ROOMS.get(roomOf(file)) ?? new Set<string>();
  imports.map(roomOf).filter((room) => room !== roomOf(file)).forEach((room) => known.add(room));
  ROOMS.set(roomOf(file), known);
}

/** A way from a node back to itself, for each node that has one. */
function circles(graph: ReadonlyMap<string, Iterable<string>>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (node: string, way: readonly string[]): void => {
    const at = way.indexOf(node);
    if (at >= 0) {
      found.push([...way.slice(at), node].join(' -> '));
      return;
    }
    if (!done.has(node)) {
      [...graph.get(node) ?? []].forEach((next) => walk(next, [...way, node]));
      done.add(node);
    }
  };
  [...graph.keys()].forEach((node) => walk(node, []));
  return found;
}

test('the graph has what was to be looked at', () => {
  expect(FILES.length).toBeGreaterThan(200);
  expect(IMPORTS.get('constructs/domain/domain.ts')).toContain('constructs/provider/provider.ts');
  expect(circles(new Map([['a', ['b']], ['b', ['c']], ['c', ['a', 'd']]]))).toEqual(['a -> b -> c -> a']);
});

test('no files import each other, in however many steps', () => {
  expect(circles(IMPORTS)).toEqual([]);
});

test('no rooms import each other, in however many steps', () => {
  expect(circles(ROOMS)).toEqual([]);
});

test('a construct knows none that is made beside it, only its reference', () => {
  const beside = [...ROOMS.keys()].filter((room) => /^constructs\/(?!arguments|private|provider|domain)/.test(room));

  expect(beside.length).toBeGreaterThan(4);

  for (const room of beside) {
    expect([room, [...ROOMS.get(room) ?? []].filter((known) => known.startsWith('constructs/')).sort()]).toEqual([
      room, ['constructs/arguments', 'constructs/private', 'constructs/provider'],
    ]);
  }
});

test.each(['constructs', 'model', 'handler'])('in %s a name tells one file', (layer) => {
  const names = FILES.filter((file) => file.startsWith(`${layer}/`)).map((file) => path.posix.basename(file));

  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
