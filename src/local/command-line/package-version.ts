import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of the package that this module is part of, bundled or not. */
export function packageVersion(from: string = __dirname): string {
  const file = join(from, 'package.json');
  if (existsSync(file)) {
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return dirname(from) === from ? 'unknown' : packageVersion(dirname(from));
}
