import { App } from 'aws-cdk-lib';
import { libraryApp } from './apps';
import { absolute, against, Figure } from './figure';
import { readAssembly } from '../src/local/cloudformation/assembly';
import { CloudFormationEngine } from '../src/local/cloudformation/engine';
import { LocalCustomerProfiles } from '../src/local/customer-profiles';

/** One of them is the domain. */
const RESOURCES = 100;
/** What the real service takes of each operation (Administrator Guide, "Service quotas"). */
const WRITES_PER_SECOND = 1;

/** Real deployments of the real bundle to the local service. */
export async function deploymentFigures(): Promise<Figure[]> {
  return [await makespan(), await unchangedUpdate()];
}

/** A service that throttles costs no failure, and hardly more time than its limit makes inevitable. */
async function makespan(): Promise<Figure> {
  return withService({ rateLimit: WRITES_PER_SECOND }, async (_service, engine) => {
    const start = performance.now();
    const result = await engine.deploy(stackOf(RESOURCES - 1));
    if (!result.ok) {
      throw new Error(`the throttled deployment failed: ${result.reason}`);
    }
    return against(`${RESOURCES} resources against ${WRITES_PER_SECOND} writes/s`, (performance.now() - start) / 1000, 's',
      { what: 'the time that the limit makes inevitable', value: RESOURCES / WRITES_PER_SECOND }, 1.25);
  });
}

/** Every resource gets an Update whose properties the service has already: only CloudFormation's own part of them differs. */
async function unchangedUpdate(): Promise<Figure> {
  return withService({}, async (service, engine) => {
    const stack = stackOf(10);
    await engine.deploy(stack);
    service.calls.reset();
    const result = await engine.deploy({ ...stack, template: withOtherTimeouts(stack.template) });
    if (!result.ok || service.calls.counts().reads === 0) {
      throw new Error(`the update that changes nothing did not run: ${result.reason ?? result.status}`);
    }
    return absolute('writes of an update that changes nothing, 11 resources', service.calls.counts().writes, 'writes', 0);
  });
}

async function withService<T>(
  options: { readonly rateLimit?: number }, use: (service: LocalCustomerProfiles, engine: CloudFormationEngine) => Promise<T>,
): Promise<T> {
  const service = new LocalCustomerProfiles({ ...options, quotas: false });
  const endpoint = await service.start();
  const engine = new CloudFormationEngine({ environment: { AWS_ENDPOINT_URL_CUSTOMER_PROFILES: endpoint } });
  try {
    return await use(service, engine);
  } finally {
    await engine.close();
    await service.stop();
  }
}

function stackOf(objectTypes: number) {
  const assembly = (libraryApp(objectTypes, 3).node.root as App).synth();
  return readAssembly(assembly.directory).stacks[0];
}

function withOtherTimeouts(template: unknown): unknown {
  return JSON.parse(JSON.stringify(template).replaceAll('"ServiceTimeout":1200', '"ServiceTimeout":1300'));
}
