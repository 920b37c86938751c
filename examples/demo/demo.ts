/**
 * `npm run demo`: the retail example on this machine, through the same commands that a user has: deployed, updated,
 * failed and rolled back, destroyed. Ends with 0 only if every step ended as it should.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { CustomerProfilesClient, PutProfileObjectTypeCommand } from '@aws-sdk/client-customer-profiles';
import { heldBy } from './holdings';
import { deploy, startService, synthesize } from './programs';
import { printSummary, StepResult } from './summary';

interface Step {
  readonly title: string;
  /** Switches of the example's app. */
  readonly context: { [key: string]: boolean };
  readonly args?: string[];
  /** 0 where the stack should come through, 1 where it should fail and be rolled back. */
  readonly exitCode: 0 | 1;
  /** Object types that the domain should have afterwards; undefined where the domain should be gone. */
  readonly objectTypes?: string[];
  /** What somebody does by hand before. */
  readonly before?: (client: CustomerProfilesClient) => Promise<unknown>;
}

const STEPS: Step[] = [
  {
    title: 'Deploy: a domain with a key and a dead letter queue, customers and orders',
    context: { sandbox: true },
    exitCode: 0,
    objectTypes: ['Customers', 'Orders'],
  },
  {
    title: 'Update: the loyalty programme is launched, orders are kept longer, the dead letter queue goes',
    context: { sandbox: true, loyalty: true },
    exitCode: 0,
    objectTypes: ['Customers', 'Loyalty', 'Orders'],
  },
  {
    title: 'Failing update: somebody made "Returns" by hand, so the stack must not take it, and rolls back',
    context: { sandbox: true, loyalty: true, returns: true },
    before: (client) => client.send(new PutProfileObjectTypeCommand({
      DomainName: 'retail',
      ObjectTypeName: 'Returns',
      Description: 'made by hand',
      Fields: { id: { Source: '_source.id', Target: '_profile.AccountNumber' } },
      Keys: { id: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }] },
    })),
    exitCode: 1,
    objectTypes: ['Customers', 'Loyalty', 'Orders', 'Returns (made by hand)'],
  },
  {
    title: 'Destroy: the example is a sandbox, so its domain goes with it',
    context: { sandbox: true, loyalty: true },
    args: ['--destroy'],
    exitCode: 0,
  },
];

async function main(): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'customer-profiles-demo-'));
  const service = await startService(path.join(folder, 'service.json'));
  const client = new CustomerProfilesClient({
    endpoint: service.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
  });
  const results: StepResult[] = [];
  try {
    for (const [index, step] of STEPS.entries()) {
      process.stdout.write(`\n== ${index + 1}/${STEPS.length} ${step.title} ==\n`);
      await step.before?.(client);
      const assembly = await synthesize('examples/retail/app.ts', path.join(folder, `step-${index + 1}`), step.context);
      const calls = await service.countCalls();
      const exitCode = await deploy([assembly, '--endpoint', service.endpoint, '--state', path.join(folder, 'state'), ...step.args ?? []]);
      const { total, writes } = await service.countCalls();
      const objectTypes = await heldBy(client, 'retail');
      results.push({
        title: step.title,
        calls: total - calls.total,
        writes: writes - calls.writes,
        objectTypes,
        wrong: [
          ...exitCode === step.exitCode ? [] : [`exit code ${exitCode}, expected ${step.exitCode}`],
          ...String(objectTypes) === String(step.objectTypes) ? [] : [`expected ${step.objectTypes?.join(', ') ?? 'no domain'}`],
        ],
      });
    }
  } finally {
    client.destroy();
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  printSummary(results);
  return results.every((result) => result.wrong.length === 0);
}

main().then((right) => {
  process.exitCode = right ? 0 : 1;
}, (error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
