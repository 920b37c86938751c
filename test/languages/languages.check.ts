/**
 * `npm run test:languages`: the package in every language that it is made for. Each is packed, installed into a fresh project from its own registry's
 * aws-cdk-lib, and synthesises the same apps as TypeScript does. Not a test of Jest's, because it needs what `npx projen compile` made. What the programs said is in
 * test-reports/languages.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { deployedAndGone, installedProgram } from './deployment';
import { packages } from './packages';
import { translatedReadme } from './readme';
import { LOGS, ROOT, runToEnd } from './run';
import { templatesOf } from './templates';
import type { Templates } from './templates';
import { DOTNET } from './toolchains/dotnet';
import { GO } from './toolchains/go';
import { JAVA } from './toolchains/java';
import { PYTHON } from './toolchains/python';
import type { Program, Project, Toolchain } from './toolchains/toolchain';
import { typescriptProject } from './toolchains/typescript';
import { unusedMembers } from './uses';

/** `LANGUAGES=python,go` tries some of them. */
const CHOSEN = process.env.LANGUAGES?.split(',');
const TOOLCHAINS = [PYTHON, JAVA, GO, DOTNET].filter(({ target }) => CHOSEN?.includes(target) ?? true);
/** What of the message of broken.* every user must see, whatever the language puts around it. */
const PROBLEMS = [
  '[Shop/Domain] DefaultExpirationDays 1099 is out of range; allowed: 1 to 1098; use 1098, the nearest that is allowed [CP1004]',
  '[Shop/Domain/Customers] 2 errors:',
  'did you mean "_profile.EmailAddress"? [CP1202]',
  'Keys has no UNIQUE key; allowed: exactly one; give UNIQUE to the key whose value is different in every record [CP1301]',
];

/** A target as JavaScript users write it at first. */
const WRONG_TYPE = `
from cdk_customer_profiles import ObjectTypeField

ObjectTypeField(source="_source.email", target="_profile.EmailAddress")
`;

assert.ok(existsSync(path.join(ROOT, '.jsii')), "run 'npx projen bundle' and 'npx projen compile' first");
rmSync(LOGS, { recursive: true, force: true });
/** Outside of the project, so that nothing is found in its node_modules. */
const folder = mkdtempSync(path.join(tmpdir(), 'languages-check-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const dist = packages(path.join(folder, 'dist'), TOOLCHAINS);
const report: string[] = [];
after(() => process.stdout.write(`\n${report.join('\n')}\n`));

function fresh(...parts: readonly string[]): string {
  const made = path.join(folder, ...parts);
  mkdirSync(made, { recursive: true });
  return made;
}

async function synthesised(project: Project, program: Program, cdkOut: string): Promise<Templates> {
  const { code, output } = await project.synthesise(program, cdkOut);
  assert.equal(code, 0, output);
  return templatesOf(cdkOut);
}

/** One project for each aws-cdk-lib that a registry has, however many languages are given it. */
const ofTypescript = new Map<string, Promise<Project>>();
function typescript(cdkVersion: string): Promise<Project> {
  const known = ofTypescript.get(cdkVersion) ?? dist('js').then((packed) => typescriptProject(fresh(`typescript-${cdkVersion}`), packed, cdkVersion));
  ofTypescript.set(cdkVersion, known);
  return known;
}

/** What TypeScript synthesises of a program with that aws-cdk-lib. */
const templates = new Map<string, Promise<Templates>>();
function expected(cdkVersion: string, program: Program): Promise<Templates> {
  const key = `${program}-${cdkVersion}`;
  const known = templates.get(key) ?? typescript(cdkVersion).then((project) => synthesised(project, program, fresh('expected', key)));
  templates.set(key, known);
  return known;
}

void test('the apps in TypeScript use all that the package has', () => {
  assert.deepEqual(unusedMembers(), []);
});

// Two at a time: they wait for registries, and for one another's cores.
void describe('in', { concurrency: 2 }, () => {
  for (const toolchain of TOOLCHAINS) {
    void describe(toolchain.language, { concurrency: false }, () => inLanguage(toolchain));
  }
});

function inLanguage(toolchain: Toolchain): void {
  const { language, target } = toolchain;
  let project: Project | undefined;
  let started: number;

  before(async () => {
    started = Date.now();
    if (await toolchain.present()) {
      project = await toolchain.install(fresh(target), await dist(target));
    } else {
      report.push(`!!!! ${language}: SKIPPED, this machine has no ${toolchain.needs}. Nothing of ${language} was compiled or run.`);
    }
  });
  after(() => {
    if (project) {
      report.push(`${language}: with aws-cdk-lib ${project.cdkVersion}, in ${Math.round((Date.now() - started) / 1000)} s`);
    }
  });

  for (const program of ['shop', 'everything'] as const) {
    void test(`${program} has the templates that it has in TypeScript`, async (context) => {
      if (!project) {
        return context.skip(`no ${toolchain.needs}`);
      }
      const here = await synthesised(project, program, fresh('cdk.out', `${target}-${program}`));
      assert.ok(Object.keys(here).length > 0);
      assert.deepEqual(here, await expected(project.cdkVersion, program));
    });
  }

  void test('mistakes are told whole when the app is synthesised', async (context) => {
    if (!project) {
      return context.skip(`no ${toolchain.needs}`);
    }
    const { code, output } = await project.synthesise('broken', fresh('cdk.out', `${target}-broken`));
    assert.notEqual(code, 0);
    assert.deepEqual(PROBLEMS.filter((problem) => !output.includes(problem)), [], output);
  });

  void test('what it synthesises can be deployed, by the program of the package', async (context) => {
    if (!project) {
      return context.skip(`no ${toolchain.needs}`);
    }
    const program = installedProgram(await typescript(project.cdkVersion).then(() => path.join(folder, `typescript-${project!.cdkVersion}`)));
    await deployedAndGone(program, path.join(folder, 'cdk.out', `${target}-shop`), fresh(`deployed-${target}`));
  });

  if (target === 'python') {
    void test('an argument of a wrong type is told where it is given', async (context) => {
      if (!project) {
        return context.skip(`no ${toolchain.needs}`);
      }
      const { code, output } = await runToEnd(path.join(folder, target, '.venv', 'bin', 'python'), ['-c', WRONG_TYPE], { cwd: folder, log: 'python-wrong-type' });
      assert.notEqual(code, 0);
      assert.match(output, /line 4,[^]*TypeError: type of argument target must be/);
    });

    void test('the README of the wheel is in Python, and its code makes what it makes in TypeScript', async (context) => {
      if (!project) {
        return context.skip(`no ${toolchain.needs}`);
      }
      const { python, typescript: original } = translatedReadme(await dist(target));
      assert.ok(python.length > 0);
      assert.equal(python.length, original.length);
      const inTypescript = path.join(folder, `typescript-${project.cdkVersion}`);
      for (const [index, code] of python.entries()) {
        const [here, there] = [fresh('readme', `${index}-python`), fresh('readme', `${index}-typescript`)];
        const ended = await Promise.all([
          runToEnd(path.join(folder, target, '.venv', 'bin', 'python'), ['-c', code], { cwd: here, log: 'readme', env: { CDK_OUTDIR: path.join(here, 'out') } }),
          typescript(project.cdkVersion).then(() => runToEnd(path.join(ROOT, 'node_modules', '.bin', 'tsx'), ['-e', original[index]], {
            cwd: inTypescript, log: 'readme', env: { CDK_OUTDIR: path.join(there, 'out') },
          })),
        ]);
        ended.forEach(({ code: exit, output }) => assert.equal(exit, 0, output));
        assert.deepEqual(templatesOf(path.join(here, 'out')), templatesOf(path.join(there, 'out')));
      }
    });
  }
}
