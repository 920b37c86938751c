import { absoluteLinks } from './absolute-links';

const PLACE = { repository: 'https://github.com/owner/name.git', revision: 'v1.2.3' };
const PAGE = 'https://github.com/owner/name/blob/v1.2.3';
const RAW = 'https://raw.githubusercontent.com/owner/name/v1.2.3';

test.each<[string, string, string]>([
  ['a link', '[guide](docs/guide/a.md)', `[guide](${PAGE}/docs/guide/a.md)`],
  ['a link with a heading and a title', '[guide](docs/a.md#why "Why")', `[guide](${PAGE}/docs/a.md#why "Why")`],
  ['a link from the folder itself', '[guide](./docs/a.md)', `[guide](${PAGE}/docs/a.md)`],
  ['a link from the root', '[guide](/docs/a.md)', `[guide](${PAGE}/docs/a.md)`],
  ['a link whose text is code', '[`Domain`](API.md)', `[\`Domain\`](${PAGE}/API.md)`],
  ['two links of a line', '[a](a.md) and [b](b.md)', `[a](${PAGE}/a.md) and [b](${PAGE}/b.md)`],
  ['an image', '![a domain](docs/a.svg)', `![a domain](${RAW}/docs/a.svg)`],
  ['an image in a link', '[![a](docs/a.png)](docs/a.md)', `[![a](${RAW}/docs/a.png)](${PAGE}/docs/a.md)`],
  ['a definition', '[guide]: docs/a.md', `[guide]: ${PAGE}/docs/a.md`],
  ['an image in HTML', '<p><img width="9" src="docs/a.svg" alt="x"></p>', `<p><img width="9" src="${RAW}/docs/a.svg" alt="x"></p>`],
  ['a picture of a theme', '<source media="(prefers-color-scheme: dark)" srcset="docs/a.svg">', `<source media="(prefers-color-scheme: dark)" srcset="${RAW}/docs/a.svg">`],
  ['a link after code', '`code` [a](a.md) `code`', `\`code\` [a](${PAGE}/a.md) \`code\``],
  ['a link after a block of code', '```ts\nf(x)[0](1)\n```\n[a](a.md)', `\`\`\`ts\nf(x)[0](1)\n\`\`\`\n[a](${PAGE}/a.md)`],
])('%s becomes absolute', (_, markdown, expected) => {
  expect(absoluteLinks(markdown, PLACE)).toBe(expected);
});

test.each([
  '[service](https://docs.aws.amazon.com/connect/)',
  '[mail](mailto:maintainers@example.com)',
  '[below](#limitations)',
  '[elsewhere](//example.com/a.md)',
  'code: `[a](a.md)` and ``[`a`](a.md)``',
  '```md\n[a](a.md)\n```',
  '~~~\n![a](a.svg)\n~~~',
  'a list (of things) and [nothing] more',
])('what leads nowhere else stays: %j', (markdown) => {
  expect(absoluteLinks(markdown, PLACE)).toBe(markdown);
});

test('the repository may be written without .git, or as npm writes it', () => {
  expect(absoluteLinks('[a](a.md)', { repository: 'git+https://github.com/owner/name', revision: 'main' })).toBe('[a](https://github.com/owner/name/blob/main/a.md)');
});
