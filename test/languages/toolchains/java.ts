import { cpSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Program, Toolchain } from './toolchain';
import { has, readJson, ROOT, run, runToEnd } from '../run';

const CLASSES: { readonly [program in Program]: string } = { shop: 'Shop', everything: 'Everything', broken: 'Broken' };

const LIBRARY = 'io.github.cdk-customer-profiles:cdk-customer-profiles';

/** A Maven project with the packed repository beside Maven Central. */
export const JAVA: Toolchain = {
  language: 'Java',
  target: 'java',
  needs: 'java and mvn',
  present: async () => await has('java', '-version') && has('mvn', '--version'),
  install: async (folder, dist) => {
    cpSync(path.join(__dirname, '..', 'java'), folder, { recursive: true });
    const { version } = readJson<{ readonly version: string }>(ROOT, 'package.json');
    // the version is the same each time, and Maven would take what it has got before
    await run('mvn', [
      '--quiet', '--batch-mode', `-Dlibrary.version=${version}`, 'dependency:purge-local-repository', `-DmanualInclude=${LIBRARY}`,
    ], { cwd: folder, log: 'java-purge' });
    await run('mvn', [
      '--quiet', '--batch-mode', `-Dlibrary.version=${version}`, `-Dlibrary.repository=${pathToFileURL(dist).href}`,
      'compile', 'dependency:build-classpath', '-Dmdep.outputFile=classpath',
    ], { cwd: folder, log: 'java-install' });
    const classpath = readFileSync(path.join(folder, 'classpath'), 'utf8').trim();
    return {
      cdkVersion: /aws-cdk-lib-([\d.]+)\.jar/.exec(classpath)![1],
      synthesise: (program, cdkOut) => runToEnd('java', ['-cp', ['target/classes', classpath].join(path.delimiter), `com.example.${CLASSES[program]}`], {
        cwd: folder, log: `java-${program}`, env: { CDK_OUTDIR: cdkOut },
      }),
    };
  },
};
