import { definitionOf } from './histories';
import { wrongsIn } from './invariants';
import { WholeService } from './whole-service';
import type { Members } from './whole-service';

/** The shortest histories of what random ones have found. */
const service = new WholeService();
const items = (answer: Members) => answer.Items as readonly Members[];

test('a key that a call has taken away does not come back with a merge, which writes none of its fields', () => {
  const domain = service.newDomain();
  const [main, other] = [{}, { EmailAddress: 'e@example.com' }].map((members) => String(domain.call('CreateProfile', members).ProfileId));
  const key = { KeyName: '_email', Values: ['e@example.com'] };
  domain.call('DeleteProfileKey', { ProfileId: other, ...key });
  domain.call('MergeProfiles', { MainProfileId: main, ProfileIdsToBeMerged: [other] });

  expect(domain.data.profile(main)?.cells.EmailAddress.value).toBe('e@example.com');
  expect(items(domain.call('SearchProfiles', key))).toEqual([]);
  expect(wrongsIn(domain.data)).toEqual([]);
});

test('calculated attributes over a standard object follow it when the object type that wrote it is deleted', () => {
  const domain = service.newDomain();
  domain.call('PutProfileObjectType', definitionOf('Sale'));
  domain.call('CreateCalculatedAttributeDefinition', {
    CalculatedAttributeName: 'orders', Statistic: 'COUNT', AttributeDetails: { Attributes: [{ Name: 'Status' }], Expression: '{_order.Status}' },
  });
  domain.call('PutProfileObject', { ObjectTypeName: 'Sale', Object: JSON.stringify({ sale: 'o0', account: 'a0', status: 'open' }) });
  const [id] = domain.profileIds();
  const count = () => domain.call('GetCalculatedAttributeForProfile', { ProfileId: id, CalculatedAttributeName: 'orders' }).Value;
  expect(count()).toBe('1');
  domain.call('DeleteProfileObjectType', { ObjectTypeName: 'Sale' });

  expect(JSON.parse(String(items(domain.call('ListProfileObjects', { ProfileId: id, ObjectTypeName: '_order' }))[0].Object))).not.toHaveProperty('Status');
  expect(count()).toBe('0');
});
