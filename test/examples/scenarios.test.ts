import { CreateDomainCommand, CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import { App, Stack } from 'aws-cdk-lib';
import { AdoptStack } from '../../examples/adopt/adopt-stack';
import { ContactCentreStack } from '../../examples/contact-centre/contact-centre-stack';
import { TravelStack } from '../../examples/travel/travel-stack';
import { readAssembly } from '../../src/local/cloudformation/assembly';
import { LocalDeployment } from '../end-to-end/local-deployment';

let local: LocalDeployment;
beforeEach(async () => { local = await LocalDeployment.start(); });
afterEach(() => local.stop());

const EXAMPLES: { readonly [name: string]: { readonly build: (app: App) => Stack; readonly domain: string } } = {
  'contact-centre': {
    build: (app) => new ContactCentreStack(app, 'Example', { instanceArn: 'arn:aws:connect:us-east-1:000000000000:instance/1234' }),
    domain: 'amazon-connect-contact-centre',
  },
  'travel': { build: (app) => new TravelStack(app, 'Example'), domain: 'airline' },
  'adopt': { build: (app) => new AdoptStack(app, 'Example', { domainName: 'made-by-hand' }), domain: 'made-by-hand' },
};

async function deploy(name: string) {
  const app = new App();
  EXAMPLES[name].build(app);
  return local.engine.deploy(readAssembly(app.synth().directory).stacks[0]);
}

test.each(Object.keys(EXAMPLES))('the %s example is deployed, and its domain outlives it', async (name) => {
  expect(await deploy(name)).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });
  expect(await local.engine.destroy('Example')).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });
  expect(local.service.store.domain(EXAMPLES[name].domain)).toBeDefined();
});

test('the adopt example takes over a domain that is there, and hands it back', async () => {
  const client = new CustomerProfilesClient({
    endpoint: local.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
  });
  await client.send(new CreateDomainCommand({ DomainName: 'made-by-hand', DefaultExpirationDays: 30 }));
  client.destroy();

  expect(await deploy('adopt')).toMatchObject({ ok: true });
  expect(local.service.store.domain('made-by-hand')).toMatchObject({ DefaultExpirationDays: 730 });
  await local.engine.destroy('Example');
  expect(local.service.store.domain('made-by-hand')).toMatchObject({ DefaultExpirationDays: 730 });
});
