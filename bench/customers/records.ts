/** Customers of a shop as its CRM tells of them: the same on every machine. */
import type { ObjectTypeRecord } from '../../src/local/customer-profiles/store/records';

export const OBJECT_TYPE: ObjectTypeRecord = {
  ObjectTypeName: 'CrmContact',
  Description: 'Contacts of the CRM',
  AllowProfileCreation: true,
  SourceLastUpdatedTimestampFormat: 'ISO_8601',
  Fields: {
    contactId: { Source: '_source.contactId', Target: '_profile.Attributes.contactId', ContentType: 'STRING' },
    firstName: { Source: '_source.firstName', Target: '_profile.FirstName', ContentType: 'NAME' },
    lastName: { Source: '_source.lastName', Target: '_profile.LastName', ContentType: 'NAME' },
    email: { Source: '_source.email', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
    phone: { Source: '_source.phone', Target: '_profile.PhoneNumber', ContentType: 'PHONE_NUMBER' },
    birthDate: { Source: '_source.birthDate', Target: '_profile.BirthDate', ContentType: 'STRING' },
    street: { Source: '_source.address.street', Target: '_profile.Address.Address1', ContentType: 'STRING' },
    city: { Source: '_source.address.city', Target: '_profile.Address.City', ContentType: 'STRING' },
    postalCode: { Source: '_source.address.postalCode', Target: '_profile.Address.PostalCode', ContentType: 'STRING' },
    tier: { Source: '_source.tier', Target: '_profile.Attributes.tier', ContentType: 'STRING' },
    store: { Source: '_source.preferredStore', Target: '_profile.Attributes.preferredStore', ContentType: 'STRING' },
    note: { Source: '_source.note', Target: '_profile.AdditionalInformation', ContentType: 'STRING' },
  },
  Keys: {
    contactId: [{ FieldNames: ['contactId'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }],
    _email: [{ FieldNames: ['email'], StandardIdentifiers: ['PROFILE'] }],
    _phone: [{ FieldNames: ['phone'], StandardIdentifiers: ['PROFILE', 'SECONDARY'] }],
  },
  CreatedAt: 0,
  LastUpdatedAt: 0,
};

const FIRST_NAMES = ['Ada', 'Grace', 'Jürgen', 'Noor', 'Mei', 'Søren', 'Chiara', 'Oluwaseun', 'Ana', 'Tomasz', 'Priya', 'Hiroshi'];
const LAST_NAMES = ['Hopper', 'Lovelace', 'Nakamura', 'Okafor', 'Müller', 'Rossi', 'Kowalski', 'Fernández', 'Iyer', 'van den Berg', 'Larsen'];
const CITIES = ['Rotterdam', 'Lisboa', 'Kraków', 'Osaka', 'Lagos', 'Milwaukee', 'Göteborg'];
const TIERS = ['bronze', 'silver', 'gold', 'platinum'];
const NOTE = 'Prefers to be called in the afternoon; asked for the spring catalogue and for delivery to the neighbours when nobody is at home. Subscribed to the newsletter';

/**
 * The text of a record, some 500 bytes. Every tenth has the unique value of an earlier one and takes its place, and every fifth has an email address of an earlier one
 * and goes to its profile; the others are new customers.
 */
export function recordOf(place: number): string {
  const replaces = place % 10 === 9;
  const attaches = place % 5 === 2;
  const customer = replaces || attaches ? earlier(place) : place;
  return JSON.stringify({
    contactId: `C-${String(replaces ? customer : place).padStart(8, '0')}`,
    firstName: FIRST_NAMES[customer % FIRST_NAMES.length],
    lastName: `${LAST_NAMES[customer % LAST_NAMES.length]}-${customer % 997}`,
    email: emailOf(customer),
    phone: `+1 (555) ${String(1_000_000 + customer).replace(/^(...)/, '$1-')}`,
    birthDate: `19${50 + (customer % 50)}-0${1 + (customer % 9)}-1${customer % 10}`,
    address: { street: `${1 + (customer % 300)} Harbour Street, apartment ${customer % 40}`, city: CITIES[customer % CITIES.length], postalCode: String(10_000 + (customer % 89_999)) },
    tier: TIERS[place % TIERS.length],
    preferredStore: `store-${place % 120}`,
    note: `${NOTE} in ${2000 + (place % 26)}.`,
  });
}

/** Of somebody who is there once the record of this place was ingested. */
export function emailOf(customer: number): string {
  return `Customer.${customer}@Mail-${customer % 50}.example`;
}

/** Somebody who came new, anywhere among those that were there. */
export function earlier(place: number): number {
  const among = Math.floor(place / 10);
  return among === 0 ? 0 : ((place * 7919) % among) * 10;
}
