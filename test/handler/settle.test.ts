import type { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import { mark, STACK_ID } from './stage';
import { Failure } from '../../src/handler/failure';
import { lifecycleOf } from '../../src/handler/lifecycle';
import type { ResourceModule, Tagged } from '../../src/handler/resource-module';
import { ServiceFailure } from '../../src/handler/service/service-failure';
import { Deadline } from '../../src/handler/time-budget';

interface Lamp extends Tagged {
  readonly name: string;
}

const client = {} as CustomerProfilesClient;
let lamps: Map<string, Lamp>;
let dark: boolean;

/** A kind of resource that takes a while to work, as some later ones of the service do. */
const lamp: ResourceModule<{ name: string }, Lamp, Lamp, Lamp> = {
  resourceType: 'Custom::Lamp',
  importedBy: 'Lamp.fromName',
  describe: ({ name }) => `lamp ${name}`,
  physicalId: ({ name }) => `lamps/${name}`,
  parsePhysicalId: (id) => ({ name: id.slice('lamps/'.length) }),
  arnPath: ({ name }) => `lamps/${name}`,
  decode: () => ({ name: 'desk' }),
  check: () => [],
  read: async (_, { name }) => {
    const live = lamps.get(name);
    if (!live) {
      throw new ServiceFailure('GetLamp', Object.assign(new Error('no such lamp'), { name: 'ResourceNotFoundException' }), { tries: 1, refused: true });
    }
    return live;
  },
  create: async (_, request) => {
    lamps.set(request.name, request);
    return {};
  },
  difference: () => undefined,
  apply: async () => undefined,
  settle: async () => {
    if (dark) {
      throw new Failure('Dark', 'the lamp stays dark');
    }
  },
  remove: async (_, { name }) => {
    lamps.delete(name);
  },
  data: () => ({}),
};

const run = async (requestType: 'Create' | 'Update') => lifecycleOf(lamp)({
  requestType,
  responseUrl: new URL('https://example.com/'),
  stackId: STACK_ID,
  requestId: 'request-1',
  logicalId: 'Crm',
  resourceType: 'Custom::Lamp',
  physicalId: requestType === 'Create' ? undefined : 'lamps/desk',
  properties: { WireVersion: '1' },
  formerProperties: {},
}, { client, undoClient: client, arnPrefix: 'arn:', settling: () => ({ deadline: Deadline.in(100), backoff: { base: 1, cap: 1 } }) });

beforeEach(() => {
  lamps = new Map();
  dark = false;
});

test('a Create that makes what then works succeeds', async () => {
  await expect(run('Create')).resolves.toEqual({ physicalId: 'lamps/desk', data: {}, action: 'created' });
});

test('a Create that makes what never works fails and undoes it', async () => {
  dark = true;

  await expect(run('Create')).rejects.toThrow('the lamp stays dark');
  expect(lamps.size).toBe(0);
});

test.each(['Create', 'Update'] as const)('a %s that finds what does not work yet as it is wanted fails and leaves it', async (requestType) => {
  lamps.set('desk', { name: 'desk', Tags: mark('created') });
  dark = true;

  await expect(run(requestType)).rejects.toThrow('the lamp stays dark');
  expect(lamps.size).toBe(1);
});
