import { Token } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { usageError } from '../private/usage-error';

/** What the function is bundled for (`target` of the bundler in .projenrc.ts): an older Node.js stops at syntax that it does not know. */
export const OLDEST_NODE = 20;

/** Refuses a runtime that cannot run the function; one that is known at deployment only is passed over. */
export function refuseOtherRuntime(scope: IConstruct, runtime: lambda.Runtime | undefined): void {
  const name = runtime?.name;
  if (name === undefined || Token.isUnresolved(name)) {
    return;
  }
  const [, version] = /^nodejs(\d+)\.x$/.exec(name) ?? [];
  if (version === undefined || Number(version) < OLDEST_NODE) {
    throw usageError(scope, `runtime ${JSON.stringify(name)} ${version === undefined ? 'is no Node.js, which the function is written for' : 'is older than what the function is bundled for'}; `
      + `allowed: nodejs${OLDEST_NODE}.x or later; use lambda.Runtime.NODEJS_22_X, or leave it out for the latest of the region`);
  }
}
