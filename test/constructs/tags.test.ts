import { App, Aspects, IAspect, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { IConstruct } from 'constructs';
import { CUSTOMER, DOMAIN, newStack, OBJECT_TYPE } from './synthesis';
import { Domain } from '../../src';

function shop() {
  const app = new App();
  const stack = newStack(app);
  const domain = new Domain(stack, 'Domain', { domainName: 'retail' });
  return { app, stack, domain, customer: domain.addObjectType('Customer', CUSTOMER) };
}

test('a resource without tags has no member for them, because the service wants one or more', () => {
  const template = Template.fromStack(shop().stack);

  template.hasResourceProperties(DOMAIN, { Tags: Match.absent() });
  template.hasResourceProperties(OBJECT_TYPE, { Tags: Match.absent() });
});

test('tags of the stack reach domains and object types as the map that the API wants', () => {
  const { stack } = shop();
  Tags.of(stack).add('team', 'crm');
  Tags.of(stack).add('env', 'prod');
  const template = Template.fromStack(stack);

  template.hasResourceProperties(DOMAIN, { Tags: { team: 'crm', env: 'prod' } });
  template.hasResourceProperties(OBJECT_TYPE, { Tags: { team: 'crm', env: 'prod' } });
});

test('a tag of a domain reaches the object types under it, and one of an object type stays there', () => {
  const { stack, domain, customer } = shop();
  Tags.of(domain).add('team', 'crm');
  Tags.of(customer).add('pii', 'yes');
  const template = Template.fromStack(stack);

  template.hasResourceProperties(DOMAIN, { Tags: { team: 'crm', pii: Match.absent() } });
  template.hasResourceProperties(OBJECT_TYPE, { Tags: { team: 'crm', pii: 'yes' } });
});

test('a tag of the construct wins over one of the stack', () => {
  const { stack, customer } = shop();
  Tags.of(stack).add('team', 'crm');
  Tags.of(customer).add('team', 'shop');

  Template.fromStack(stack).hasResourceProperties(OBJECT_TYPE, { Tags: { team: 'shop' } });
});

test('a tag can be removed from a construct', () => {
  const { stack, customer } = shop();
  Tags.of(stack).add('team', 'crm');
  Tags.of(customer).remove('team');
  const template = Template.fromStack(stack);

  template.hasResourceProperties(DOMAIN, { Tags: { team: 'crm' } });
  template.hasResourceProperties(OBJECT_TYPE, { Tags: Match.absent() });
});

test('a tag can be kept from a type of resource, and given to one alone', () => {
  const { stack } = shop();
  Tags.of(stack).add('team', 'crm', { excludeResourceTypes: [DOMAIN] });
  Tags.of(stack).add('unit', 'web', { includeResourceTypes: [DOMAIN] });
  const template = Template.fromStack(stack);

  template.hasResourceProperties(DOMAIN, { Tags: { unit: 'web', team: Match.absent() } });
  template.hasResourceProperties(OBJECT_TYPE, { Tags: { team: 'crm', unit: Match.absent() } });
});

test('tags of an aspect are in the template and are checked', () => {
  const { app, stack } = shop();
  const aspect: IAspect = { visit: (node: IConstruct) => node === stack && Tags.of(stack).add('late tag', 'a') };
  Aspects.of(app).add(aspect);

  expect(() => app.synth()).toThrow('Tags.late tag "late tag" has characters that are not allowed there');
});
