/*
 * TypeScript for Jest, by the bundler that the package is built with: types are the affair of `typecheck`, and to take them out takes the TypeScript
 * compiler ten times as long. Nothing is moved: a `jest.mock` holds for what is loaded after it, so that it needs `jest.requireActual` for that.
 */
const { createHash } = require('node:crypto');
const esbuild = require('esbuild');

const OPTIONS = {
  format: 'cjs',
  loader: 'ts',
  platform: 'node',
  sourcemap: 'external',
  // Jest has no dynamic imports without an experimental flag of Node.js
  supported: { 'dynamic-import': false },
  target: 'node20',
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, target: 'ES2022' } },
};
const VERSION = JSON.stringify([esbuild.version, OPTIONS]);

module.exports = {
  process: (source, file) => esbuild.transformSync(source, { ...OPTIONS, sourcefile: file }),
  getCacheKey: (source, file) => createHash('sha1').update([VERSION, file, source].join('\0')).digest('hex'),
};
