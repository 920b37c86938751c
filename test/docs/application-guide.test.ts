import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'guide', 'test-your-application.md'), 'utf8');
const EXAMPLES = join(ROOT, 'examples', 'test-your-application');

/** Files of the example with what the page should show of them. */
function filesOf(folder: string): string[] {
  return readdirSync(join(EXAMPLES, folder)).filter((file) => /\.(ts|py)$/.test(file)).map((file) => readFileSync(join(EXAMPLES, folder, file), 'utf8'));
}

test.each(['typescript', 'python'])('what the page shows in %s are the files that are run', (language) => {
  const shown = [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code);

  expect(shown.length).toBeGreaterThan(0);
  expect([...shown].sort()).toEqual(filesOf(language).sort());
});
