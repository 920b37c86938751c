import * as fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { startBrowser, whereBrowserIs } from './browser';
import { drawWithMermaid, lookAt } from './look-at';
import { domainOfMany } from './many-types';
import { RANDOM_DOMAIN } from './random-domain';
import { domainsOfExample, EXAMPLES } from '../../../projenrc/example-domains';
import { drawDomains } from '../../../src/local/graph/draw-domains';
import type { DomainDefinitions } from '../../../src/local/graph/picture/domain-picture';

/** A browser takes its time on a busy machine. */
const PATIENCE = 180_000;

let browser: Browser | undefined;
const theBrowser = async () => browser ??= await startBrowser();
afterAll(() => browser?.close());

const RANDOM = fc.sample(RANDOM_DOMAIN, { numRuns: 12, seed: 11 });

const DOMAINS: readonly (readonly [name: string, domains: () => readonly DomainDefinitions[]])[] = [
  ...EXAMPLES.map((name) => [name, () => domainsOfExample(name)] as const),
  ['two examples in one picture', () => ['retail', 'travel'].flatMap(domainsOfExample)],
  ['30 object types', () => [domainOfMany(30)]],
  ['400 object types', () => [domainOfMany(400)]],
  ['nothing but a name', () => [{ name: 'empty', definitions: [] }]],
  ['names that nobody should give', () => RANDOM],
];

whereBrowserIs.each(DOMAINS)('%s: a picture that is not blank, in which every text has its room, on light and on dark ground', async (_, domains) => {
  const svg = drawDomains(domains(), 'svg').text;
  const [light, dark] = [await lookAt(await theBrowser(), svg, 'light'), await lookAt(await theBrowser(), svg, 'dark')];
  for (const seen of [light, dark]) {
    expect(seen).toMatchObject({ overlapping: [], outside: [], cardsOverlapping: 0, scripts: 0, broken: undefined });
    expect(seen.texts.length).toBeGreaterThan(5);
    expect(seen.colours).toBeGreaterThan(20);
    expect(seen.background).toBeLessThan(0.99);
  }
  expect(light.brightness).toBeGreaterThan(240);
  expect(dark.brightness).toBeLessThan(40);
}, PATIENCE);

whereBrowserIs('what is wrong with a picture is seen: the measure itself can fail', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><g class="box"><rect x="10" y="10" width="60" height="40"/>'
    + '<text x="12" y="30">far too long for its box</text><text x="40" y="32">over it</text></g><g class="box"><rect x="50" y="20" width="60" height="40"/></g></svg>';
  expect(await lookAt(await theBrowser(), svg, 'light')).toMatchObject({
    overlapping: ['far too long for its box / over it'], outside: expect.arrayContaining(['far too long for its box']) as string[], cardsOverlapping: 1,
  });
}, PATIENCE);

whereBrowserIs.each(DOMAINS)('%s: Mermaid itself reads and draws the text', async (name, domains) => {
  const given = domains();
  const { labels, markup } = await drawWithMermaid(await theBrowser(), drawDomains(given, 'mermaid').text);
  expect(markup).toBe(0);
  expect(labels.length).toBeGreaterThan(0);
  if (EXAMPLES.includes(name)) {
    const types = given.flatMap(({ definitions }) => definitions.flatMap(({ kind, name: type }) => (kind === 'object-type' ? [type] : [])));
    expect(labels.map((label) => label.split('\n')[1])).toEqual(expect.arrayContaining(types));
  }
}, PATIENCE);
