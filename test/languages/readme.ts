import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ROOT } from './run';

interface Programs {
  /** Complete programs in Python. */
  readonly python: readonly string[];
  /** The same in TypeScript, in the same order. */
  readonly typescript: readonly string[];
}

/** Code is translated where it is marked as TypeScript. */
const TYPESCRIPT = 'ts';
/** What an example only declares, in the order in which one is made of the others; all of them begin with an app and its stack. */
const DECLARED: { readonly [name: string]: { readonly python: string; readonly typescript: string } } = {
  desktop: {
    python: 'desktop = cdk.aws_iam.Role(stack, "Role", assumed_by=cdk.aws_iam.AccountRootPrincipal())',
    typescript: "const desktop = new cdk.aws_iam.Role(stack, 'Role', { assumedBy: new cdk.aws_iam.AccountRootPrincipal() });",
  },
  domain: {
    python: 'domain = profiles.Domain(stack, "Given", domain_name="given", encryption_key=cdk.aws_kms.Key(stack, "GivenKey"))',
    typescript: "const domain = new profiles.Domain(stack, 'Given', { domainName: 'given', encryptionKey: new cdk.aws_kms.Key(stack, 'GivenKey') });",
  },
};
const BEGINNING = {
  python: 'import aws_cdk as cdk\nimport cdk_customer_profiles as profiles\napp = cdk.App()\nstack = cdk.Stack(app, "Shop")\n',
  typescript: `import * as cdk from 'aws-cdk-lib';
import * as profiles from 'cdk-customer-profiles';
const app = new cdk.App();
const stack = new cdk.Stack(app, 'Shop');
`,
};

/** The code in the README that PyPI shows, and in that of npm. What an example declares only, is made before it. */
export function translatedReadme(dist: string): Programs {
  const wheel = readdirSync(dist).find((file) => file.endsWith('.whl'))!;
  const readme = execFileSync('python3', ['-c', `
import sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
print(wheel.read(next(name for name in wheel.namelist() if name.endswith("/METADATA"))).decode())`, path.join(dist, wheel)], { encoding: 'utf8' });
  if (blocks(readme, TYPESCRIPT).length > 0) {
    throw new Error('the README of the wheel has code in TypeScript, which was not translated');
  }
  return {
    python: blocks(readme, 'python').map((code) => `${prelude('python', (name) => code.includes(`# ${name}: `))}${code}\napp.synth()\n`),
    typescript: blocks(readFileSync(path.join(ROOT, 'README.md'), 'utf8'), TYPESCRIPT).map((code) => (
      `${prelude('typescript', (name) => code.includes(`declare const ${name}: `))}${code.replace(/^declare const .*$/gm, '')}\napp.synth();\n`
    )),
  };
}

function prelude(language: 'python' | 'typescript', isDeclared: (name: string) => boolean): string {
  const given = Object.entries(DECLARED).filter(([name]) => isDeclared(name)).map(([, made]) => `${made[language]}\n`);
  return isDeclared('stack') || given.length > 0 ? BEGINNING[language] + given.join('') : '';
}

function blocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code);
}
