import { arnPathOf, identityIn, idOf } from '../../../src/handler/lifecycle/identity';
import type { ResourceKind } from '../../../src/model/resource-kinds';

const NAMES: { readonly [kind in ResourceKind]: readonly [identity: { readonly DomainName: string }, id: string, arnPath: string] } = {
  'domain': [{ DomainName: 'crm-2_x' }, 'domains/crm-2_x', 'domains/crm-2_x'],
  'object-type': [named({ ObjectTypeName: '_x-1' }), 'domains/crm/object-types/_x-1', 'domains/crm/object-types/_x-1'],
  'identity-resolution': [named({}), 'domains/crm/identity-resolution', 'domains/crm'],
  'integration': [named({ Uri: 's3://a/b' }), 'domains/crm/integrations/s3://a/b', 'domains/crm/integrations/s3://a/b'],
  'integration-workflow': [named({ WorkflowId: 'a'.repeat(32) }), `domains/crm/workflows/${'a'.repeat(32)}`, 'domains/crm'],
  'event-stream': [named({ EventStreamName: 'all' }), 'domains/crm/event-stream', 'domains/crm/event-streams/all'],
  'calculated-attribute': [named({ CalculatedAttributeName: 'Spent' }), 'domains/crm/calculated-attributes/Spent', 'domains/crm/calculated-attributes/Spent'],
};

function named(name: { readonly [member: string]: string }): { readonly DomainName: string } {
  return { DomainName: 'crm', ...name };
}

test.each(Object.entries(NAMES))('an identity of the kind %s has the id and the ARN that stacks and tags know', (kind, [identity, id, arnPath]) => {
  expect([idOf(kind as ResourceKind, identity), arnPathOf(kind as ResourceKind, identity)]).toEqual([id, arnPath]);
});

test.each(Object.entries(NAMES))('an id of the kind %s reads back as the identity that it was made of', (kind, [identity, id]) => {
  const whole = kind === 'event-stream' ? { DomainName: 'crm' } : identity;

  expect(identityIn(kind as ResourceKind, id)).toEqual(whole);
});

test('an id of another kind is none of this one', () => {
  expect(identityIn('identity-resolution', 'domains/crm')).toBeUndefined();
  expect(identityIn('domain', 'domains/crm/identity-resolution')).toBeUndefined();
});
