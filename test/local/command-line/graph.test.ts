import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { CreateDomainCommand, PutProfileObjectTypeCommand } from '@aws-sdk/client-customer-profiles';
import { CUSTOMER_TYPE, Folder, SHOP } from './records-stage';
import { runProgram } from './run-program';
import { startService } from '../customer-profiles/running-service';

const folder = new Folder();
afterAll(() => folder.remove());

const SHOP_FILE = folder.file('shop.json', [SHOP, CUSTOMER_TYPE]);
const L1S = folder.file('l1s.json', {
  Resources: {
    Shop: { Type: 'AWS::CustomerProfiles::Domain', Properties: { DomainName: 'shop', DefaultExpirationDays: 365, DefaultEncryptionKey: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] } } },
    Customers: {
      Type: 'AWS::CustomerProfiles::ObjectType',
      Properties: {
        DomainName: { Ref: 'Shop' },
        ObjectTypeName: 'Customer',
        Description: 'customers',
        Fields: [{ Name: 'id', ObjectTypeField: { Source: '_source.id', Target: '_profile.AccountNumber' } }],
        Keys: [{ Name: 'id', ObjectTypeKeyList: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }] }],
      },
    },
  },
});

async function graph(...args: string[]) {
  return runProgram(['graph', ...args], folder.path);
}

test('a file of definitions as Mermaid on the output, and as SVG in a file', async () => {
  const { code, stdout, stderr } = await graph(SHOP_FILE);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^flowchart LR\n/);
  expect(stdout).toContain('<b>Customer</b>');
  expect(stdout).toContain('1: EmailAddress (merges)<br/>2: LastName + PhoneNumber (matches only)');

  expect(await graph(SHOP_FILE, '--output', 'new/shop.svg')).toEqual({ code: 0, stdout: 'new/shop.svg shows shop with 1 object type\n', stderr: '' });
  expect(folder.read('new/shop.svg')).toMatch(/^<svg .*>\n<title id="title">Customer Profiles: shop<\/title>/);
  expect(readdirSync(path.join(folder.path, 'new'))).toEqual(['shop.svg']);
});

test('resources of CloudFormation, whose values are not known before a deployment', async () => {
  const { code, stdout } = await graph(L1S);
  expect(code).toBe(0);
  expect(stdout).toContain('["shop<br/>keeps data 1 year<br/>encrypted with Key"]');
  expect(stdout).toContain('id (UNIQUE, PROFILE)');
});

test('the domains of a service that runs, by its API', async () => {
  const { url, client } = await startService();
  await client.send(new CreateDomainCommand(SHOP));
  await client.send(new PutProfileObjectTypeCommand(CUSTOMER_TYPE));
  const { code, stdout, stderr } = await graph('--endpoint', url);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const ofFile = (await graph(SHOP_FILE)).stdout;
  const withoutPlace = (text: string) => text.replace(/<br\/>us-east-1, account \d+/, '');
  expect(withoutPlace(stdout)).toBe(ofFile);
  expect(await graph('--endpoint', url, '--domain', 'shops')).toEqual({ code: 2, stdout: '', stderr: 'error: Domain shops does not exist; there is shop\n' });
});

test.each([
  ['a folder that is not there', ['nowhere'], 'there is no nowhere; `cdk synth` writes cdk.out, and --endpoint or --data draw what a service has'],
  ['no folder', [], 'there is no cdk.out; `cdk synth` writes cdk.out, and --endpoint or --data draw what a service has'],
  ['a domain that is not there', [SHOP_FILE, '--domain', 'shops'], `${SHOP_FILE} has no domain "shops"; did you mean "shop"?`],
  ['an object type that is not there', [SHOP_FILE, '--object-type', 'Order'], 'there is no object type "Order"; there is Customer'],
  ['two places', [SHOP_FILE, '--endpoint', 'http://127.0.0.1:1'], `--endpoint draws what a service has, and ${SHOP_FILE} what files have: give one of them`],
  ['a region of a file', [SHOP_FILE, '--region', 'eu-west-1'], '--region says which domains of a service are drawn: give --endpoint or --data with it'],
])('%s is an error, and nothing is written', async (_, args, message) => {
  expect(await graph(...args, '--output', 'never.svg')).toEqual({ code: 2, stdout: '', stderr: `error: ${message}\n` });
  expect(existsSync(path.join(folder.path, 'never.svg'))).toBe(false);
});

test('a template without anything to draw is told', async () => {
  const file = folder.file('other.json', { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });
  expect(await graph(file)).toEqual({ code: 2, stdout: '', stderr: `error: ${file} has nothing of Customer Profiles to draw\n` });
});
