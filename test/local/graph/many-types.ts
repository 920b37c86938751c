import type { DomainDefinitions, PicturedDefinition } from '../../../src/local/graph/picture/domain-picture';

const KEYS = ['_email', 'customerId', '_phone', 'card'];
const TARGETS = ['_profile.FirstName', '_profile.EmailAddress', '_order.Name', '_case.Title', '_profile.Address.City', '_profile.Attributes.tier', '_loyalty.MembershipId'];

/** A domain of many object types, as large companies have them. */
export function domainOfMany(count: number): DomainDefinitions {
  const types = Array.from({ length: count }, (_, index): PicturedDefinition => ({
    kind: 'object-type',
    name: `Type-${index}`,
    request: {
      AllowProfileCreation: index % 3 === 0,
      Fields: Object.fromEntries(TARGETS.slice(0, index % 5 + 1).map((_target, at) => [`field${at}`, { Source: '_source.x', Target: TARGETS[(index + at) % TARGETS.length] }])),
      Keys: { [`id${index}`]: [{ StandardIdentifiers: ['UNIQUE'] }], [KEYS[index % KEYS.length]]: [{ StandardIdentifiers: ['PROFILE'] }] },
    },
  }));
  const attributes = types.slice(0, 50).map(({ name = '' }, index): PicturedDefinition => ({
    kind: 'calculated-attribute', name: `Attribute${index}`, request: { AttributeDetails: { Expression: `{${name}.field0}` }, Statistic: 'COUNT' },
  }));
  return { name: 'many', definitions: [{ kind: 'domain', request: { DefaultExpirationDays: 365 } }, ...types, ...attributes] };
}
