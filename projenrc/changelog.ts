/** What CHANGELOG.md says of the next release, which stands at its top. */
import { readFileSync } from 'node:fs';
import * as path from 'node:path';

const FILE = path.join(__dirname, '..', 'CHANGELOG.md');
const HEADING = /^## (.+)$/gm;
const VERSION = /^(\d+\.\d+\.\d+)(?: \(\d{4}-\d{2}-\d{2}\))?$/;

/** The first section of a changelog. */
export interface Section {
  /** As it stands there, such as "0.2.0 (2026-12-01)" or "Unreleased". */
  readonly heading: string;
  /** That of the heading, where it names one. */
  readonly version?: string;
  readonly text: string;
}

export function readChangelog(): string {
  return readFileSync(FILE, 'utf8');
}

export function firstSection(changelog: string): Section {
  const [first, second] = [...changelog.matchAll(HEADING)];
  if (first === undefined) {
    throw new Error("CHANGELOG.md has no section; begin one with '## Unreleased'");
  }
  const text = changelog.slice(first.index + first[0].length, second?.index).trim();
  return { heading: first[1], version: VERSION.exec(first[1])?.[1], text };
}
