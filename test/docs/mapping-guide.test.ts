import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../local/command-line/run-program';

const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'guide', 'try-a-mapping.md'), 'utf8');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'try-a-mapping-'));
  writeFileSync(join(folder, 'mapping.json'), shown('json'));
  writeFileSync(join(folder, 'customers.csv'), shown('csv'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What the page has in a language. */
function shown(language: string): string {
  const [, text] = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(PAGE) ?? [];
  if (text === undefined) {
    throw new Error(`the page shows nothing in ${language}`);
  }
  return text;
}

test('the mapping of the page has no finding', async () => {
  expect(await runProgram(['validate', 'mapping.json'], folder)).toMatchObject({ code: 0, stdout: expect.stringContaining('no findings') as string });
});

test('its records become what the page tells of them', async () => {
  const { code, stdout } = await runProgram(['explain', '--mapping', 'mapping.json', 'customers.csv', '--json'], folder);

  expect(stdout.trim().split('\n').map((line) => JSON.parse(line) as object)).toMatchObject([
    { Outcome: 'new' },
    { Outcome: 'attached', Lookups: [{ KeyName: 'customerId', ProfileIds: [] }, { KeyName: '_email', Pass: 'secondary', ProfileIds: [expect.any(String)] }] },
    { Outcome: 'refused' },
  ]);
  expect(code).toBe(1);
});
