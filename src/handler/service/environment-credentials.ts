import type { AwsCredentialIdentityProvider } from '@smithy/types';

/**
 * The credentials that Lambda puts into the environment, which are all that a function ever has.
 *
 * The name is that of the SDK's default chain, because the bundle puts this module in its place: the chain (SSO, STS,
 * process, metadata service ...) is a third of a bundled client and of its start, and is never used in Lambda.
 */
export function defaultProvider(): AwsCredentialIdentityProvider {
  return async () => {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = process.env;
    if (!accessKeyId || !secretAccessKey) {
      throw new Error('no credentials in the environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set');
    }
    return { accessKeyId, secretAccessKey, ...sessionToken ? { sessionToken } : {} };
  };
}
