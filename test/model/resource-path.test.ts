import * as fc from 'fast-check';
import { ALL_KINDS, ChildKind, factsOf } from '../../src/model/resource-kinds';
import { ARN_SERVICE, childPath, domainPath, keySourcePath, parseArn, parsePath } from '../../src/model/resource-path';

const CHILD_KINDS = ALL_KINDS.filter((kind): kind is ChildKind => factsOf(kind).arnSegment !== undefined);

const NAME = fc.stringMatching(/^[a-zA-Z0-9_-]+$/).filter((name) => name !== '');
const URI = fc.webUrl();

test('the path of a domain reads back as the domain', () => {
  fc.assert(fc.property(NAME, (domainName) => {
    expect(parsePath(domainPath(domainName))).toEqual({ kind: 'domain', domainName });
  }));
});

test.each(CHILD_KINDS)('the path and the ARN of the kind %s read back as what they were made of', (kind) => {
  fc.assert(fc.property(NAME, kind === 'integration' ? fc.oneof(NAME, URI) : NAME, (domainName, name) => {
    const path = childPath(kind, domainName, name);

    expect(parsePath(path)).toEqual({ kind, domainName, name });
    expect(parseArn(`arn:aws-cn:${ARN_SERVICE}:cn-north-1:123456789012:${path}`))
      .toEqual({ kind, domainName, name, partition: 'aws-cn', region: 'cn-north-1', account: '123456789012' });
  }));
});

/** What the service documents, in words that do not come from the table (Service Authorization Reference, "Amazon Connect Customer Profiles"). */
test.each<[ChildKind, path: string, keySource: string]>([
  ['object-type', 'domains/d/object-types/n', 'domains/d/objects/n'],
  ['integration', 'domains/d/integrations/n', 'domains/d/integrations/n'],
  ['event-stream', 'domains/d/event-streams/n', 'domains/d/event-streams/n'],
  ['calculated-attribute', 'domains/d/calculated-attributes/n', 'domains/d/calculated-attributes/n'],
])('the kind %s has the path %s', (kind, path, keySource) => {
  expect([childPath(kind, 'd', 'n'), keySourcePath(kind, 'd', 'n')]).toEqual([path, keySource]);
});

test('every kind that has an ARN of its own has a documented path', () => {
  expect(CHILD_KINDS).toEqual(['object-type', 'integration', 'event-stream', 'calculated-attribute']);
});

test.each([
  '', 'domains', 'domains/', 'domain/d', 'domains//object-types/n', 'domains/d/', 'domains/d/object-types', 'domains/d/object-types/', 'domains/d/object-types/a/b',
  'domains/d/objects/n', 'domains/d/workflows/n', 'domains/d/identity-resolution', 'domains/d/integrations', 'domains/d/integrations/',
])('%j is the path of nothing that the library knows', (path) => {
  expect(parsePath(path)).toBeUndefined();
});

test.each([
  '', 'domains/d', 'arn:aws:profile:us-east-1:123456789012:', 'arn:aws:connect:us-east-1:123456789012:domains/d', 'urn:aws:profile:us-east-1:123456789012:domains/d',
])('%j is no ARN of the service', (arn) => {
  expect(parseArn(arn)).toBeUndefined();
});

test('an ARN of an integration keeps the colons of its URI', () => {
  expect(parseArn('arn:aws:profile:us-east-1:123456789012:domains/d/integrations/arn:aws:connect:us-east-1:1:instance/x'))
    .toMatchObject({ kind: 'integration', name: 'arn:aws:connect:us-east-1:1:instance/x' });
});
