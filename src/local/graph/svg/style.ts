import type { Face } from './font-metrics';

/** The texts of a picture. */
export const FACES = {
  heading: { size: 20, isBold: true },
  fact: { size: 12.5 },
  kind: { size: 10 },
  title: { size: 14, isBold: true },
  plain: { size: 12 },
  strong: { size: 12, isBold: true },
  quiet: { size: 11.5 },
  note: { size: 10.5 },
} as const satisfies { readonly [style: string]: Face };

export type TextStyle = keyof typeof FACES;

/** Colours that tell object types apart, on light and on dark ground. They come around again. */
const MARKS = ['#3d7dca', '#d9822b', '#2f9e6d', '#a65fc4', '#d1495b', '#1f9aa8', '#9a8a1f', '#7a6cd9', '#c25a94', '#6b8e3a'];
export const MARK_COUNT = MARKS.length;

interface Theme {
  readonly page: string;
  readonly frame: string;
  readonly frameLine: string;
  readonly card: string;
  readonly outside: string;
  readonly cardLine: string;
  readonly text: string;
  readonly quiet: string;
  readonly link: string;
}

const LIGHT: Theme = {
  page: '#ffffff', frame: '#f3f6fa', frameLine: '#cdd6e1', card: '#ffffff', outside: '#f8f9fb', cardLine: '#c9d1db', text: '#1c2530', quiet: '#576475', link: '#8a96a5',
};
const DARK: Theme = {
  page: '#0d1117', frame: '#131a23', frameLine: '#2c3643', card: '#1b242f', outside: '#161d26', cardLine: '#36424f', text: '#e8edf3', quiet: '#a3b0bf', link: '#7c8998',
};

/** System fonts, so that a picture is one file and looks like what is around it. */
const FONTS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** The style sheet. Colours are not variables, which viewers other than browsers do not know. */
export function styleSheet(): string {
  return [
    `text{font-family:${FONTS}}`,
    ...Object.entries(FACES).map(([style, face]) => `.${style}{font-size:${face.size}px${'isBold' in face ? ';font-weight:700' : ''}}`),
    ...themeRules(LIGHT),
    ...MARKS.flatMap((colour, mark) => [`.m${mark}{fill:${colour}}`, `.l${mark}{stroke:${colour}}`]),
    '.link{fill:none;stroke-width:1.6;stroke-opacity:.75}',
    '.dashed{stroke-dasharray:5 4;stroke-width:1.3}',
    `@media (prefers-color-scheme:dark){${themeRules(DARK).join('')}}`,
  ].join('');
}

function themeRules(theme: Theme): string[] {
  return [
    `.page{fill:${theme.page}}`,
    `.frame{fill:${theme.frame};stroke:${theme.frameLine}}`,
    `.card{fill:${theme.card};stroke:${theme.cardLine}}`,
    `.outside{fill:${theme.outside};stroke:${theme.cardLine}}`,
    `.heading,.title,.plain,.strong{fill:${theme.text}}`,
    `.fact,.kind,.quiet,.note{fill:${theme.quiet}}`,
    `.other{stroke:${theme.link}}`,
    `.arrow{fill:${theme.link}}`,
  ];
}
