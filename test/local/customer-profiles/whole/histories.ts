import * as fc from 'fast-check';
import type { Members, WholeDomain } from './whole-service';

const id = (name: string, ...identifiers: readonly string[]) => ({ [name]: [{ StandardIdentifiers: identifiers, FieldNames: [name] }] });
const field = (name: string, more: Members = {}) => ({ [name]: { Source: `_source.${name}`, ...more } });
const EMAIL = { ContentType: 'EMAIL_ADDRESS' };
const PHONE = { ContentType: 'PHONE_NUMBER' };

/** Of each identifier and kind of look-up, one object type at least. */
export const OBJECT_TYPES: { readonly [name: string]: { readonly Fields: Members; readonly Keys: Members } & Members } = {
  Contact: {
    AllowProfileCreation: true,
    Fields: {
      ...field('contact'),
      ...field('email', { ...EMAIL, Target: '_profile.EmailAddress' }),
      ...field('phone', { ...PHONE, Target: '_profile.PhoneNumber' }),
      ...field('name', { Target: '_profile.FirstName' }),
      ...field('amount', { ContentType: 'NUMBER' }),
    },
    Keys: {
      ...id('contact', 'UNIQUE', 'PROFILE'),
      _email: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['email'] }],
      _phone: [{ StandardIdentifiers: ['PROFILE', 'SECONDARY'], FieldNames: ['phone'] }],
    },
  },
  Visit: {
    AllowProfileCreation: true,
    SourcePriority: 1,
    ExpirationDays: 3,
    Fields: {
      ...field('visit'), ...field('session'), ...field('phone', PHONE), ...field('account'), ...field('amount', { ContentType: 'NUMBER' }), ...field('name', { Target: '_profile.FirstName' }),
    },
    Keys: {
      ...id('visit', 'UNIQUE'),
      ...id('session', 'PROFILE', 'NEW_ONLY'),
      _phone: [{ StandardIdentifiers: ['PROFILE', 'LOOKUP_ONLY'], FieldNames: ['phone'] }],
      ...id('account', 'PROFILE', 'SECONDARY'),
    },
  },
  Sale: {
    AllowProfileCreation: true,
    Fields: {
      ...field('sale'),
      ...field('account', { Target: '_profile.Attributes.account' }),
      ...field('status', { Target: '_order.Status' }),
      ...field('amount', { ContentType: 'NUMBER' }),
    },
    Keys: { ...id('sale', 'UNIQUE', 'ORDER'), ...id('account', 'PROFILE') },
  },
  Device: {
    AllowProfileCreation: false,
    Fields: {
      ...field('serial', { Target: '_asset.SerialNumber' }),
      ...field('email', EMAIL),
      ...field('account'),
      ...field('status', { Target: '_asset.Status' }),
      ...field('amount', { ContentType: 'NUMBER' }),
    },
    Keys: {
      ...id('serial', 'UNIQUE', 'ASSET'),
      _email: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['email'] }],
      ...id('account', 'PROFILE', 'SECONDARY'),
    },
  },
};

const of = (letter: string, count: number) => fc.integer({ min: 0, max: count - 1 }).map((number) => `${letter}${number}`);
const email = fc.integer({ min: 0, max: 3 }).chain((number) => fc.constantFrom(`e${number}@example.com`, ` E${number}@Example.com`));
const phone = fc.integer({ min: 0, max: 3 }).chain((number) => fc.constantFrom(`+1 (206) 555-010${number}`, `206555010${number}`));
const VALUES: { readonly [name: string]: fc.Arbitrary<string | number> } = {
  contact: of('c', 5),
  visit: of('v', 5),
  session: of('s', 3),
  sale: of('o', 4),
  serial: of('n', 3),
  account: of('a', 3),
  status: fc.constantFrom('open', 'done'),
  name: fc.constantFrom('Ann', 'Bob', 'Cy'),
  amount: fc.oneof(fc.integer({ min: -5, max: 50 }), fc.constantFrom('7.5', 'much')),
  email,
  phone,
};

/** A record of an object type: each field is there or not. */
function recordOf(type: string): fc.Arbitrary<string> {
  const names = Object.keys(OBJECT_TYPES[type].Fields);
  return fc.record(Object.fromEntries(names.map((name) => [name, VALUES[name]])), { requiredKeys: [] }).map((value) => JSON.stringify(value));
}

export type Step =
  | { readonly do: 'call'; readonly operation: string; readonly request: Members }
  /** Profiles by their place in the order of creation, as far as there are so many. */
  | { readonly do: 'change'; readonly operation: string; readonly profile: number; readonly request: Members }
  | { readonly do: 'merge'; readonly main: number; readonly others: readonly number[]; readonly firstName?: number }
  | { readonly do: 'delete object'; readonly which: number }
  | { readonly do: 'days'; readonly count: number }
  | { readonly do: 'job' };

const key = fc.oneof(
  of('c', 5).map((value) => ({ KeyName: 'contact', Values: [value] })),
  of('a', 3).map((value) => ({ KeyName: 'account', Values: [value] })),
  email.map((value) => ({ KeyName: '_email', Values: [value] })),
  phone.map((value) => ({ KeyName: '_phone', Values: [value] })),
);
const members = { FirstName: VALUES.name, LastName: fc.constantFrom('Lee', 'Ray'), EmailAddress: email, BusinessEmailAddress: email, PhoneNumber: phone, AccountNumber: VALUES.account };
const given = fc.record(members, { requiredKeys: [] });
const changed = fc.record(Object.fromEntries(Object.entries(members).map(([name, value]) => [name, fc.oneof(value, fc.constant(''))])), { requiredKeys: [] });
const place = fc.nat({ max: 9 });
const change = (operation: string, request: fc.Arbitrary<Members>): fc.Arbitrary<Step> =>
  fc.tuple(place, request).map(([profile, members_]) => ({ do: 'change', operation, profile, request: members_ }));

const put: fc.Arbitrary<Step> = fc.constantFrom(...Object.keys(OBJECT_TYPES)).chain((type) => recordOf(type).map((text) => (
  { do: 'call', operation: 'PutProfileObject', request: { ObjectTypeName: type, Object: text } }
)));

export const create: fc.Arbitrary<Step> = given.map((request) => ({ do: 'call', operation: 'CreateProfile', request }));

/** Records of an object type that has all that makes them one with those before them. */
export const contact: fc.Arbitrary<string> = recordOf('Contact').map((text) => JSON.stringify({ contact: 'c0', ...JSON.parse(text) as Members }));

const merge: fc.Arbitrary<Step> = fc.record({ do: fc.constant('merge' as const), main: place, others: fc.array(place, { minLength: 1, maxLength: 3 }), firstName: place }, { requiredKeys: ['do', 'main', 'others'] });

const STEPS: readonly fc.WeightedArbitrary<Step>[] = [
  { weight: 12, arbitrary: put },
  { weight: 3, arbitrary: create },
  { weight: 3, arbitrary: change('UpdateProfile', changed) },
  { weight: 1, arbitrary: change('DeleteProfile', fc.constant({})) },
  { weight: 3, arbitrary: change('AddProfileKey', key) },
  { weight: 2, arbitrary: change('DeleteProfileKey', key) },
  { weight: 3, arbitrary: merge },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete object' as const), which: fc.nat({ max: 20 }) }) },
];

const RARE: readonly fc.WeightedArbitrary<Step>[] = [
  { weight: 2, arbitrary: fc.constantFrom(1, 2, 5, 200, 370, -1, -30).map((count) => ({ do: 'days', count })) },
  { weight: 1, arbitrary: fc.constant({ do: 'job' }) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(OBJECT_TYPES)).map((type) => ({ do: 'call', operation: 'DeleteProfileObjectType', request: { ObjectTypeName: type } })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...Object.keys(OBJECT_TYPES)).map((type) => ({ do: 'call', operation: 'PutProfileObjectType', request: definitionOf(type) })),
  },
];

/** A history of calls; most of them meet what earlier ones have left. */
export const history = (most = 25): fc.Arbitrary<readonly Step[]> => fc.array(fc.oneof(...STEPS, ...RARE), { maxLength: most, size: 'max' });

/** One in which only records and profiles come, and are changed. */
export const calmHistory = (most = 20): fc.Arbitrary<readonly Step[]> => fc.array(fc.oneof(...STEPS), { maxLength: most, size: 'max' });

export function definitionOf(type: string): Members {
  return { ObjectTypeName: type, Description: 'a type', ...OBJECT_TYPES[type] };
}

export function defineAll(domain: WholeDomain): void {
  for (const type of Object.keys(OBJECT_TYPES)) {
    domain.call('PutProfileObjectType', definitionOf(type));
  }
}

/** What the service refuses, as a profile or object type has gone, is part of a history as well. */
export function carryOut(domain: WholeDomain, step: Step): void {
  const profile = (number: number) => {
    const ids = domain.profileIds();
    return ids[number % Math.max(1, ids.length)] ?? '0'.repeat(32);
  };
  switch (step.do) {
    case 'call': return void domain.attempt(step.operation, step.request);
    case 'change': return void domain.attempt(step.operation, { ProfileId: profile(step.profile), ...step.request });
    case 'merge': return void domain.attempt('MergeProfiles', {
      MainProfileId: profile(step.main),
      ProfileIdsToBeMerged: [...new Set(step.others.map(profile))].filter((other) => other !== profile(step.main)),
      ...step.firstName !== undefined && { FieldSourceProfileIds: { FirstName: profile(step.firstName) } },
    });
    case 'delete object': {
      const objects = domain.profileIds().flatMap((owner) => domain.data.objects(owner, undefined, { limit: 1000 }));
      const object = objects[step.which % Math.max(1, objects.length)];
      return object && void domain.attempt('DeleteProfileObject', {
        ProfileId: object.profileId, ProfileObjectUniqueKey: object.uniqueKey, ObjectTypeName: object.objectType,
      });
    }
    case 'days': return domain.days(step.count);
    case 'job': return void ('Matches' in (domain.attempt('GetMatches', {}) ?? {}) && domain.runJob());
  }
}

/** One of people who come, change, go and are merged, with few names and addresses among them. */
export const peopleHistory: fc.Arbitrary<readonly Step[]> = fc.array(fc.oneof(
  { weight: 3, arbitrary: create },
  { weight: 3, arbitrary: change('UpdateProfile', changed) },
  { weight: 1, arbitrary: change('DeleteProfile', fc.constant({})) },
  { weight: 1, arbitrary: merge },
), { minLength: 6, maxLength: 20, size: 'max' });
