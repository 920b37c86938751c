/**
 * `npm run demo`: the retail example on this machine, through the same commands that a user has: deployed, filled with records, updated,
 * failed and rolled back, destroyed. Ends with 0 only if every step ended as it should.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { heldBy } from './holdings';
import { MEMBERS, SHOP } from './record-steps';
import { ASK, DEPLOY, DESTROY, FAILING_UPDATE, REFUSED_DESTROY, UPDATE } from './stack-steps';
import { DOMAIN, Stage } from './stage';
import { differing } from './step';
import type { Step } from './step';
import { printSummary } from './summary';
import type { StepResult } from './summary';

const STEPS: readonly Step[] = [DEPLOY, SHOP, UPDATE, MEMBERS, FAILING_UPDATE, REFUSED_DESTROY, ASK, DESTROY];

async function main(): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'customer-profiles-demo-'));
  const results: StepResult[] = [];
  try {
    const stage = await Stage.open(folder);
    try {
      for (const [index, step] of STEPS.entries()) {
        process.stdout.write(`\n== ${index + 1}/${STEPS.length} ${step.title} ==\n`);
        results.push(await play(step, stage));
      }
    } finally {
      await stage.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  printSummary(results);
  return results.every((result) => result.wrong.length === 0);
}

async function play({ title, before, play: carryOut, check, after, objectTypes: expected }: Step, stage: Stage): Promise<StepResult> {
  await before?.(stage);
  const calls = await stage.countCalls();
  const wrong = [...await carryOut(stage)];
  const { total, writes } = await stage.countCalls();
  wrong.push(...await check?.(stage) ?? []);
  const objectTypes = await heldBy(stage.client, DOMAIN);
  const profiles = await stage.countProfiles();
  await after?.(stage);
  return {
    title,
    calls: total - calls.total,
    writes: writes - calls.writes,
    objectTypes,
    profiles,
    wrong: [...wrong, ...differing('object types', objectTypes?.join(', ') ?? 'no domain', expected?.join(', ') ?? 'no domain')],
  };
}

main().then((right) => {
  process.exitCode = right ? 0 : 1;
}, (error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
