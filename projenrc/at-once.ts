/** Runs tasks of this project at the same time, and fails where one of them fails: those with one thread each leave no core idle together. */
import { spawn } from 'node:child_process';
import * as path from 'node:path';

const PROJEN = path.join(path.dirname(require.resolve('projen/package.json')), 'bin', 'projen');

for (const task of process.argv.slice(2)) {
  spawn(process.execPath, [PROJEN, task], { stdio: 'inherit' }).on('close', (code) => {
    // one that was ended by a signal has no code
    process.exitCode = process.exitCode || (code ?? 1);
  });
}
