import { GetDomainCommand, GetProfileObjectTypeCommand } from '@aws-sdk/client-customer-profiles';
import { awsCommandLine } from './aws-command-line';
import type { CommandResult } from './aws-command-line';
import { CUSTOMER, startService } from './running-service';

const ARN = 'arn:aws:profile:us-east-1:000000000000:domains/retail';

function succeeded({ exitCode, output, error }: CommandResult): unknown {
  expect([exitCode, error]).toEqual([0, '']);
  return output;
}

test('the AWS CLI creates, reads, lists, tags, untags and deletes a domain and an object type', async () => {
  const { client, service, url } = await startService();
  const aws = await awsCommandLine(url);
  const domain = ['--domain-name', 'retail'];
  const objectType = [...domain, '--object-type-name', 'Customer'];

  expect(succeeded(await aws('create-domain', ...domain, '--default-expiration-days', '366', '--tags', 'team=crm'))).toMatchObject({
    DomainName: 'retail', DefaultExpirationDays: 366, Tags: { team: 'crm' }, CreatedAt: expect.anything(),
  });
  expect(succeeded(await aws(
    'put-profile-object-type', ...objectType, '--description', 'customers of the shop', '--allow-profile-creation',
    '--fields', JSON.stringify(CUSTOMER.Fields), '--keys', JSON.stringify(CUSTOMER.Keys), '--tags', '{"a": "1"}',
  ))).toMatchObject({ ObjectTypeName: 'Customer', Fields: CUSTOMER.Fields, Keys: CUSTOMER.Keys });

  // both clients see the same
  const [cliDomain, sdkDomain] = [succeeded(await aws('get-domain', ...domain)), await client.send(new GetDomainCommand({ DomainName: 'retail' }))];
  expect(cliDomain).toMatchObject({ DomainName: 'retail', DefaultExpirationDays: 366, Tags: { team: 'crm' }, Stats: sdkDomain.Stats });
  // this CLI prints times as they came: in seconds
  expect((cliDomain as { CreatedAt: number }).CreatedAt * 1000).toBe(sdkDomain.CreatedAt?.getTime());
  const { $metadata, CreatedAt, LastUpdatedAt, ...sdkType } = await client.send(new GetProfileObjectTypeCommand(CUSTOMER));
  expect(succeeded(await aws('get-profile-object-type', ...objectType))).toMatchObject(sdkType);

  service.store.putDomain({ ...service.store.domain('retail')!, DomainName: 'travel' });
  const { NextToken } = succeeded(await aws('list-domains', '--max-results', '1')) as { NextToken: string };
  expect(succeeded(await aws('list-domains', '--max-results', '1', '--next-token', NextToken))).toMatchObject({ Items: [{ DomainName: 'travel' }] });

  succeeded(await aws('tag-resource', '--resource-arn', `${ARN}/object-types/Customer`, '--tags', 'b=2,cdk:x=y'));
  succeeded(await aws('untag-resource', '--resource-arn', `${ARN}/object-types/Customer`, '--tag-keys', 'a', 'b'));
  expect(succeeded(await aws('list-tags-for-resource', '--resource-arn', `${ARN}/object-types/Customer`))).toEqual({ tags: { 'cdk:x': 'y' } });

  expect(succeeded(await aws('delete-profile-object-type', ...objectType))).toEqual({ Message: 'Object type Customer was deleted from domain retail' });
  expect(succeeded(await aws('delete-domain', ...domain))).toEqual({ Message: 'Domain retail was deleted' });
  const gone = await aws('get-domain', ...domain);
  expect([gone.exitCode, gone.error]).toEqual([
    255, 'An error occurred (ResourceNotFoundException) when calling the GetDomain operation: Domain retail does not exist',
  ]);
  expect(service.calls.list().find(({ accessKeyId }) => accessKeyId === 'AKIDCLI')).toMatchObject({ operation: 'CreateDomain', status: 200 });
});
