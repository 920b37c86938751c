import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const APPS = join(ROOT, 'test', 'languages');
const PAGE = readFileSync(join(ROOT, 'docs', 'guide', 'your-language.md'), 'utf8');

// They are run by `npm run test:languages`.
test.each([
  ['typescript', 'typescript/shop.ts'],
  ['python', 'python/shop.py'],
  ['java', 'java/src/main/java/com/example/Shop.java'],
  ['csharp', 'csharp/Shop.cs'],
  ['go', 'go/shop/main.go'],
])('what the page shows in %s is the program that is run', (language, file) => {
  const shown = [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code);

  expect(shown).toEqual([readFileSync(join(APPS, file), 'utf8')]);
});
