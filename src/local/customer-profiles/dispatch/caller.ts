import type { IncomingHttpHeaders } from 'node:http';
import { sameEnvironment } from '../../environment/environment';
import type { Environment } from '../../environment/environment';
import { roleOfSessionToken } from '../../lambda/credentials';
import type { Arns } from '../api/arns';

/** Who signed a request, as far as the request says so. */
export interface Caller {
  readonly accessKeyId: string;
  /** The region that the request was signed for; undefined where nobody signed it. */
  readonly region?: string;
  /** Of temporary credentials. */
  readonly sessionToken?: string;
}

const ACCOUNT = /^\d{12}$/;
const SIGNATURE = /^AWS4-HMAC-SHA256 .*\bCredential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/[^/,\s]+\/aws4_request\b/;

/**
 * Reads the caller from the credential scope of a signature, version 4. The signature itself is not verified, as the
 * service knows nobody's secret: whoever names an access key is taken at their word.
 */
export function readCaller(headers: IncomingHttpHeaders): Caller | undefined {
  const match = SIGNATURE.exec(headers.authorization ?? '');
  const token = headers['x-amz-security-token'];
  return match ? { accessKeyId: match[1], region: match[2], sessionToken: Array.isArray(token) ? token[0] : token } : undefined;
}

/**
 * The account and the region that a request is for: the region that it was signed for, and the account of the role whose session signed it.
 * A caller that is no role of a deployed function chooses an account by an access key id of its 12 digits, and has the service's own otherwise.
 */
export function environmentOf({ accessKeyId, region, sessionToken }: Caller, home: Environment): Environment {
  const role = sessionToken === undefined ? undefined : roleOfSessionToken(sessionToken);
  const named = role?.split(':')[4] ?? accessKeyId;
  const account = ACCOUNT.test(named) ? named : home.account;
  const environment = { account, region: region ?? home.region };
  // the same object for nearly all calls, which are remembered with it
  return sameEnvironment(environment, home) ? home : environment;
}

/** Who calls, as history has it: the role whose session signed the call, else a user that is named like the access key. */
export function arnOf({ accessKeyId, sessionToken }: Caller, arns: Arns): string {
  return (sessionToken === undefined ? undefined : roleOfSessionToken(sessionToken)) ?? arns.ofUser(accessKeyId);
}
