import { cpSync } from 'node:fs';
import * as path from 'node:path';
import type { Toolchain } from './toolchain';
import { has, readJson, ROOT, run, runToEnd } from '../run';

interface Package {
  readonly id: string;
  readonly resolvedVersion: string;
}

/** What `dotnet list package` tells. */
interface Packages {
  readonly projects: readonly { readonly frameworks: readonly { readonly topLevelPackages: readonly Package[] }[] }[];
}

/** A console project with the packed folder as one of its sources of packages. */
export const DOTNET: Toolchain = {
  language: 'C#',
  target: 'dotnet',
  needs: 'dotnet',
  present: () => has('dotnet', '--version'),
  install: async (folder, dist) => {
    cpSync(path.join(__dirname, '..', 'csharp'), folder, { recursive: true });
    const { version } = readJson<{ readonly version: string }>(ROOT, 'package.json');
    const at = { cwd: folder, log: 'dotnet-install', env: { DOTNET_CLI_TELEMETRY_OPTOUT: '1', LibraryVersion: version } };
    await run('dotnet', ['restore', '--source', dist, '--source', 'https://api.nuget.org/v3/index.json'], at);
    await run('dotnet', ['build', '--no-restore', '--output', 'bin'], at);
    const { projects } = JSON.parse(await run('dotnet', ['list', 'package', '--format', 'json'], at)) as Packages;
    return {
      cdkVersion: projects[0].frameworks[0].topLevelPackages.find(({ id }) => id === 'Amazon.CDK.Lib')!.resolvedVersion,
      synthesise: (program, cdkOut) => runToEnd('dotnet', ['bin/Shop.dll', program], { cwd: folder, log: `dotnet-${program}`, env: { CDK_OUTDIR: cdkOut } }),
    };
  },
};
