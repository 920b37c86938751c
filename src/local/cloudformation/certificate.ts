import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate with its private key, both as PEM. */
export interface SelfSigned {
  readonly certificate: string;
  readonly privateKey: string;
}

const DAY = 24 * 60 * 60 * 1000;

/** Tags of ASN.1's types, as DER has them (ITU-T X.690). */
const BOOLEAN = 0x01;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_ID = 0x06;
const UTF8_STRING = 0x0c;
const GENERALIZED_TIME = 0x18;
const SEQUENCE = 0x30;
const SET = 0x31;

/** The object identifiers that are needed, already encoded. */
const COMMON_NAME = objectId('550403');
const ECDSA_WITH_SHA256 = objectId('2a8648ce3d040302');
const SUBJECT_ALT_NAME = objectId('551d11');
const BASIC_CONSTRAINTS = objectId('551d13');

/**
 * A certificate for 127.0.0.1 and localhost, made at start and known to nobody else: its key leaves this process as little as it is kept.
 *
 * Node makes keys and signatures, but no certificates. This one has always the same fields (RFC 5280, section 4.1), which is a page of code; the libraries
 * that make any certificate bring a toolbox of ASN.1 for one short one (record 21).
 */
export function selfSigned(now: number = Date.now()): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, Buffer.from('cdk-customer-profiles deploy')))));
  const algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
  const content = der(
    SEQUENCE,
    der(0xa0, der(INTEGER, Buffer.from([2]))), // version 3, which has extensions
    der(INTEGER, Buffer.concat([Buffer.from([0x01]), randomBytes(15)])), // the first byte keeps it positive
    algorithm,
    name,
    der(SEQUENCE, time(now - DAY), time(now + 365 * DAY)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(
      SEQUENCE,
      extension(BASIC_CONSTRAINTS, der(SEQUENCE, der(BOOLEAN, Buffer.from([0xff])))),
      // a DNS name and an IP address of RFC 5280's GeneralName
      extension(SUBJECT_ALT_NAME, der(SEQUENCE, der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))),
    )),
  );
  const certificate = der(SEQUENCE, content, algorithm, der(BIT_STRING, Buffer.from([0]), sign('sha256', content, privateKey)));
  return {
    certificate: pem(certificate),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** A value with its tag and length in front. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const digits: number[] = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) {
    digits.unshift(rest % 256);
  }
  const length = content.length < 128 ? [content.length] : [0x80 + digits.length, ...digits];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function objectId(encoded: string): Buffer {
  return der(OBJECT_ID, Buffer.from(encoded, 'hex'));
}

function extension(id: Buffer, value: Buffer): Buffer {
  return der(SEQUENCE, id, der(OCTET_STRING, value));
}

/** `20260101120000Z` */
function time(milliseconds: number): Buffer {
  return der(GENERALIZED_TIME, Buffer.from(`${new Date(milliseconds).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}
