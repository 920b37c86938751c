import * as fc from 'fast-check';
import { renderAnswer } from '../../../src/handler/cloudformation/answer';
import { readEvent, ResourceRequest } from '../../../src/handler/cloudformation/event';
import type { Answer } from '../answer-server';
import { STACK_ID } from '../stage';

const request: ResourceRequest = {
  requestType: 'Create',
  responseUrl: new URL('https://example.com/'),
  stackId: STACK_ID,
  requestId: 'request-1',
  logicalId: 'Crm',
  resourceType: 'Custom::X',
  properties: {},
  formerProperties: {},
};
const failed = (reason: string, physicalId = 'not-created/Crm') => renderAnswer(request, { status: 'FAILED', physicalId, reason });
const parse = (body: string) => JSON.parse(body) as Answer;

test('a SUCCESS echoes what CloudFormation asks for and carries the data', () => {
  expect(parse(renderAnswer(request, { status: 'SUCCESS', physicalId: 'domains/crm', data: { Arn: 'arn' } }))).toEqual({
    Status: 'SUCCESS', PhysicalResourceId: 'domains/crm', StackId: STACK_ID, RequestId: 'request-1', LogicalResourceId: 'Crm', Data: { Arn: 'arn' },
  });
});

test('a short reason is answered as it is', () => {
  expect(parse(failed('no')).Reason).toBe('no');
});

test('a long reason is cut so that the body fills the 4,096 bytes that CloudFormation takes', () => {
  const body = failed('x'.repeat(10_000));

  expect(Buffer.byteLength(body)).toBe(4096);
  expect(parse(body).Reason).toMatch(/^x+\.\.\.$/);
});

test('a reason is cut between characters, whatever their bytes, and escapes count', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('a', 'é', '€', '😀', '"', '\n', '\u0001'), { minLength: 3000, maxLength: 6000 }), (characters) => {
    const body = failed(characters.join(''));
    const bytes = Buffer.byteLength(body);
    const kept = [...(parse(body).Reason ?? '').replace(/\.\.\.$/, '')];

    expect(bytes).toBeLessThanOrEqual(4096);
    expect(kept).toEqual(characters.slice(0, kept.length));
    // the next character did not fit: none takes more than six bytes
    expect(kept.length === characters.length || bytes > 4096 - 6).toBe(true);
  }), { numRuns: 30 });
});

test('an id longer than CloudFormation takes is cut', () => {
  expect(Buffer.byteLength(parse(failed('no', '€'.repeat(500))).PhysicalResourceId)).toBeLessThanOrEqual(1024);
});

test('the largest answer of a SUCCESS fits', () => {
  const [domain, type] = ['d'.repeat(64), 't'.repeat(255)];
  const physicalId = `domains/${domain}/object-types/${type}`;
  const data = { DomainName: domain, ObjectTypeName: type, Arn: `arn:aws-us-gov:profile:us-gov-east-1:000000000000:${physicalId}`, CreatedAt: new Date(0).toISOString() };
  const largest = { ...request, stackId: `arn:aws-us-gov:cloudformation:us-gov-east-1:000000000000:stack/${'s'.repeat(128)}/${'u'.repeat(36)}`, logicalId: 'l'.repeat(255) };

  expect(Buffer.byteLength(renderAnswer(largest, { status: 'SUCCESS', physicalId, data }))).toBeLessThanOrEqual(4096);
});

describe('an event', () => {
  const event = {
    RequestType: 'Update',
    ResponseURL: 'http://127.0.0.1:1/x',
    StackId: 's',
    RequestId: 'r',
    LogicalResourceId: 'l',
    ResourceType: 'Custom::X',
    PhysicalResourceId: 'p',
    ResourceProperties: { a: '1' },
    OldResourceProperties: { a: '0' },
  };

  test('of CloudFormation is read', () => {
    expect(readEvent(event)).toMatchObject({ requestType: 'Update', physicalId: 'p', properties: { a: '1' }, formerProperties: { a: '0' } });
  });

  test('of a Create has no physical id, even where one is sent along', () => {
    expect(readEvent({ ...event, RequestType: 'Create' })).toMatchObject({ requestType: 'Create', physicalId: undefined });
  });

  test.each([
    ['the event is not an object', undefined],
    ['the event is not an object', 'text'],
    ['RequestType is none of Create, Update, Delete', { ...event, RequestType: 'Read' }],
    ['ResponseURL is no http or https address', { ...event, ResponseURL: undefined }],
    ['ResponseURL is no http or https address', { ...event, ResponseURL: 'nonsense' }],
    ['ResponseURL is no http or https address', { ...event, ResponseURL: 'file:///etc/passwd' }],
    ['StackId, RequestId, LogicalResourceId and ResourceType are not all there', { ...event, RequestId: '' }],
    ['PhysicalResourceId is missing on Update', { ...event, PhysicalResourceId: undefined }],
  ])('is unreadable: %s', (unreadable, broken) => {
    expect(readEvent(broken)).toEqual({ unreadable });
  });
});
