import { request } from 'node:https';
import { thing, Workbench } from './workbench';
import type { JsonObject } from '../../../src/local/cloudformation/json';

let bench: Workbench;
beforeEach(() => { bench = new Workbench(); });
afterEach(async () => bench.close());

async function reasonOf(properties: JsonObject): Promise<string | undefined> {
  const result = await bench.engine.deploy(bench.stack({ A: thing(properties) }));
  expect(result).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
  return result.failures[0].reason;
}

async function put(url: string, body: string, headers: { [key: string]: string | number } = {}, method = 'PUT'): Promise<number | undefined> {
  return new Promise((done, failed) => {
    const sent = request(url, { method, rejectUnauthorized: false, headers: { 'content-type': '', 'content-length': Buffer.byteLength(body), ...headers } }, (response) => {
      response.resume().on('end', () => done(response.statusCode));
    });
    sent.on('error', failed).end(body);
  });
}

describe('events', () => {
  test('a Create names the resource and carries all scalars as strings, and no physical id', async () => {
    await bench.engine.deploy(bench.stack({ A: thing({ Number: 1, Flag: true, Nested: { List: [1, false, 'x'] }, ServiceTimeout: 60 }) }));
    const [event] = bench.requests;
    expect(event).toEqual({
      RequestType: 'Create',
      ServiceToken: expect.stringMatching(/^arn:aws:lambda:us-east-1:000000000000:function:Shop-Worker-[A-Z0-9]{12}$/),
      ResponseURL: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+\/.*[?&]Signature=/),
      StackId: bench.engine.describe('Shop')?.id,
      RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      LogicalResourceId: 'A',
      ResourceType: 'Custom::Thing',
      ResourceProperties: {
        ServiceToken: event.ServiceToken,
        ServiceTimeout: '60',
        Id: 'thing-1',
        Number: '1',
        Flag: 'true',
        Nested: { List: ['1', 'false', 'x'] },
      },
    });
  });

  test('an Update carries the physical id and the old properties; a Delete the properties it was left with', async () => {
    await bench.engine.deploy(bench.stack({ A: thing({ Number: 1 }) }));
    await bench.engine.deploy(bench.stack({ A: thing({ Number: 2 }) }));
    await bench.engine.destroy('Shop');
    const [, update, deletion] = bench.requests;
    expect(update).toMatchObject({
      RequestType: 'Update', PhysicalResourceId: 'thing-1', ResourceProperties: { Number: '2' }, OldResourceProperties: { Number: '1' },
    });
    expect(deletion).toMatchObject({ RequestType: 'Delete', PhysicalResourceId: 'thing-1', ResourceProperties: { Number: '2' } });
    expect(deletion).not.toHaveProperty('OldResourceProperties');
  });

  test('every request has an id and a URL of its own', async () => {
    await bench.engine.deploy(bench.stack({ A: thing(), B: thing() }));
    await bench.engine.destroy('Shop');
    expect(new Set(bench.requests.map((event) => event.RequestId)).size).toBe(4);
    expect(new Set(bench.requests.map((event) => event.ResponseURL)).size).toBe(4);
  });

  test('AWS::CloudFormation::CustomResource goes the same way', async () => {
    const resource = { ...thing(), Type: 'AWS::CloudFormation::CustomResource' };
    expect(await bench.engine.deploy(bench.stack({ A: resource }))).toMatchObject({ ok: true });
    expect(bench.requests[0]).toMatchObject({ ResourceType: 'AWS::CloudFormation::CustomResource' });
  });
});

describe('answers', () => {
  test('data become attributes, scalars as strings', async () => {
    const result = await bench.engine.deploy(bench.stack({ A: thing({ Data: { Arn: 'arn:x', Count: 3 } }) }, {
      Outputs: { Arn: { Value: { 'Fn::GetAtt': ['A', 'Arn'] } }, Count: { Value: { 'Fn::Sub': '${A.Count} of ${A}' } } },
    }));
    expect(result.outputs).toEqual({ Arn: 'arn:x', Count: '3 of thing-1' });
  });

  test('an attribute that the answer does not have fails what asks for it', async () => {
    const result = await bench.engine.deploy(bench.stack({ A: thing(), B: thing({ Wants: { 'Fn::GetAtt': ['A', 'Missing'] } }) }));
    expect(result).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
    expect(result.failures[0]).toMatchObject({ logicalId: 'B', status: 'CREATE_FAILED' });
    expect(result.reason).toMatch(/^CustomResource attribute error: Vendor response doesn't contain Missing attribute in object arn:.*\|A\|thing-1$/);
    expect(bench.calls).toEqual(['Create A', 'Delete A thing-1']);
  });

  test('NoEcho masks the attributes wherever they are shown', async () => {
    await bench.engine.deploy(bench.stack({ A: thing({ Data: { Password: 'p4ss' }, Secret: true }) }));
    expect(bench.engine.resources().find(({ logicalId }) => logicalId === 'A')?.attributes).toEqual({ Password: '****' });
  });

  test('FAILED fails the resource with the reason that it gives', async () => {
    expect(await reasonOf({ FailOn: ['Create'] }))
      .toMatch(/^Received response status \[FAILED\] from custom resource. Message returned: told to fail on Create \(RequestId: [0-9a-f-]{36}\)$/);
  });

  test.each<[string, JsonObject, string | RegExp]>([
    ['over 4096 bytes', { Data: { Long: 'x'.repeat(4096) } }, 'Response object is too long.'],
    ['over 4096 bytes in fewer characters', { Data: { Long: '€'.repeat(1400) } }, 'Response object is too long.'],
    ['that is no JSON', { Body: 'oops' }, 'Response is not valid JSON.'],
    ['that is no object', { Body: '[]' }, 'Response is not a JSON object.'],
    ['with an empty physical id', { Id: '' }, 'Invalid PhysicalResourceId'],
    ['with a physical id over 1 KB', { Id: 'x'.repeat(1025) }, 'Invalid PhysicalResourceId'],
    ['without a physical id', { Id: { Ref: 'AWS::NoValue' } }, 'Invalid PhysicalResourceId'],
    ['for another request', { Answer: { RequestId: 'other' } }, /^Invalid Response: RequestId is 'other', it must be '[0-9a-f-]{36}'$/],
    ['for another stack', { Answer: { StackId: 'other' } }, /^Invalid Response: StackId is 'other'/],
    ['for another resource', { Answer: { LogicalResourceId: 'B' } }, "Invalid Response: LogicalResourceId is 'B', it must be 'A'"],
    ['with a status that does not exist', { Answer: { Status: 'DONE' } }, "Invalid Response: Status is 'DONE', it must be SUCCESS or FAILED"],
    ['with data that are no object', { Answer: { Data: 'text' } }, "Invalid Response: Data is 'text', it must be an object"],
  ])('an answer %s fails the resource', async (_, properties, reason) => {
    const given = await reasonOf(properties);
    if (typeof reason === 'string') {
      expect(given).toBe(reason);
    } else {
      expect(given).toMatch(reason);
    }
  });

  test('an answer of exactly 4096 bytes with a physical id of exactly 1 KB is taken, one byte more is not', async () => {
    const resource = (more: JsonObject = {}) => bench.stack({ A: thing({ Id: 'x'.repeat(1024), ...more }) });
    expect(await bench.engine.deploy(resource())).toMatchObject({ ok: true });
    const { StackId, RequestId, LogicalResourceId } = bench.requests[0];
    const answer = { Status: 'SUCCESS', PhysicalResourceId: 'x'.repeat(1024), StackId, RequestId, LogicalResourceId, Data: { Long: '' }, NoEcho: false };
    const room = 4096 - Buffer.byteLength(JSON.stringify(answer));
    expect(await bench.engine.deploy(resource({ Data: { Long: 'y'.repeat(room) } }))).toMatchObject({ ok: true });
    expect(await bench.engine.deploy(resource({ Data: { Long: 'y'.repeat(room + 1) } }))).toMatchObject({ ok: false, reason: 'Response object is too long.' });
  });

  test('a content type is refused, so that the resource never gets its answer', async () => {
    expect(await reasonOf({ Headers: { 'content-type': 'application/json' } })).toMatch(/^CloudFormation did not receive a response from your Custom Resource/);
  });

  test('a late answer is stored and changes nothing', async () => {
    await bench.engine.deploy(bench.stack({ A: thing() }));
    const [event] = bench.requests;
    expect(await put(event.ResponseURL, JSON.stringify({ Status: 'FAILED', PhysicalResourceId: 'other' }))).toBe(200);
    expect(bench.engine.ignoredAnswers).toBe(1);
    expect(bench.engine.describe('Shop')).toMatchObject({ status: 'CREATE_COMPLETE' });
  });

  test.each<[string, (url: string) => [url: string, headers: { [key: string]: string | number }, method: string], number]>([
    ['a wrong signature', (url) => [url.replace(/Signature=.{6}/, 'Signature=AAAAAA'), {}, 'PUT'], 403],
    ['no signature', (url) => [url.replace(/\?.*/, ''), {}, 'PUT'], 403],
    ['the signature of another path', (url) => [url.replace(/\/[0-9a-f]{32}\?/, '/0123456789abcdef0123456789abcdef?'), {}, 'PUT'], 403],
    ['another method', (url) => [url, {}, 'POST'], 403],
    ['a content type', (url) => [url, { 'content-type': 'application/json' }, 'PUT'], 403],
    ['chunks', (url) => [url, { 'transfer-encoding': 'chunked' }, 'PUT'], 501],
  ])('a request with %s is refused', async (_, change, status) => {
    await bench.engine.deploy(bench.stack({ A: thing() }));
    const [url, headers, method] = change(bench.requests[0].ResponseURL);
    const all: { [key: string]: string | number } = { ...headers };
    const body = '{}';
    if ('transfer-encoding' in headers) {
      const got = await new Promise((done, failed) => {
        request(url, { method, rejectUnauthorized: false, headers: { 'content-type': '', ...all } }, (response) => response.resume().on('end', () => done(response.statusCode)))
          .on('error', failed).end(body);
      });
      expect(got).toBe(status);
    } else {
      expect(await put(url, body, all, method)).toBe(status);
    }
  });
});

describe('service token and timeout', () => {
  test('a token that is no Lambda function fails the resource', async () => {
    expect(await reasonOf({ ServiceToken: 'arn:aws:sns:us-east-1:000000000000:topic' }))
      .toBe("Invalid service token: 'arn:aws:sns:us-east-1:000000000000:topic'; the local engine takes the ARN of a Lambda function");
  });

  test('a function that does not exist fails the resource', async () => {
    expect(await reasonOf({ ServiceToken: 'arn:aws:lambda:us-east-1:000000000000:function:none' }))
      .toMatch(/^Function not found: arn:aws:lambda:us-east-1:000000000000:function:none \(Service: Lambda, Status Code: 404, Request ID: /);
  });

  test('a function of another stack carries the resource out', async () => {
    await bench.engine.deploy(bench.stack({}, { Outputs: { Token: { Value: { 'Fn::GetAtt': ['Worker', 'Arn'] }, Export: { Name: 'token' } } } }, 'Provider'));
    const template = { Resources: { A: { ...thing(), Properties: { ServiceToken: { 'Fn::ImportValue': 'token' }, Id: 'a' } } } };
    expect(await bench.engine.deploy({ name: 'User', template })).toMatchObject({ ok: true });
    expect(bench.calls).toEqual(['Create A']);
  });

  test.each([0, 3601, 'soon', 1.5])('a ServiceTimeout of %p fails the resource', async (timeout) => {
    expect(await reasonOf({ ServiceTimeout: timeout }))
      .toBe(`Invalid ServiceTimeout: ${typeof timeout === 'string' ? `'${timeout}'` : timeout}; it must be a whole number of seconds from 1 to 3600`);
  });

  test('a function that never answers fails when ServiceTimeout is over', async () => {
    await bench.close();
    bench = new Workbench({ waitOutLostAnswers: true });
    const reason = await reasonOf({ SilentOn: ['Create'], ServiceTimeout: 1 });
    expect(reason).toBe(`CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${bench.requests[0].RequestId}].`);
  });

  test('the engine can stand its own timeout for all of them', async () => {
    await bench.close();
    bench = new Workbench({ waitOutLostAnswers: true, serviceTimeoutSeconds: 2 });
    expect(await reasonOf({ SilentOn: ['Create'] })).toMatch(/^CloudFormation did not receive a response/);
  });

  test('a function that ended without answering is not waited for', async () => {
    expect(await reasonOf({ SilentOn: ['Create'] })).toMatch(/The function has ended once, at last it returned without answering$/);
  });
});
