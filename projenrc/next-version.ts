/**
 * Part of `npx projen bump`: prints the version to release, which is the one that CHANGELOG.md names at its top. What users are told and what is released are one
 * decision, of a person. The commits since the last release say how small it may be: `SUGGESTED_BUMP`, and `VERSION` for the last one.
 */
import { firstSection, readChangelog } from './changelog';

type Version = readonly [major: number, minor: number, patch: number];

/** What a release can be, by the commits that it is made of; 'none' also where there was no release before. */
const BUMPS: { readonly [suggested: string]: (last: Version) => Version } = {
  none: (last) => last,
  patch: ([major, minor, patch]) => [major, minor, patch + 1],
  minor: ([major, minor]) => [major, minor + 1, 0],
  // before 1.0 a breaking change is one of the second number
  major: ([major, minor]) => (major === 0 ? [0, minor + 1, 0] : [major + 1, 0, 0]),
};

function parse(version: string): Version {
  const [major, minor, patch] = version.split('.').map(Number);
  return [major, minor, patch];
}

function isLess(one: Version, other: Version): boolean {
  const place = one.findIndex((number, index) => number !== other[index]);
  return place !== -1 && one[place] < other[place];
}

export function nextVersion(changelog: string, last: string, suggested: string): string {
  const { heading, version, text } = firstSection(changelog);
  const released = parse(last);
  if (version === undefined) {
    const example = BUMPS.minor(released).join('.');
    throw new Error(`CHANGELOG.md begins with '${heading}': name the version and the day instead, as in '## ${example} (2026-12-31)', and merge that first`);
  }
  if (text === '') {
    throw new Error(`CHANGELOG.md says nothing of ${version}; say what users must know`);
  }
  if (!isLess(released, parse(version))) {
    throw new Error(`CHANGELOG.md begins with ${version}, and ${last} is released already; begin a section for the next version`);
  }
  const least = (BUMPS[suggested] ?? BUMPS.none)(released);
  if (isLess(parse(version), least)) {
    throw new Error(`CHANGELOG.md names ${version}, and the commits since ${last} ask for ${least.join('.')} at least: one of them is a ${suggested} change`);
  }
  return version;
}

if (require.main === module) {
  console.log(nextVersion(readChangelog(), process.env.VERSION ?? '0.0.0', process.env.SUGGESTED_BUMP ?? 'none'));
}
