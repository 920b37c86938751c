import * as path from 'node:path';
import type { Browser, Page } from 'playwright-core';

const IN_PAGE = path.join(__dirname, 'in-page.cjs');

/** What a browser makes of a picture. */
export interface Seen {
  readonly texts: readonly string[];
  /** Pairs of texts that lie over each other. */
  readonly overlapping: readonly string[];
  /** Texts that are not within the box that they are in. */
  readonly outside: readonly string[];
  /** Cards that lie over each other. */
  readonly cardsOverlapping: number;
  readonly scripts: number;
  /** What is wrong with it as XML: a page is read more kindly than a file. */
  readonly broken?: string;
  /** How many colours are in the picture, and how much of it is that of the most frequent. */
  readonly colours: number;
  readonly background: number;
  /** The brightness of the page at the upper edge, of 255. */
  readonly brightness: number;
}

/** What Mermaid makes of a text. */
export interface Flowchart {
  readonly labels: readonly string[];
  /** How many elements names were taken for. */
  readonly markup: number;
}

/** Opens a picture as a page would show it, and measures what is there. */
export async function lookAt(browser: Browser, svg: string, colorScheme: 'light' | 'dark'): Promise<Seen> {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1600, height: 1000 } });
  try {
    await page.setContent(`<!doctype html><body style="margin:0">${svg}</body>`);
    await page.addScriptTag({ path: IN_PAGE });
    const measured = await call<object>(page, 'measurePicture', svg);
    const png = await page.locator('svg').screenshot();
    return { ...measured, ...await call<object>(page, 'measurePixels', png.toString('base64')) } as Seen;
  } finally {
    await page.close();
  }
}

/** Lets Mermaid draw a text. It throws what it cannot read. */
export async function drawWithMermaid(browser: Browser, text: string): Promise<Flowchart> {
  const page = await browser.newPage();
  try {
    await page.setContent('<!doctype html><body></body>');
    await page.addScriptTag({ path: require.resolve('mermaid/dist/mermaid.min.js') });
    await page.addScriptTag({ path: IN_PAGE });
    return await call<Flowchart>(page, 'drawMermaid', text);
  } finally {
    await page.close();
  }
}

/** Calls a function of the page. */
async function call<Result>(page: Page, name: string, argument: string): Promise<Result> {
  return await page.evaluate(`${name}(${JSON.stringify(argument)})`) as Result;
}
