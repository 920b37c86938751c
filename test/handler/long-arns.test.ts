import { Stage } from './stage';
import { RESOURCE_KINDS } from '../../src/model/resource-kinds';

/** The service makes what it then neither tags nor untags: its ARN may be longer than TagResource takes. */
const LONG = 255;
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => {
  stage.reset();
  stage.seedDomain('crm');
});
afterAll(async () => { await stage.close(); });

const KINDS: [string, { type: string; folder: string; properties: (name: string) => object }][] = [
  ['an object type', {
    type: RESOURCE_KINDS['object-type'].type,
    folder: 'object-types',
    properties: (ObjectTypeName) => ({ DomainName: 'crm', ObjectTypeName, Description: 'customers', TemplateId: 'Zendesk-users' }),
  }],
  ['a calculated attribute', {
    type: RESOURCE_KINDS['calculated-attribute'].type,
    folder: 'calculated-attributes',
    properties: (CalculatedAttributeName) => ({
      DomainName: 'crm',
      CalculatedAttributeName,
      Description: 'customers',
      AttributeDetails: { Expression: '{_order.TotalPrice}', Attributes: [{ Name: 'TotalPrice' }] },
      Statistic: 'SUM',
    }),
  }],
];

describe.each(KINDS)('%s whose ARN is too long to be tagged', (_, { type, folder, properties }) => {
  const of = (letter: string) => ({ ...properties(letter.repeat(LONG)) });
  const idOf = (letter: string) => `domains/crm/${folder}/${letter.repeat(LONG)}`;
  const update = async (from: string, to: string, members: object = {}) => (
    stage.run(stage.event('Update', { type, id: idOf(from), properties: { ...of(to), ...members }, old: of(from) }))
  );
  const create = async () => stage.run(stage.event('Create', { type, properties: of('o') }));

  test('is made, updated and deleted', async () => {
    expect(await create()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: idOf('o') });
    expect(await update('o', 'o', { Description: 'new' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: idOf('o') });
    expect(await stage.run(stage.event('Delete', { type, id: idOf('o'), properties: of('o') }))).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.takeCalls()).not.toContain('TagResource');
  });

  test('is replaced, and the replacement is rolled back', async () => {
    await create();
    expect(await update('o', 'p')).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: idOf('p') });

    expect(await update('p', 'o')).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: idOf('o') });
  });

  test('is replaced, and the new one is updated', async () => {
    await create();
    await update('o', 'p');

    expect(await update('p', 'p', { Description: 'new' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: idOf('p') });
  });
});
