import type { IncomingHttpHeaders } from 'node:http';

/** Who signed a request, as far as the request says so. */
export interface Caller {
  readonly accessKeyId: string;
  /** The region that the request was signed for. */
  readonly region: string;
  /** Of temporary credentials. */
  readonly sessionToken?: string;
}

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
