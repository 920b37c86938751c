import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import * as limits from '../../../projenrc/limits';
import * as requests from '../../../projenrc/requests';
import * as targets from '../../../projenrc/standard-targets';
import { checkShape } from '../../../src/model/api/check-shape';
import { NEWER_VALUES } from '../../../src/model/api/limits-overlay';
import { REQUESTS, SHAPES } from '../../../src/model/api/limits.generated';

test('the limits are those of the API model that is installed: else run `npm run limits`', () => {
  expect(limits.renderLimits()).toBe(readFileSync(limits.TARGET, 'utf8'));
  expect(limits.renderDataLimits()).toBe(readFileSync(limits.DATA_TARGET, 'utf8'));
});

test('the types of requests are those of the API model that is installed: else run `npm run limits`', () => {
  expect(requests.renderRequests()).toBe(readFileSync(requests.TARGET, 'utf8'));
});

test('the types of requests have no code, so that no bundle grows by them', () => {
  const { outputText } = ts.transpileModule(readFileSync(requests.TARGET, 'utf8'), { compilerOptions: { module: ts.ModuleKind.ESNext, removeComments: true } });

  expect(outputText.trim()).toBe('export {};');
});

test('the constants of targets are those of the field tables: else run `npm run standard-targets`', () => {
  const files = targets.renderStandardTargets();

  expect(new Map([...files.keys()].map((file) => [file, readFileSync(file, 'utf8')]))).toEqual(files);
  // One that is generated no longer would stay exported.
  expect(readdirSync(path.dirname([...files.keys()][0])).filter((file) => file.endsWith('.generated.ts')).sort()).toEqual([...files.keys()].map((file) => path.basename(file)).sort());
});

test('a value that the API model has by now is no longer in the overlay', () => {
  for (const [name, { values, source }] of Object.entries(NEWER_VALUES)) {
    const shape = SHAPES[name];
    expect(source).toMatch(/API model of \w+ \d{4}/);
    expect(shape.type === 'string' && values.filter((value) => shape.enum?.includes(value))).toEqual([]);
    expect(values.flatMap((value) => checkShape(name, value, 'A'))).toEqual([]);
    expect(checkShape(name, 'SOMETHING_ELSE', 'A').map(({ code }) => code)).toEqual(['CP1006']);
  }
});

test('every shape that is named is there', () => {
  const named = Object.values(SHAPES).flatMap((shape) => {
    switch (shape.type) {
      case 'list': return [shape.member];
      case 'map': return [shape.key, shape.value];
      case 'structure': return Object.values(shape.members);
      default: return [];
    }
  });

  expect([...named, ...Object.values(REQUESTS)].filter((name) => !Object.hasOwn(SHAPES, name))).toEqual([]);
});

test('every pattern compiles', () => {
  expect(() => Object.keys(SHAPES).filter((name) => SHAPES[name].type === 'string').forEach((name) => checkShape(name, 'a', ''))).not.toThrow();
});
