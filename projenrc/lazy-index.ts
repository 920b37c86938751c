/**
 * Rewrites the compiled lib/index.js so that it loads a module when one of its names is first touched, as aws-cdk-lib does: importing the
 * package then costs what is used of it. Part of the `compile` task.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

const INDEX = path.join(__dirname, '..', 'lib', 'index.js');

function lazily(modulePath: string): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- what a compiled module exports is known once it is loaded
  const names = Object.keys(require(path.join(path.dirname(INDEX), modulePath)) as object).filter((name) => name !== '__esModule');
  return names.map((name) => `Object.defineProperty(exports, '${name}', { enumerable: true, configurable: true, get: () => require('${modulePath}').${name} });`);
}

const modules = [...readFileSync(INDEX, 'utf8').matchAll(/__exportStar\(require\("(.+?)"\), exports\);/g)].map((match) => match[1]);
if (modules.length > 0) {
  writeFileSync(INDEX, ['"use strict";', "Object.defineProperty(exports, '__esModule', { value: true });", ...modules.flatMap(lazily), ''].join('\n'));
}
