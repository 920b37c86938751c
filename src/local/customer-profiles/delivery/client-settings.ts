import type { Environment } from '../../environment/environment';

/** Which environment variables the credentials are read from. */
export type Variables = { readonly [name: string]: string | undefined };

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What the clients of all services are made with: an end that does not answer is given up, and tried again by the delivery, which keeps the order. */
export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
  readonly maxAttempts: 1;
  readonly retryMode: 'standard';
  /** The machine may ask for these of AWS; a named endpoint has neither. */
  readonly useFipsEndpoint: false;
  readonly useDualstackEndpoint: false;
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
  };
}

export function clientSettings(endpoint: string, { account, region }: Environment, variables: Variables): ClientSettings {
  return {
    endpoint,
    region,
    credentials: credentialsFor(account, variables),
    maxAttempts: 1,
    retryMode: 'standard',
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  };
}

/** Without any, the account stands for the access key: emulators that know several accounts read it there, as this service does. */
function credentialsFor(account: string, variables: Variables): Credentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = variables;
  return accessKeyId && secretAccessKey
    ? { accessKeyId, secretAccessKey, ...sessionToken && { sessionToken } }
    : { accessKeyId: account, secretAccessKey: 'local' };
}
