import { endpointsOf } from '../../../../src/local/customer-profiles/delivery/endpoints';

function read(variables: { readonly [name: string]: string }) {
  const told: string[] = [];
  return { endpoints: endpointsOf(variables, (line) => told.push(line)), told };
}

test('an end is where the usual setting of its service says', () => {
  expect(read({ AWS_ENDPOINT_URL_KINESIS: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_SQS: 'http://sqs.test:2', AWS_ENDPOINT_URL_S3: 'https://s3.test' })).toEqual({
    endpoints: { kinesis: 'http://127.0.0.1:1', sqs: 'http://sqs.test:2', s3: 'https://s3.test' }, told: [],
  });
});

test('without a setting there is none, nor by that for all services', () => {
  expect(read({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_S3: '' })).toEqual({ endpoints: {}, told: [] });
});

test.each([
  'https://kinesis.us-east-1.amazonaws.com', 'https://sqs.cn-north-1.amazonaws.com.cn/', 'https://vpce-1.kinesis.us-east-1.vpce.amazonaws.com',
  'https://SQS.us-east-1.api.aws', 'https://amazonaws.com.', 'https://kinesis.eusc-de-east-1.amazonaws.eu',
])('%s is AWS, which nothing is ever sent to', (url) => {
  expect(read({ AWS_ENDPOINT_URL_SQS: url })).toEqual({
    endpoints: {}, told: [`AWS_ENDPOINT_URL_SQS is ${url}, which is AWS: nothing is sent there; name a server such as http://127.0.0.1:4566`],
  });
});

test.each(['http://amazonaws.com.test', 'http://myamazonaws.com:1'])('%s is not AWS', (url) => {
  expect(read({ AWS_ENDPOINT_URL_SQS: url }).endpoints).toEqual({ sqs: url });
});

test.each(['127.0.0.1:4566', 'file:///tmp', 'no url'])('%s is refused', (url) => {
  expect(() => read({ AWS_ENDPOINT_URL_KINESIS: url })).toThrow(`AWS_ENDPOINT_URL_KINESIS is ${JSON.stringify(url)}; allowed: a URL such as http://127.0.0.1:4566, or nothing`);
});
