/**
 * Makes the links of the README absolute in the assembly that jsii wrote (`.jsii`), and nowhere else. From there PyPI, NuGet, Maven and Construct Hub get the page that they show, and
 * a link relative to the repository leads nowhere on it. README.md itself stays as it is: npm and GitHub resolve its links, and in node_modules the guides are beside it.
 *
 * Part of the `compile` task. A release has set its version by then, so that the links lead to the pages of its own tag.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { absoluteLinks } from './absolute-links';

interface Assembly {
  readonly version: string;
  readonly repository: { readonly url: string };
  readonly readme: { readonly markdown: string };
}

/** What `bump` of projen has not replaced: nothing is released. */
const NO_RELEASE = '0.0.0';

const FILE = path.join(__dirname, '..', '.jsii');
const assembly = JSON.parse(readFileSync(FILE, 'utf8')) as Assembly;
const revision = assembly.version === NO_RELEASE ? 'main' : `v${assembly.version}`;
const markdown = absoluteLinks(assembly.readme.markdown, { repository: assembly.repository.url, revision });
// The fingerprint is left: it tells generated code of one interface from that of another, and the interface is the same.
writeFileSync(FILE, JSON.stringify({ ...assembly, readme: { ...assembly.readme, markdown } }, null, 2));
