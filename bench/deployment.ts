import { App } from 'aws-cdk-lib';
import { libraryApp } from './apps';
import { absolute, against, Figure, median } from './figure';
import { readAssembly } from '../src/local/cloudformation/assembly';
import { CloudFormationEngine } from '../src/local/cloudformation/engine';
import { clientEndpoints, LocalCustomerProfiles } from '../src/local/customer-profiles';

/** One of them is the domain. */
const RESOURCES = { quick: 15, full: 100 };
/** How many deployments at once, each to a service of its own: they wait most of the time. */
const DEPLOYMENTS = { quick: 3, full: 1 };
/** What the real service takes of each operation (Administrator Guide, "Service quotas"). */
const WRITES_PER_SECOND = 1;

/** Real deployments of the real bundle to the local service. */
export async function deploymentFigures(quick: boolean): Promise<Figure[]> {
  return [await makespan(quick ? 'quick' : 'full'), await unchangedUpdate()];
}

/** A service that throttles costs no failure, and hardly more time than its limit makes inevitable. */
async function makespan(form: 'quick' | 'full'): Promise<Figure> {
  const resources = RESOURCES[form];
  const inevitable = resources / WRITES_PER_SECOND;
  const deployments = Array.from({ length: DEPLOYMENTS[form] }, () => withService({ rateLimit: WRITES_PER_SECOND }, async (_, engine) => {
    const stack = stackOf(resources - 1);
    const start = performance.now();
    const result = await engine.deploy(stack);
    if (!result.ok) {
      throw new Error(`the throttled deployment failed: ${result.reason}`);
    }
    return (performance.now() - start) / 1000;
  }));
  const seconds = await Promise.all(deployments);
  return against(`${resources} resources against ${WRITES_PER_SECOND} writes/s`, median(seconds), 's',
    { what: 'the time that the limit makes inevitable', value: inevitable }, 1.25, seconds.map((time) => time / inevitable));
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
  const engine = new CloudFormationEngine({ environment: clientEndpoints(endpoint) });
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
