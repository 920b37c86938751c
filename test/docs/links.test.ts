import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** What `npx projen links` does not look at: that README leads to every guide, and the form of addresses of other sites, which nobody is asked for. */

const ROOT = path.join(__dirname, '..', '..');
const GUIDES = readdirSync(path.join(ROOT, 'docs', 'guide')).filter((page) => page.endsWith('.md')).map((page) => `docs/guide/${page}`);
const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...GUIDES, ...readdirSync(path.join(ROOT, 'docs', 'adr')).map((page) => `docs/adr/${page}`)];

function targetsOf(page: string): string[] {
  const prose = readFileSync(path.join(ROOT, page), 'utf8').replace(/^```.*?^```/gms, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
}

test('README leads to every guide, since a registry shows no other page', () => {
  const targets = targetsOf('README.md').map((target) => target.split('#')[0]);

  expect(GUIDES.filter((guide) => !targets.includes(guide))).toEqual([]);
});

test.each(PAGES)('%s names other sites by whole addresses, encrypted ones', (page) => {
  const elsewhere = targetsOf(page).filter((target) => /^[a-z][a-z\d+.-]*:/i.test(target));

  expect(elsewhere.filter((target) => !URL.canParse(target) || new URL(target).protocol !== 'https:' || !new URL(target).hostname.includes('.'))).toEqual([]);
});
