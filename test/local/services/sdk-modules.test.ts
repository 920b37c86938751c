import { LambdaRuntime } from '../../../src/local/lambda/lambda-runtime';
import { LambdaProject } from '../lambda/lambda-project';

const project = new LambdaProject();
const lambda = new LambdaRuntime({
  onServiceCall: async ({ service, operation, input, region }) => (
    input.Fail === true ? { error: { name: 'NoSuchBucket', message: 'no', statusCode: 404 } } : { output: { service, operation, region } }
  ),
});
afterAll(async () => {
  await lambda.close();
  project.remove();
});

async function returned(files: { [key: string]: string }, handler = 'index.handler'): Promise<unknown> {
  const configuration = await project.function(files, { handler });
  lambda.put(configuration);
  const run = await lambda.invoke(configuration.arn, {});
  return run.outcome === 'returned' ? run.value : run.error.errorMessage;
}

test('a function that requires the SDK has it, and its errors are known by their names', async () => {
  expect(await returned({
    'index.js': `const { S3, S3Client, ListBucketsCommand, NotFoundException, S3ServiceException } = require('@aws-sdk/client-s3');
    exports.handler = async () => {
      const one = await new S3Client({ region: 'eu-west-1' }).send(new ListBucketsCommand({}));
      const two = await new S3({}).headBucket({ Fail: true }).catch((error) => [
        error.name, error.message, error instanceof NotFoundException, error instanceof S3ServiceException,
      ]);
      return [one.service, one.operation, one.region, two];
    };`,
  })).toEqual(['s3', 'ListBuckets', 'eu-west-1', ['NoSuchBucket', 'no', false, true]]);
});

test('a function that imports the SDK as an ES module has it', async () => {
  expect(await returned({
    'index.mjs': `import { S3Client, S3, ListBucketsCommand } from '@aws-sdk/client-s3';
    export const handler = async () => {
      const one = await new S3Client({ region: 'eu-west-1' }).send(new ListBucketsCommand({}));
      return [one.service, one.operation, one.region, (await new S3({}).headBucket({})).operation];
    };`,
  })).toEqual(['s3', 'ListBuckets', 'eu-west-1', 'HeadBucket']);
});

test('what a function brings along wins', async () => {
  expect(await returned({
    'index.js': "exports.handler = async () => require('@aws-sdk/client-s3').own;",
    'node_modules/@aws-sdk/client-s3/index.js': "exports.own = 'mine';",
  })).toBe('mine');
});
