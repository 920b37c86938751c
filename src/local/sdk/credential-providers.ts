import { callService } from './channel';

interface Temporary {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

type Provider = () => Promise<Temporary>;

async function ownCredentials(): Promise<Temporary> {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '', AWS_SESSION_TOKEN: sessionToken = '' } = process.env;
  return { accessKeyId, secretAccessKey, sessionToken };
}

/** Those of another role, from STS. */
function fromTemporaryCredentials({ params }: { readonly params: { readonly [key: string]: unknown } }): Provider {
  return async () => {
    const answer = await callService({ service: 'sts', operation: 'AssumeRole', input: params, sessionToken: process.env.AWS_SESSION_TOKEN });
    if ('error' in answer) {
      throw Object.assign(new Error(answer.error.message), { name: answer.error.name });
    }
    const { AccessKeyId, SecretAccessKey, SessionToken } = answer.output.Credentials as { [key: string]: string };
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  };
}

/** What stands for `@aws-sdk/credential-providers`: in Lambda, credentials are in the environment or of a role that is assumed. */
export const CREDENTIAL_PROVIDERS = {
  fromEnv: () => ownCredentials,
  fromNodeProviderChain: () => ownCredentials,
  fromTemporaryCredentials,
};
