import { createHash } from 'node:crypto';

/** Credentials as Lambda hands them to a function: temporary ones of the function's role. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** 16 characters of the base 32 alphabet that access key ids use. */
function keySuffix(text: string): string {
  return Array.from(digest(text).subarray(0, 16), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join('');
}

/** The same role always gets the same access key id, so that a local service can tell from it which role is calling. */
export function credentialsOf(roleArn: string): RoleCredentials {
  return {
    // ASIA marks temporary credentials
    accessKeyId: `ASIA${keySuffix(`access key of ${roleArn}`)}`,
    secretAccessKey: digest(`secret of ${roleArn}`).toString('base64').slice(0, 40),
    sessionToken: Buffer.from(JSON.stringify({ roleArn })).toString('base64'),
  };
}

/** The role that a session token of `credentialsOf` speaks for; undefined for any other token. */
export function roleOfSessionToken(token: string): string | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(token, 'base64').toString('utf8'));
    if (typeof content !== 'object' || content === null || !('roleArn' in content)) {
      return undefined;
    }
    return typeof content.roleArn === 'string' ? content.roleArn : undefined;
  } catch {
    return undefined;
  }
}
