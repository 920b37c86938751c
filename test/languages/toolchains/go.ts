import { cpSync } from 'node:fs';
import * as path from 'node:path';
import type { Toolchain } from './toolchain';
import { has, run, runToEnd } from '../run';

const CDK = 'github.com/aws/aws-cdk-go/awscdk/v2';
const LIBRARY = 'github.com/cdk-customer-profiles/cdk-customer-profiles-go/cdkcustomerprofiles';
/** The toolchain that is there, and no other that a module asks for. */
const ENVIRONMENT = { GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' };

/** A module that has the packed folder in place of the one that would be published. */
export const GO: Toolchain = {
  language: 'Go',
  target: 'go',
  needs: 'go',
  present: () => has('go', 'version'),
  install: async (folder, dist) => {
    cpSync(path.join(__dirname, '..', 'go'), folder, { recursive: true });
    const at = { cwd: folder, log: 'go-install', env: ENVIRONMENT };
    await run('go', ['mod', 'edit', `-require=${LIBRARY}@v0.0.0`, `-replace=${LIBRARY}=${path.join(dist, 'cdkcustomerprofiles')}`], at);
    // Go takes the oldest that will do, which is the floor; users who begin an app have the newest.
    await run('go', ['get', `${CDK}@latest`], at);
    await run('go', ['build', '-o', 'bin/', './...'], at);
    const version = await run('go', ['list', '-m', '-f', '{{.Version}}', CDK], at);
    return {
      cdkVersion: version.trim().replace(/^v/, ''),
      synthesise: (program, cdkOut) => runToEnd(path.join(folder, 'bin', program), [], { cwd: folder, log: `go-${program}`, env: { CDK_OUTDIR: cdkOut } }),
    };
  },
};
