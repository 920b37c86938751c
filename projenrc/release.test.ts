import { firstSection } from './changelog';
import { nextVersion } from './next-version';
import { releaseNotes } from './release-notes';

function changelog(heading: string, text = 'New: a thing.'): string {
  return `# Changelog\n\n## ${heading}\n\n${text}\n\n## 0.1.0 (2026-01-01)\n\nBegun.\n`;
}

describe('the section of a release', () => {
  test('ends where the next begins', () => {
    expect(firstSection(changelog('0.2.0 (2026-02-01)'))).toEqual({ heading: '0.2.0 (2026-02-01)', version: '0.2.0', text: 'New: a thing.' });
  });

  test('may be the only one', () => {
    expect(firstSection('# Changelog\n\n## Unreleased\n\nNew: all.\n')).toEqual({ heading: 'Unreleased', version: undefined, text: 'New: all.' });
  });

  test('must be there', () => {
    expect(() => firstSection('# Changelog\n')).toThrow("CHANGELOG.md has no section; begin one with '## Unreleased'");
  });
});

describe('the next version', () => {
  test.each([
    ['0.1.0', '0.0.0', 'none'],
    ['0.1.1', '0.1.0', 'patch'],
    ['0.2.0', '0.1.0', 'patch'],
    ['0.2.0', '0.1.9', 'major'],
    ['1.0.0', '0.9.0', 'minor'],
    ['2.0.0', '1.4.2', 'major'],
    ['0.10.0', '0.9.0', 'minor'],
  ])('is %s after %s with commits that say %s', (version, last, suggested) => {
    expect(nextVersion(changelog(`${version} (2026-12-31)`), last, suggested)).toBe(version);
  });

  test.each([
    ['Unreleased', '0.1.0', 'minor', "CHANGELOG.md begins with 'Unreleased': name the version and the day instead, as in '## 0.2.0 (2026-12-31)', and merge that first"],
    ['0.1.0', '0.1.0', 'none', 'CHANGELOG.md begins with 0.1.0, and 0.1.0 is released already; begin a section for the next version'],
    ['0.9.0', '0.10.0', 'patch', 'CHANGELOG.md begins with 0.9.0, and 0.10.0 is released already; begin a section for the next version'],
    ['0.1.1', '0.1.0', 'minor', 'CHANGELOG.md names 0.1.1, and the commits since 0.1.0 ask for 0.2.0 at least: one of them is a minor change'],
    ['0.1.1', '0.1.0', 'major', 'CHANGELOG.md names 0.1.1, and the commits since 0.1.0 ask for 0.2.0 at least: one of them is a major change'],
    ['1.5.0', '1.4.2', 'major', 'CHANGELOG.md names 1.5.0, and the commits since 1.4.2 ask for 2.0.0 at least: one of them is a major change'],
  ])('is not %s after %s with commits that say %s', (heading, last, suggested, message) => {
    expect(() => nextVersion(changelog(heading), last, suggested)).toThrow(message);
  });

  test('is nothing that users are not told of', () => {
    expect(() => nextVersion(changelog('0.2.0', ''), '0.1.0', 'minor')).toThrow('CHANGELOG.md says nothing of 0.2.0; say what users must know');
  });
});

test('the notes of a release are what users are told, and below it the commits', () => {
  const commits = '## [0.2.0](https://example.com) (2026-12-31)\n\n\n### Features\n\n* a thing\n';
  expect(releaseNotes(changelog('0.2.0'), commits)).toBe('New: a thing.\n\n## Commits\n\n### Features\n\n* a thing\n');
});
