import { cpSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import type { Toolchain } from './toolchain';
import { has, run, runToEnd } from '../run';

/** A virtual environment with the wheel in it, and what pip found for it. */
export const PYTHON: Toolchain = {
  language: 'Python',
  target: 'python',
  needs: 'python3 with venv',
  present: () => has('python3', '-c', 'import ensurepip, venv'),
  install: async (folder, dist) => {
    cpSync(path.join(__dirname, '..', 'python'), folder, { recursive: true });
    const at = { cwd: folder, log: 'python-install' };
    await run('python3', ['-m', 'venv', '.venv'], at);
    const python = path.join(folder, '.venv', 'bin', 'python');
    const wheel = readdirSync(dist).find((file) => file.endsWith('.whl'))!;
    await run(python, ['-m', 'pip', 'install', '--quiet', '--no-compile', '--disable-pip-version-check', path.join(dist, wheel)], at);
    const version = await run(python, ['-c', 'import importlib.metadata as m; print(m.version("aws-cdk-lib"))'], at);
    return {
      cdkVersion: version.trim(),
      synthesise: (program, cdkOut) => runToEnd(python, [`${program}.py`], {
        cwd: folder, log: `python-${program}`, env: { CDK_OUTDIR: cdkOut, PYTHONDONTWRITEBYTECODE: '1' },
      }),
    };
  },
};
