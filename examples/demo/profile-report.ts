import {
  CustomerProfilesClient, GetCalculatedAttributeForProfileCommand, ListProfileObjectsCommand, SearchProfilesCommand,
} from '@aws-sdk/client-customer-profiles';
import { DOMAIN } from './stage';
import { differing } from './step';
import type { Truth } from '../retail/data/feeds';

/** Shows a profile as an application reads it, with its objects and calculated attributes. */
export async function showProfile(client: CustomerProfilesClient, profileId: string, truth: Truth): Promise<string[]> {
  const { Items: [profile] = [] } = await client.send(new SearchProfilesCommand({ DomainName: DOMAIN, KeyName: '_profileId', Values: [profileId] }));
  const objects = {
    Customers: await objectsOf(client, profileId, 'Customers'),
    Orders: await objectsOf(client, profileId, 'Orders'),
    Loyalty: await objectsOf(client, profileId, 'Loyalty'),
  };
  const [purchases, spent] = await Promise.all(['Purchases', 'TotalSpent'].map(async (name) => calculated(client, profileId, name)));
  process.stdout.write([
    '',
    `Profile ${profileId}, read with the AWS SDK:`,
    `  ${profile.FirstName} ${profile.LastName}, born ${profile.BirthDate}, ${profile.Address?.Address1}, ${profile.Address?.City}`,
    `  e-mail addresses ${profile.EmailAddress} and ${profile.PersonalEmailAddress}, mobile ${profile.MobilePhoneNumber}`,
    ...Object.entries(objects).flatMap(([type, texts]) => texts.map((text) => `  ${type.padEnd(9)} ${text.length > 100 ? `${text.slice(0, 100)}...` : text}`)),
    `  calculated: ${purchases} purchases, ${spent} spent in total`,
    '',
  ].join('\n'));
  return [
    ...differing('first name', profile.FirstName, truth.person.first),
    ...differing('accounts of the profile', objects.Customers.length, truth.customerIds.length),
    ...differing('orders of the profile', objects.Orders.length, truth.orderIds.length),
    ...differing('cards of the profile', objects.Loyalty.length, truth.cards.length),
    ...differing('Purchases', purchases, truth.purchases),
    ...differing('TotalSpent', spent, truth.spent),
  ];
}

async function objectsOf(client: CustomerProfilesClient, profileId: string, type: string): Promise<string[]> {
  const { Items = [] } = await client.send(new ListProfileObjectsCommand({ DomainName: DOMAIN, ProfileId: profileId, ObjectTypeName: type }));
  return Items.map(({ Object: text }) => text!);
}

async function calculated(client: CustomerProfilesClient, profileId: string, name: string): Promise<string | undefined> {
  const { Value: value } = await client.send(new GetCalculatedAttributeForProfileCommand({
    DomainName: DOMAIN, ProfileId: profileId, CalculatedAttributeName: name,
  }));
  return value;
}
