import { credentialsOf } from './credentials';

/** A function as the runtime needs to know it. */
export interface FunctionConfiguration {
  readonly arn: string;
  readonly name: string;
  /** The code as it was uploaded. */
  readonly zipFile: string;
  readonly handler: string;
  /** Lambda's name of the runtime, such as `nodejs24.x`. */
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly variables: { readonly [key: string]: string };
  readonly roleArn: string;
  readonly region: string;
  readonly logGroupName: string;
}

/** Lambda refuses functions that set these: docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html, reserved variables. */
const RESERVED = new Set([
  '_HANDLER', '_X_AMZN_TRACE_ID', 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_EXECUTION_ENV', 'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION', 'AWS_LAMBDA_INITIALIZATION_TYPE', 'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME', 'AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API', 'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR',
]);

export function reservedVariables(variables: { readonly [key: string]: string }): string[] {
  return Object.keys(variables).filter((name) => RESERVED.has(name)).sort();
}

/** The whole environment of the child process: what Lambda sets, what the template sets, what whoever runs this adds. Nothing of ours. */
export function processEnvironment(
  configuration: FunctionConfiguration,
  taskRoot: string,
  logStreamName: string,
  additions: { readonly [key: string]: string },
): { [key: string]: string } {
  const credentials = credentialsOf(configuration.roleArn);
  return {
    ...configuration.variables,
    ...additions,
    _HANDLER: configuration.handler,
    AWS_REGION: configuration.region,
    AWS_DEFAULT_REGION: configuration.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${configuration.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: configuration.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(configuration.memoryMegabytes),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: configuration.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    LAMBDA_TASK_ROOT: taskRoot,
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin:/bin:/opt/bin',
    TZ: ':UTC',
    // Windows opens no socket without it
    ...(process.platform === 'win32' && process.env.SystemRoot !== undefined ? { SystemRoot: process.env.SystemRoot } : {}),
  };
}
