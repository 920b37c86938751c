import { App, Aws, Stack, Validations } from 'aws-cdk-lib';
import { CUSTOMER, ENV, warningsOf } from '../synthesis';
import { Domain } from '../../../src';

const ID = 'cdk-customer-profiles:tags-fixed-in-partition';

function shopIn(region?: string): Stack {
  const stack = new Stack(new App(), 'Shop', region === undefined ? {} : { env: { ...ENV, region } });
  const domain = new Domain(stack, 'Domain', { domainName: 'retail' });
  domain.addObjectType('Customer', CUSTOMER);
  new Domain(stack, 'Other', { domainName: 'wholesale' });
  return stack;
}

test.each([['us-gov-west-1', 'aws-us-gov'], ['cn-north-1', 'aws-cn']])('a stack in %s has one warning that tags cannot be changed', (region, partition) => {
  expect(warningsOf(shopIn(region))).toEqual([
    `/Shop/CustomerProfilesProvider in partition ${partition} tags of Customer Profiles resources are set when a resource is made and cannot be changed afterwards `
    + `(its ARN "arn:${partition}:profile:${region}:123456789012:domains/any" does not match ^arn:[a-z0-9]{1,10}:profile, as those must of which tags are changed); `
    + 'a deployment that changes tags, adopts an existing resource, adds again a resource that was kept, or makes an IdentityResolution fails before the first write; keep tags as they were '
    + 'given first, import an existing resource (Domain.fromDomainName and the like) rather than adopt it, and delete a kept one before it is added again '
    + `[ack: ${ID}]`,
  ]);
});

test.each([['us-east-1'], [Aws.REGION], ['xx-nowhere-1'], [undefined]])('a stack in %s has none', (region) => {
  expect(warningsOf(shopIn(region))).toEqual([]);
});

test('it can be acknowledged', () => {
  const stack = shopIn('us-gov-west-1');
  Validations.of(stack).acknowledge({ id: ID, reason: 'tags never change here' });

  expect(warningsOf(stack)).toEqual([]);
});
