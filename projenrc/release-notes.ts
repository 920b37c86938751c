/**
 * Part of `npx projen bump`: puts what CHANGELOG.md says of the release, written for users, above the list of commits that the release is made of. CHANGELOG.md itself
 * is written by people alone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { firstSection, readChangelog } from './changelog';

export function releaseNotes(changelog: string, commits: string): string {
  const { text } = firstSection(changelog);
  // the heading of the list is that of the release, which GitHub shows already
  return `${text}\n\n## Commits\n\n${commits.replace(/^#+ .*\n+/, '').trim()}\n`;
}

if (require.main === module) {
  const file = process.env.CHANGELOG;
  if (file === undefined) {
    throw new Error("CHANGELOG names no file; run 'npx projen bump'");
  }
  writeFileSync(file, releaseNotes(readChangelog(), readFileSync(file, 'utf8')));
}
