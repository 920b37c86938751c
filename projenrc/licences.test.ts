import { licenceFaults } from './licences';

const JUDGES = Object.fromEntries(['iam-simulate', 'iam-policy', 'iam-utils'].map((name) => [`node_modules/@cloud-copilot/${name}`, { version: '0.1.0', license: 'AGPL-3.0-or-later' }]));

function faults(license: string | undefined, bundled: boolean): string[] {
  return licenceFaults({ '': {}, ...JUDGES, 'node_modules/it': { version: '1.0.0', license } }, bundled ? ['node_modules/it'] : []);
}

test.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0-or-later)', 'MIT AND BSD-3-Clause'])('%s may be bundled', (license) => {
  expect(faults(license, true)).toEqual([]);
});

test.each(['GPL-3.0-only', 'AGPL-3.0-or-later', 'MPL-2.0', 'CC-BY-4.0', 'MIT AND GPL-3.0-only', 'SEE LICENSE IN LICENSE.md', 'UNLICENSED'])('%s may not be bundled', (license) => {
  expect(faults(license, true)).toEqual([expect.stringMatching(/^it 1\.0\.0 is bundled, under /)]);
});

test.each(['MPL-2.0', 'CC-BY-4.0', '(MIT AND CC-BY-3.0)'])('%s may build and test', (license) => {
  expect(faults(license, false)).toEqual([]);
});

test.each(['GPL-3.0-only', 'AGPL-3.0-or-later', 'SEE LICENSE IN LICENSE.md', 'UNLICENSED'])('%s may not, unless by name', (license) => {
  expect(faults(license, false)).toEqual([`it 1.0.0 is under ${license}; find out what that asks for, and allow it in projenrc/licences.ts`]);
});

test('what names no licence is refused', () => {
  expect(faults(undefined, false)).toEqual(['it 1.0.0 names no licence']);
});

test('an exception is for tools alone', () => {
  expect(licenceFaults(JUDGES, ['node_modules/@cloud-copilot/iam-utils'])).toEqual([expect.stringMatching(/^@cloud-copilot\/iam-utils 0\.1\.0 is bundled, under AGPL/)]);
});

test('an exception that is not needed any more is told', () => {
  expect(licenceFaults({}, [])).toEqual(Object.keys(JUDGES).map((folder) => `${folder.slice('node_modules/'.length)} is not used any more, and still an exception`));
});

test('what is bundled is in the lock file', () => {
  expect(licenceFaults(JUDGES, ['node_modules/gone'])).toEqual(['node_modules/gone is bundled and not in the lock file']);
});
