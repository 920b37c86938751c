import * as fc from 'fast-check';
import { parsePhysicalId, physicalId } from '../../src/model/physical-id';
import { ALL_KINDS, ResourceKind } from '../../src/model/resource-kinds';

/** The form of the ids that the first releases wrote, which deployed stacks have: it cannot change. The groups are the names in it. */
const RELEASED: { readonly [kind in ResourceKind]: RegExp } = {
  'domain': /^domains\/([a-zA-Z0-9_-]{1,64})$/,
  'object-type': /^domains\/([a-zA-Z0-9_-]{1,64})\/object-types\/([a-zA-Z_][a-zA-Z0-9_-]{0,254})$/,
  'identity-resolution': /^domains\/([a-zA-Z0-9_-]{1,64})\/identity-resolution$/,
  'integration': /^domains\/([a-zA-Z0-9_-]{1,64})\/integrations\/(.{1,255})$/,
  // What follows the id of the workflow is read by the function.
  'integration-workflow': /^domains\/([a-zA-Z0-9_-]{1,64})\/workflows\/(.+)$/,
  'event-stream': /^domains\/([a-zA-Z0-9_-]{1,64})\/event-stream$/,
  'calculated-attribute': /^domains\/([a-zA-Z0-9_-]{1,64})\/calculated-attributes\/([a-zA-Z_][a-zA-Z0-9_-]{0,254})$/,
};

const text = (pattern: RegExp, maxLength: number) => fc.stringMatching(pattern).map((value) => value.slice(0, maxLength)).filter((value) => value !== '');
const DOMAIN_NAME = text(/^[a-zA-Z0-9_-]+$/, 64);
const TYPE_NAME = text(/^[a-zA-Z_][a-zA-Z0-9_-]*$/, 255);

/** Names that the service takes; undefined for a kind whose ids have none. */
const NAME: { readonly [kind in ResourceKind]: fc.Arbitrary<string | undefined> } = {
  'domain': fc.constant(undefined),
  'object-type': TYPE_NAME,
  'identity-resolution': fc.constant(undefined),
  'integration': fc.oneof(fc.webUrl(), text(/^[!-~]+$/, 255)),
  'integration-workflow': text(/^[a-f0-9]{32}\/[a-f0-9]{32}(\/kept)?$/, 70),
  'event-stream': fc.constant(undefined),
  'calculated-attribute': TYPE_NAME,
};

/** Anything that may stand in an id: pieces of ids of all kinds, and characters that no id has. */
const STRANGE_ID = fc.oneof(
  fc.array(fc.constantFrom(
    'domains', 'crm', '', 'object-types', 'objects', 'identity-resolution', 'integrations', 'workflows', 'event-stream', 'event-streams',
    'calculated-attributes', 'a', '_a', '9a', 'a b', 'é', 'a\nb', 'a'.repeat(65), 'a'.repeat(256), 'a:b', '*',
  ), { maxLength: 6 }).map((pieces) => pieces.join('/')),
  fc.string({ unit: 'binary', maxLength: 40 }).map((tail) => `domains/${tail}`),
  fc.tuple(fc.constantFrom(...ALL_KINDS), fc.string({ unit: 'binary', maxLength: 80 })).map(([kind, name]) => physicalId(kind, { domainName: 'crm', name })),
  fc.string(),
);

describe.each(ALL_KINDS)('%s', (kind) => {
  test('an id reads back as the names that it was made of, and has the released form', () => {
    fc.assert(fc.property(DOMAIN_NAME, NAME[kind], (domainName, name) => {
      const id = physicalId(kind, { domainName, name });

      expect(parsePhysicalId(kind, id)).toEqual({ domainName, name });
      expect(RELEASED[kind].exec(id)?.slice(1)).toEqual([domainName, ...name === undefined ? [] : [name]]);
    }));
  });

  test('what was read of an id before is read now, and what was refused is refused', () => {
    fc.assert(fc.property(STRANGE_ID, (id) => {
      const [, domainName, name] = RELEASED[kind].exec(id) ?? [];

      expect([id, parsePhysicalId(kind, id)]).toEqual([id, domainName === undefined ? undefined : { domainName, name }]);
    }), { numRuns: 1000 });
  });

  test.each([
    '', 'domains', 'domains/', 'domains//', 'Domains/crm', '/domains/crm', 'domains/a b', 'not-created/Crm/1', '2026/11/26/[$LATEST]0a1b2c', `domains/${'a'.repeat(65)}`,
  ])('%j is no id of ours', (id) => {
    expect(parsePhysicalId(kind, id)).toBeUndefined();
  });

  test('an id of another kind is none of this one', () => {
    const others = ALL_KINDS.filter((other) => other !== kind).map((other) => physicalId(other, { domainName: 'crm', name: 'a' }));

    expect(others.map((id) => parsePhysicalId(kind, id))).toEqual(others.map(() => undefined));
  });
});

test('a kind of which a domain has one writes no name', () => {
  expect(physicalId('event-stream', { domainName: 'crm', name: 'all' })).toBe('domains/crm/event-stream');
});
