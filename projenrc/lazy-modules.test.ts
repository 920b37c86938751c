import { lazyIndex, loadedWhenUsed } from './lazy-modules';

/** Runs a compiled module whose imports are to be made lazy, and tells what it has loaded before it is used, and what `exports.use()` says. */
function run(text: string): { readonly atStart: readonly string[]; readonly use: () => unknown; readonly loaded: readonly string[] } {
  const loaded: string[] = [];
  const modules: { readonly [name: string]: object } = {
    './things': { Thing: class { constructor(public readonly name: string) {} }, name: () => 'things', counted: 1 },
    'aws-cdk-lib/aws-iam': { Role: class { public readonly kind = 'role'; } },
  };
  const load = (name: string) => {
    loaded.push(name);
    return modules[name];
  };
  const exports: { use?: () => unknown } = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a compiled module is a text until it is run
  new Function('exports', 'require', '__importStar', loadedWhenUsed(text))(exports, load, (module: object) => module);
  return { atStart: [...loaded], use: exports.use!, loaded };
}

test.each([
  ['a class is made', 'exports.use = () => new iam.Role().kind;', 'role', ['aws-cdk-lib/aws-iam']],
  ['a function is called as TypeScript writes it', 'exports.use = () => (0, things_1.name)();', 'things', ['./things']],
  ['a name stands in a string, and as a member', 'exports.use = () => ({ iam: "iam.amazonaws.com", things_1: 1 }).iam;', 'iam.amazonaws.com', []],
  ['it is used in a template', 'exports.use = () => `${things_1.counted} of ${new things_1.Thing("a").name}`;', '1 of a', ['./things']],
  ['it is used often', 'exports.use = () => [1, 2].map(() => things_1.counted).length;', 2, ['./things']],
])('another module is loaded when it is first used: %s', (_, body, result, modules) => {
  const { atStart, use, loaded } = run(`"use strict";
const things_1 = require("./things");
const iam = __importStar(require("aws-cdk-lib/aws-iam"));
${body}
`);

  expect(atStart).toEqual([]);
  expect(use()).toEqual(result);
  expect(loaded).toEqual(modules);
});

test('what a class extends is loaded with it', () => {
  const { atStart, use } = run('const things_1 = require("./things"); class Own extends things_1.Thing {} exports.use = () => new Own("own").name;');

  expect(atStart).toEqual(['./things']);
  expect(use()).toBe('own');
});

test('what cannot be made lazy is refused', () => {
  expect(() => loadedWhenUsed('const things_1 = require("./things"); exports.use = () => ({ things_1 });')).toThrow(/^things_1 at \d+ cannot be made lazy: write it out$/);
});

test('the index loads a class when it is touched, and all of them where a message needs them', () => {
  const touched: string[] = [];
  let loadAll = () => {};
  const classes = { loadAllBy: (load: () => void) => { loadAll = load; } };
  const text = lazyIndex(['One', 'Two'].map((name) => `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => touch('${name}') });`));
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a compiled module is a text until it is run
  new Function('exports', 'require', 'touch', text)({}, () => classes, (name: string) => touched.push(name));

  expect(touched).toEqual([]);
  loadAll();
  expect(touched).toEqual(['One', 'Two']);
});
