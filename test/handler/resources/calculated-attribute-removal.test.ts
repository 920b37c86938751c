import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { mark, marked, Stage } from '../stage';

const TYPE = RESOURCE_KINDS['calculated-attribute'].type;
const ID = 'domains/crm/calculated-attributes/Spent';
const MINE = {
  DomainName: 'crm',
  CalculatedAttributeName: 'Spent',
  Description: 'money',
  AttributeDetails: { Expression: '{orders.total}', Attributes: [{ Name: 'total' }] },
  Statistic: 'SUM',
};
const OPERATIONS = { get: 'GetCalculatedAttributeDefinition', remove: 'DeleteCalculatedAttributeDefinition' };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => {
  stage.reset();
  stage.seedDomain('crm');
});
afterAll(async () => { await stage.close(); });

const live = () => stage.service.store.children('calculated-attribute').get('crm', 'Spent');
const seed = (members: object = {}) => stage.service.store.children('calculated-attribute').put('crm', { ...MINE, CreatedAt: 0, LastUpdatedAt: 0, ...members });
const remove = async (members: object = {}, id = ID) => stage.run(stage.event('Delete', { type: TYPE, id, properties: { ...MINE, ...members } }));

describe('Delete', () => {
  test('of ours deletes it', async () => {
    seed({ Tags: mark('created') });

    expect(await remove()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toBeUndefined();
    expect(stage.takeCalls()).toEqual([OPERATIONS.get, OPERATIONS.remove]);
  });

  test('of an adopted one hands it back', async () => {
    seed({ Tags: mark('adopted') });

    expect(await remove({ Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringContaining('was there before it was adopted, and is kept') as string });
    expect(live()?.Tags).toEqual(marked('released'));
  });

  test('of a name of the service\'s own that was adopted never deletes it, because it cannot be brought back', async () => {
    seed({ CalculatedAttributeName: '_last_channel', Tags: mark('adopted') });

    await remove({ CalculatedAttributeName: '_last_channel' }, 'domains/crm/calculated-attributes/_last_channel');

    expect(stage.service.store.children('calculated-attribute').get('crm', '_last_channel')).toBeDefined();
  });

  test('of a name of the service\'s own without a mark is refused', async () => {
    seed({ CalculatedAttributeName: '_last_channel' });

    const answer = await remove({ CalculatedAttributeName: '_last_channel' }, 'domains/crm/calculated-attributes/_last_channel');

    expect(answer.Reason).toContain('has the name of a default one of the service and no owner mark');
    expect(stage.service.store.children('calculated-attribute').get('crm', '_last_channel')).toBeDefined();
  });

  test.each(['crm', 'nowhere'])('of one that is gone from domain %s succeeds', async (domain) => {
    expect(await remove({}, `domains/${domain}/calculated-attributes/Spent`)).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.takeCalls()).toEqual([OPERATIONS.get, OPERATIONS.get, OPERATIONS.get]);
  });

  test.each(['not-created/Crm', 'domains/crm', 'domains/crm/object-types/Spent'])('of the id %s makes no call', async (id) => {
    expect(await remove({}, id)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(stage.takeCalls()).toEqual([]);
  });
});
