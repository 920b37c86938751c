import { ARN_PREFIX, mark, marked, STACK_ID } from '../stage';
import type { ResourceRequest } from '../../../src/handler/cloudformation/event';
import { Failure } from '../../../src/handler/retry/failure';
import { lifecycleOf } from '../../../src/handler/lifecycle/lifecycle';
import type { Timestamped, ResourceModule, Tagged } from '../../../src/handler/lifecycle/resource-module';
import type { ServiceClient } from '../../../src/handler/service/connect';
import { ServiceFailure } from '../../../src/handler/service/service-failure';
import { Deadline } from '../../../src/handler/retry/time-budget';

interface Lamp extends Tagged, Timestamped {
  readonly DomainName: string;
}

let lamps: Map<string, Lamp>;
let dark: boolean;
let looks: number;
let tagged: string[];

/** All that is asked of the client is to tag. */
const client = { send: async ({ input }: { input: { resourceArn: string } }) => tagged.push(input.resourceArn) } as unknown as ServiceClient;

/** A kind of resource that takes a while to work, as some later ones of the service do; its ids are those of domains. */
const lamp: ResourceModule<{ DomainName: string }, Lamp, Lamp, Lamp> = {
  kind: 'domain',
  importedBy: 'Lamp.fromName',
  describe: ({ DomainName }) => `lamp ${DomainName}`,
  decode: () => ({ DomainName: 'desk' }),
  check: () => [],
  read: async (_, { DomainName }) => {
    const live = lamps.get(DomainName);
    if (!live) {
      throw new ServiceFailure('GetLamp', Object.assign(new Error('no such lamp'), { name: 'ResourceNotFoundException' }), { tries: 1, refused: true });
    }
    return live;
  },
  create: async (_, request) => {
    lamps.set(request.DomainName, request);
    return {};
  },
  difference: () => undefined,
  apply: async () => undefined,
  settle: async () => {
    looks++;
    if (dark) {
      throw new Failure('Dark', 'the lamp stays dark');
    }
  },
  remove: async (_, { DomainName }) => {
    lamps.delete(DomainName);
  },
  data: () => ({}),
};

const request = (requestType: 'Create' | 'Update', more: Partial<ResourceRequest> = {}): ResourceRequest => ({
  requestType,
  responseUrl: new URL('https://example.com/'),
  stackId: STACK_ID,
  requestId: 'request-1',
  logicalId: 'Crm',
  resourceType: 'Custom::Lamp',
  physicalId: requestType === 'Create' ? undefined : 'domains/desk',
  properties: { WireVersion: '1' },
  formerProperties: {},
  ...more,
});
const run = async (event: ResourceRequest) => lifecycleOf(lamp)(event, {
  client, undoClient: client, arnPrefix: ARN_PREFIX, settling: () => ({ deadline: Deadline.in(100), backoff: { base: 1, cap: 1 } }),
});
const desk = (Tags?: { [key: string]: string }) => lamps.set('desk', { DomainName: 'desk', Tags });

beforeEach(() => {
  lamps = new Map();
  dark = false;
  looks = 0;
  tagged = [];
});

test('a Create that makes what then works succeeds', async () => {
  await expect(run(request('Create'))).resolves.toEqual({ physicalId: 'domains/desk', data: {}, action: 'created' });
  expect(lamps.get('desk')?.Tags).toEqual(marked('created'));
});

test('a Create that makes what never works fails and undoes it', async () => {
  dark = true;

  await expect(run(request('Create'))).rejects.toThrow('the lamp stays dark');
  expect(lamps.size).toBe(0);
});

test('an Update that makes again what was gone, and never works, fails and leaves it: its roll-back goes on from there', async () => {
  dark = true;

  await expect(run(request('Update'))).rejects.toThrow('the lamp stays dark');
  expect(lamps.get('desk')?.Tags).toEqual(marked('created'));
  await expect(run(request('Update', { requestId: 'roll-back' }))).resolves.toMatchObject({ physicalId: 'domains/desk' });
});

test('a Create that finds what an earlier run of it has made waits for that too, and leaves it to the Delete of its answer where it never works', async () => {
  await run(request('Create'));
  await expect(run(request('Create'))).resolves.toMatchObject({ action: 'unchanged' });
  expect(looks).toBe(2);
  dark = true;

  await expect(run(request('Create'))).rejects.toThrow('the lamp stays dark');
  expect(lamps.size).toBe(1);
});

test('a Create that adopts what never works fails, and neither marks nor deletes it', async () => {
  desk();
  dark = true;

  await expect(run(request('Create', { properties: { WireVersion: '1', Existing: 'ADOPT' } }))).rejects.toThrow('the lamp stays dark');
  expect(lamps.get('desk')).toEqual({ DomainName: 'desk' });
  expect(tagged).toEqual([]);
});

test.each<[string, ResourceRequest, { [key: string]: string }]>([
  ['a Create that adds what was kept again', request('Create'), mark('created')],
  ['a Create that takes over', request('Create', { properties: { WireVersion: '1', Existing: 'ADOPT' } }), mark('created', 'Other')],
  ['an Update that changes nothing', request('Update', { requestId: 'request-2' }), mark('created')],
  ['an Update of what was adopted', request('Update', { requestId: 'request-2' }), mark('adopted')],
])('%s does not wait for what does not work', async (_, event, Tags) => {
  desk(Tags);
  dark = true;

  await expect(run(event)).resolves.toMatchObject({ physicalId: 'domains/desk' });
  expect(looks).toBe(0);
  expect(lamps.size).toBe(1);
});
