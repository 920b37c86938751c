import { Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { LocalDeployment } from './local-deployment';
import {
  Domain, ExistingResource, FlowDefinition, FlowDefinitionProps, FlowSource, FlowTrigger, FlowValidation, IntegrationOptions, IntegrationScope,
  IntegrationSource, IntegrationWorkflowOptions, ObjectType, ObjectTypeTemplate,
} from 'cdk-customer-profiles';

const removalPolicy = RemovalPolicy.DESTROY;
const NAME = 'amazon-connect-shop';
const FLOW_ARN = 'arn:aws:appflow:us-east-1:000000000000:flow/contacts';
let local: LocalDeployment;

beforeEach(async () => { local = await LocalDeployment.start(); });
afterEach(async () => { await local.stop(); });

/** What of the stack the parts of an app refer to. */
interface Parts {
  readonly stack: Stack;
  readonly domain: Domain;
  readonly contacts: ObjectType;
  readonly role: iam.IRole;
}

/** A domain with an object type and what a test puts beside it. */
function shop(build: (parts: Parts) => void = () => undefined): (stack: Stack) => void {
  return (stack) => {
    const domain = new Domain(stack, 'Domain', { domainName: NAME, encryptionKey: new kms.Key(stack, 'Key', { removalPolicy }), removalPolicy });
    const contacts = domain.addObjectType('Contacts', { objectTypeName: 'Contacts', template: ObjectTypeTemplate.SALESFORCE_CONTACT, removalPolicy });
    const role = new iam.Role(stack, 'Reader', { assumedBy: new iam.ServicePrincipal('profile.amazonaws.com') });
    build({ stack, domain, contacts, role });
  };
}

const integrated = (options: Partial<IntegrationOptions> | ((parts: Parts) => Partial<IntegrationOptions>) = {}, late = false) => shop((parts) => {
  const own = typeof options === 'function' ? options(parts) : options;
  const named = own.objectTypeName === undefined && own.objectTypesByEvent === undefined ? { objectType: parts.contacts } : {};
  const integration = parts.domain.addIntegration('Source', { source: IntegrationSource.fromFlowArn(FLOW_ARN), ...named, ...own });
  if (late) {
    const stream = new kinesis.Stream(parts.stack, 'Late', { removalPolicy });
    stream.node.addDependency(integration);
    (stream.node.defaultChild as kinesis.CfnStream).overrideLogicalId('Late');
  }
});

const flowOf = (props: Partial<FlowDefinitionProps> = {}): Partial<IntegrationOptions> => ({
  source: IntegrationSource.fromFlowDefinition(new FlowDefinition({
    flowName: 'contacts',
    source: FlowSource.salesforce({ connectorProfileName: 'sales', object: 'Contact' }),
    fields: [{ name: 'Id', validations: [FlowValidation.NOT_NULL] }, { name: 'Email' }],
    trigger: FlowTrigger.onSchedule({ interval: Duration.hours(1), start: new Date('2030-01-01T00:00:00Z') }),
    ...props,
  })),
});

/** What Get answers, without times, tags and what is left out. */
function live(uri = FLOW_ARN): unknown {
  const { CreatedAt: _c, LastUpdatedAt: _l, Tags: _t, FlowDefinition: _f, ...members } = { ...local.service.store.children('integration').get(NAME, uri) };
  return JSON.parse(JSON.stringify(members));
}

const uris = () => local.service.store.children('integration').list(NAME).map(({ Uri }) => Uri);
const flow = () => local.service.store.children('integration').get(NAME, FLOW_ARN)?.FlowDefinition;
const writes = () => local.service.calls.list().filter(({ kind }) => kind === 'write').map(({ operation }) => operation);
const OK = { ok: true, abandoned: [] };

describe('an integration', () => {
  test('is made after its object type, and what Get answers is what the app says, after each change', async () => {
    expect(await local.deploy(integrated())).toMatchObject(OK);
    const plain = { Uri: FLOW_ARN, ObjectTypeName: 'Contacts', Scope: 'PROFILE' };
    expect(live()).toEqual(plain);
    expect(writes()).toEqual(['CreateDomain', 'PutProfileObjectType', 'PutIntegration']);

    const steps: [Partial<IntegrationOptions> | ((parts: Parts) => Partial<IntegrationOptions>), object][] = [
      [{ objectTypeName: 'Salesforce-Contact' }, { ObjectTypeName: 'Salesforce-Contact' }],
      [{ eventTriggerNames: ['vip'] }, { EventTriggerNames: ['vip'] }],
      [{ dataScope: IntegrationScope.DOMAIN }, { Scope: 'DOMAIN' }],
      [({ role }) => ({ role }), { RoleArn: expect.stringMatching(/^arn:aws:iam::000000000000:role\//) as string }],
      [{}, {}],
    ];
    for (const [options, expected] of steps) {
      expect(await local.deploy(integrated(options))).toMatchObject(OK);
      expect(live()).toEqual({ ...plain, ...expected });
      expect(writes()).toEqual(['PutIntegration']);
      expect(await local.deploy(integrated(options))).toMatchObject({ ok: true, changed: false });
    }
    expect(await local.deployUnchanged(integrated())).toMatchObject(OK);
    expect(writes()).toEqual([]);
    expect(await local.deploy(shop())).toMatchObject(OK);
    expect(uris()).toEqual([]);
    expect(await local.destroy()).toMatchObject(OK);
    expect(local.service.store.listDomains()).toEqual([]);
  });

  test('changes its tags, and keeps those of others', async () => {
    const tagged = (tags: object) => (stack: Stack) => {
      integrated()(stack);
      Object.entries(tags).forEach(([key, value]) => Tags.of(stack.node.findChild('Domain').node.findChild('Source')).add(key, String(value)));
    };
    const tags = () => Object.keys(local.service.store.children('integration').get(NAME, FLOW_ARN)?.Tags ?? {}).sort();
    const owner = 'cdk-customer-profiles:owner';
    for (const [wanted, expected] of [[{}, [owner]], [{ a: 1 }, ['a', owner]], [{ a: 1, b: 2 }, ['a', 'b', owner]], [{ b: 2 }, ['b', owner]], [{}, [owner]]] as const) {
      expect(await local.deploy(tagged(wanted))).toMatchObject(OK);
      expect(tags()).toEqual(expected);
    }
  });

  test('of every kind of source is made and removed with the permissions that it needs', async () => {
    const build = shop(({ stack, domain, contacts }) => {
      domain.addIntegration('Instance', { source: IntegrationSource.fromConnectInstanceArn('arn:aws:connect:us-east-1:000000000000:instance/1') });
      domain.addIntegration('Named', { source: IntegrationSource.fromFlowName('named'), objectType: contacts });
      domain.addIntegration('Events', {
        source: IntegrationSource.fromEventIntegrationArn('arn:aws:app-integrations:us-east-1:000000000000:event-integration/shop'),
        objectTypesByEvent: { ShopifyCreateCustomers: 'Shopify-Customer' },
      });
      const bucket = new s3.Bucket(stack, 'Bucket', { removalPolicy });
      domain.addIntegration('Bucket', { source: IntegrationSource.fromBucket(bucket), objectType: contacts });
      domain.addIntegration('Files', { ...flowOf({ flowName: 'files', source: FlowSource.s3(bucket, 'daily/') }), objectType: contacts } as IntegrationOptions);
      domain.addIntegration('Desk', {
        ...flowOf({ flowName: 'desk', source: FlowSource.zendesk({ connectorProfileName: 'desk', object: 'users' }) }), objectType: contacts,
      } as IntegrationOptions);
    });

    expect(await local.deploy(build)).toMatchObject(OK);
    expect(uris()).toEqual([
      'arn:aws:app-integrations:us-east-1:000000000000:event-integration/shop', 'arn:aws:appflow:us-east-1:000000000000:flow/desk',
      'arn:aws:appflow:us-east-1:000000000000:flow/files', 'arn:aws:appflow:us-east-1:000000000000:flow/named',
      'arn:aws:connect:us-east-1:000000000000:instance/1', expect.stringMatching(/^s3:\/\//),
    ]);
    expect(await local.deployUnchanged(build)).toMatchObject(OK);
    expect(writes()).toEqual([]);
    expect(await local.destroy()).toMatchObject(OK);
    expect(local.service.store.listDomains()).toEqual([]);
  });

  test('of another source is another integration, which a rollback undoes', async () => {
    await local.deploy(integrated());
    const other = { source: IntegrationSource.fromFlowArn(`${FLOW_ARN}2`) };

    expect(await local.deploy(integrated(other, true), { failAt: 'Late' })).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(uris()).toEqual([FLOW_ARN]);
    expect(await local.deploy(integrated(other))).toMatchObject(OK);
    expect(uris()).toEqual([`${FLOW_ARN}2`]);
  });

  test('that was deleted behind the stack\'s back is made again, also with its domain', async () => {
    await local.deploy(integrated());
    local.service.store.children('integration').delete(NAME, FLOW_ARN);
    expect(await local.deploy(integrated({ eventTriggerNames: ['vip'] }))).toMatchObject(OK);
    expect(live()).toMatchObject({ EventTriggerNames: ['vip'] });

    local.service.store.deleteDomain(NAME);
    expect(await local.destroy()).toMatchObject(OK);
  });

  test('that exists is refused and left alone, or adopted and handed back', async () => {
    await local.deploy(shop());
    local.service.store.children('integration').put(NAME, { Uri: FLOW_ARN, ObjectTypeName: 'Mine', Scope: 'DOMAIN', CreatedAt: 0, LastUpdatedAt: 0 });

    const refused = await local.deploy(integrated());
    expect(refused).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(refused.failures[0].reason).toMatch(/exists already and was not made by this construct/);
    expect(live()).toMatchObject({ ObjectTypeName: 'Mine', Scope: 'DOMAIN' });

    expect(await local.deploy(integrated({ existing: ExistingResource.ADOPT }))).toMatchObject(OK);
    expect(live()).toMatchObject({ ObjectTypeName: 'Contacts', Scope: 'DOMAIN' });
    expect(await local.deploy(shop())).toMatchObject(OK);
    expect(live()).toMatchObject({ ObjectTypeName: 'Contacts' });
  });
});

describe('an integration whose flow the service makes', () => {
  test('has the Uri of the answer, and is made anew in place where the definition has changed', async () => {
    expect(await local.deploy(integrated(flowOf()))).toMatchObject(OK);
    expect(flow()).toMatchObject({ FlowName: 'contacts', TriggerConfig: { TriggerProperties: { Scheduled: { ScheduleStartTime: '2030-01-01T00:00:00.000Z' } } } });

    expect(await local.deploy(integrated({ ...flowOf(), eventTriggerNames: ['vip'] }))).toMatchObject(OK);
    expect(writes()).toEqual(['PutIntegration']);
    expect(await local.deploy(integrated({ ...flowOf({ trigger: FlowTrigger.onDemand() }), eventTriggerNames: ['vip'] }))).toMatchObject(OK);
    expect(writes()).toEqual(['DeleteIntegration', 'PutIntegration']);
    expect(flow()).toMatchObject({ TriggerConfig: { TriggerType: 'OnDemand' } });
    expect(live()).toMatchObject({ EventTriggerNames: ['vip'] });
    expect(await local.deployUnchanged(integrated({ ...flowOf({ trigger: FlowTrigger.onDemand() }), eventTriggerNames: ['vip'] }))).toMatchObject(OK);
    expect(writes()).toEqual([]);
    expect(await local.destroy()).toMatchObject(OK);
  });

  test.each<[string, Partial<FlowDefinitionProps>]>([['another definition', { trigger: FlowTrigger.onDemand() }], ['another name', { flowName: 'people' }]])(
    'is as it was after the rollback of %s', async (_, change) => {
      await local.deploy(integrated(flowOf()));
      const before = local.held();

      expect(await local.deploy(integrated(flowOf(change), true), { failAt: 'Late' })).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
      expect(local.held()).toEqual(before);
      expect(await local.deploy(integrated(flowOf(change)))).toMatchObject(OK);
      expect(uris()).toHaveLength(1);
    });

  test('is put back where the new one cannot be made', async () => {
    await local.deploy(integrated(flowOf()));
    const before = local.held();
    local.service.faults.add({ operation: 'PutIntegration', error: 'BadRequestException', message: 'no such object' });
    const result = await local.deploy(integrated(flowOf({ trigger: FlowTrigger.onDemand() })));

    expect(result).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(result.failures[0].reason).toMatch(/no such object/);
    expect(local.held()).toEqual(before);
  });

  test('leaves nothing behind where the deployment that made it fails', async () => {
    expect(await local.deploy(integrated(flowOf(), true), { failAt: 'Late' })).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
    expect(local.service.store.listDomains()).toEqual([]);
  });
});

describe('a flow that the app starts', () => {
  const started = (props: Partial<FlowDefinitionProps> = {}) => ({ ...flowOf(props), startFlow: true });
  const status = (uri = FLOW_ARN) => local.service.store.children('integration').get(NAME, uri)?.FlowStatus;

  test('runs, is left alone by what does not concern it, and is stopped and deleted with the stack', async () => {
    expect(await local.deploy(integrated(started()))).toMatchObject(OK);
    expect(status()).toBe('Active');
    expect(await local.deploy(integrated({ ...started(), eventTriggerNames: ['vip'] }))).toMatchObject(OK);
    expect(writes()).toEqual(['PutIntegration']);
    expect(await local.deployUnchanged(integrated({ ...started(), eventTriggerNames: ['vip'] }))).toMatchObject(OK);
    expect(writes()).toEqual([]);

    expect(await local.destroy()).toMatchObject(OK);
    expect(writes()).toEqual(expect.arrayContaining(['StopFlow', 'DeleteIntegration']));
    expect(local.service.store.listDomains()).toEqual([]);
  });

  test('is started and stopped by updates, with rights that the stack has only then', async () => {
    await local.deploy(integrated(flowOf()));
    expect(status()).toBeUndefined();
    expect(await local.deploy(integrated(started()))).toMatchObject(OK);
    expect(status()).toBe('Active');
    expect(await local.deploy(integrated(flowOf()))).toMatchObject(OK);
    expect(status()).toBe('Suspended');
    expect(await local.destroy()).toMatchObject(OK);
  });

  test('runs again where it is made anew', async () => {
    await local.deploy(integrated(started()));
    expect(await local.deploy(integrated(started({ description: 'all of them' })))).toMatchObject(OK);
    expect(writes()).toEqual(['StopFlow', 'DeleteIntegration', 'PutIntegration', 'StartFlow']);
    expect(status()).toBe('Active');
  });

  test.each<[string, () => Partial<IntegrationOptions>, () => Partial<IntegrationOptions>, string]>([
    ['the start of a flow', flowOf, started, 'Suspended'],
    ['the stop of a flow', started, flowOf, 'Active'],
    ['another definition', started, () => started({ description: 'all of them' }), 'Active'],
    ['another name', started, () => started({ flowName: 'people' }), 'Active'],
  ])('is as it was after the roll-back of %s', async (_, before, after, expected) => {
    await local.deploy(integrated(before()));
    const definition = flow();

    expect(await local.deploy(integrated(after(), true), { failAt: 'Late' })).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect([status(), flow()]).toEqual([expected, definition]);
    expect(uris()).toEqual([FLOW_ARN]);
    expect(await local.deploy(integrated(after()))).toMatchObject(OK);
    expect(await local.destroy()).toMatchObject(OK);
  });

  test('leaves nothing behind where it cannot be started, and where the deployment fails later', async () => {
    local.service.faults.add({ operation: 'StartFlow', error: 'ConflictException', message: 'the connection is broken', times: 2 });
    const result = await local.deploy(integrated(started()));

    expect(result).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
    expect(result.failures[0].reason).toContain('StartFlow failed: ConflictException: the connection is broken');
    expect(local.service.store.listDomains()).toEqual([]);
    await local.destroy();
    expect(await local.deploy(integrated(started(), true), { failAt: 'Late' })).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
    expect(local.service.store.listDomains()).toEqual([]);
  });
});

describe('an integration workflow', () => {
  const history = (options: Partial<IntegrationWorkflowOptions> = {}, late = false) => shop(({ stack, domain, contacts }) => {
    const workflow = domain.addIntegrationWorkflow('History', {
      flow: new FlowDefinition({
        flowName: 'history', source: FlowSource.salesforce({ connectorProfileName: 'sales', object: 'Contact' }), fields: [{ name: 'Id' }],
      }),
      objectType: contacts,
      batches: [{ start: new Date('2024-01-01T00:00:00Z'), end: new Date('2024-03-01T00:00:00Z') }],
      completesWithin: Duration.minutes(1),
      ...options,
    });
    if (late) {
      const stream = new kinesis.Stream(stack, 'Late', { removalPolicy });
      stream.node.addDependency(workflow);
      (stream.node.defaultChild as kinesis.CfnStream).overrideLogicalId('Late');
    }
  });
  const ids = () => local.service.store.children('integration-workflow').list(NAME).map(({ WorkflowId }) => WorkflowId);
  const batches = [{ start: new Date('2023-01-01T00:00:00Z'), end: new Date('2024-03-01T00:00:00Z') }];

  test('fetches once, again where its definition has changed, and is deleted with what it made', async () => {
    expect(await local.deploy(history())).toMatchObject(OK);
    const [first] = ids();
    expect(local.engine.resources().find(({ logicalId }) => logicalId.includes('History'))?.attributes).toBeDefined();
    expect(await local.deployUnchanged(history())).toMatchObject(OK);
    expect(writes()).toEqual([]);

    expect(await local.deploy(history({ batches }, true), { failAt: 'Late' })).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(ids()).toEqual([first]);
    expect(await local.deploy(history({ batches }))).toMatchObject(OK);
    expect(ids()).toEqual([expect.not.stringMatching(first)]);
    expect(uris()).toHaveLength(1);
    expect(await local.destroy()).toMatchObject(OK);
    expect(local.service.store.listDomains()).toEqual([]);
  });

  test('leaves nothing behind where the deployment that made it fails', async () => {
    expect(await local.deploy(history({}, true), { failAt: 'Late' })).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
    expect(local.service.store.listDomains()).toEqual([]);
  });
});
