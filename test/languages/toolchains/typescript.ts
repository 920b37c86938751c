import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Project } from './toolchain';
import { ROOT, run, runToEnd } from '../run';

/** A project with the tarball, and the aws-cdk-lib that another language was given, so that templates differ by the language alone. */
export async function typescriptProject(folder: string, dist: string, cdkVersion: string): Promise<Project> {
  cpSync(path.join(__dirname, '..', 'typescript'), folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'shop', private: true }));
  const tarball = readdirSync(dist).find((file) => file.endsWith('.tgz'))!;
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', path.join(dist, tarball), `aws-cdk-lib@${cdkVersion}`], {
    cwd: folder, log: `typescript-${cdkVersion}`,
  });
  return {
    cdkVersion,
    synthesise: (program, cdkOut) => runToEnd(path.join(ROOT, 'node_modules', '.bin', 'tsx'), [`${program}.ts`], {
      cwd: folder, log: `typescript-${cdkVersion}-${program}`, env: { CDK_OUTDIR: cdkOut },
    }),
  };
}
