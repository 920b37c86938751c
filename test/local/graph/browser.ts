import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Where a Chromium is on the machines that people have; the variable comes first. */
const PLACES = [
  process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const executable = PLACES.find((place) => place !== undefined && place !== '' && existsSync(place));

/** Tests that look at pictures: without a browser they are left out, and fail in CI, which is to have one. */
export const whereBrowserIs: jest.It = executable !== undefined || process.env.CI === 'true' ? test : skippedLoudly();

function skippedLoudly(): jest.It {
  process.stderr.write('NO BROWSER: nobody looks at the pictures in this run. Install Chromium (on Debian: apt-get install chromium), or set CHROMIUM_PATH.\n');
  return test.skip;
}

/** Starts the browser of the machine. */
export async function startBrowser(): Promise<Browser> {
  if (executable === undefined) {
    throw new Error('there is no Chromium to look at pictures with: install it (on Debian: apt-get install chromium), or set CHROMIUM_PATH');
  }
  return chromium.launch({
    executablePath: executable,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}
