import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from './certificate';
import { RESPONSE_PORT } from '../sdk/response-port';

/** What becomes of an answer: taken, taken for sent and thrown away, or cut off before the sender knows. */
export type AnswerFate = 'accept' | 'lose' | 'disconnect';

/** Where a custom resource's answer is awaited. */
export interface AnswerBox {
  readonly url: string;
  /** Settles with the body of the first answer. */
  readonly answer: Promise<string>;
  /** No answer counts any more. */
  close(): void;
}

interface OpenBox {
  readonly take: (body: string) => void;
  readonly fate: () => AnswerFate | Promise<AnswerFate>;
}

// far more than CloudFormation takes, so that it is CloudFormation and not the upload that complains
const UPLOAD_LIMIT_BYTES = 5 * 1024 * 1024;

const BUCKET = '/cloudformation-custom-resource-response';

/**
 * Takes the answers of custom resources over HTTPS. Behaves as S3 does with the pre-signed URLs that CloudFormation hands out: the signature
 * covers an empty content type, every URL is good for one object, and what comes too late or twice is stored without anybody looking.
 */
export class ResponseServer {
  /** Answers that came after the first one or after nobody waited any more. */
  public ignoredAnswers = 0;
  private readonly secret = randomBytes(32);
  private readonly boxes = new Map<string, OpenBox>();
  private server?: Server;
  private port?: Promise<number>;
  private certificateDirectory?: string;

  constructor(private readonly now: () => number = Date.now) {}

  /** Opens a place for one answer, with a URL that has never been used, but may be signed as of an earlier time: that of an event that is sent again. */
  public async open(name: string, fate: () => AnswerFate | Promise<AnswerFate> = () => 'accept', signedAt = this.now()): Promise<AnswerBox> {
    const origin = `https://127.0.0.1:${await this.listening()}`;
    const path = `${BUCKET}/${encodeURIComponent(name)}/${randomBytes(16).toString('hex')}`;
    const expires = Math.floor(signedAt / 1000) + 7200;
    let take: (body: string) => void = () => undefined;
    const answer = new Promise<string>((settle) => { take = settle; });
    this.boxes.set(path, { take, fate });
    const query = new URLSearchParams({ AWSAccessKeyId: 'ASIALOCALCLOUDFORMAT', Expires: String(expires), Signature: this.sign(path, String(expires)) });
    return { url: `${origin}${path}?${query.toString()}`, answer, close: () => void this.boxes.delete(path) };
  }

  /** What a function's environment needs so that it trusts this server, and finds it where it leaves out the port. */
  public async clientEnvironment(): Promise<{ [key: string]: string }> {
    const port = await this.listening();
    return { NODE_EXTRA_CA_CERTS: join(this.certificateDirectory ?? '', 'certificate.pem'), [RESPONSE_PORT]: String(port) };
  }

  public async close(): Promise<void> {
    const { server } = this;
    this.boxes.clear();
    this.removeCertificate();
    if (server === undefined) {
      return;
    }
    this.server = undefined;
    this.port = undefined;
    server.ref();
    server.closeAllConnections();
    await new Promise<void>((closed) => server.close(() => closed()));
  }

  private async listening(): Promise<number> {
    this.port ??= this.listen();
    return this.port;
  }

  private async listen(): Promise<number> {
    const { certificate, privateKey } = selfSigned();
    const server = createServer({ cert: certificate, key: privateKey }, (request, response) => {
      this.handle(request, response).catch(() => response.destroy());
    });
    this.server = server;
    this.certificateDirectory = mkdtempSync(join(tmpdir(), 'cdk-responses-'));
    writeFileSync(join(this.certificateDirectory, 'certificate.pem'), certificate);
    await new Promise<void>((listening, refused) => {
      server.once('error', refused);
      server.listen(0, '127.0.0.1', listening);
    });
    // an engine that waits for nothing must not keep the program alive
    server.unref();
    process.once('exit', this.removeCertificate);
    return (server.address() as AddressInfo).port;
  }

  private readonly removeCertificate = (): void => {
    process.removeListener('exit', this.removeCertificate);
    if (this.certificateDirectory !== undefined) {
      rmSync(this.certificateDirectory, { recursive: true, force: true });
    }
    this.certificateDirectory = undefined;
  };

  private sign(path: string, expires: string): string {
    // method, content MD5, content type, expiry, resource: docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html
    return createHmac('sha256', this.secret).update(['PUT', '', '', expires, path].join('\n')).digest('base64');
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const refusal = this.refusal(request, url);
    if (refusal !== undefined) {
      request.resume();
      return refuse(response, refusal);
    }
    const body = await read(request);
    if (body === undefined) {
      return refuse(response, { status: 400, code: 'EntityTooLarge', message: 'Your proposed upload exceeds the maximum allowed size' });
    }
    const box = this.boxes.get(url.pathname);
    const fate = await box?.fate();
    if (fate === 'disconnect') {
      response.destroy();
      return;
    }
    if (box === undefined || fate === 'lose') {
      if (box === undefined) {
        this.ignoredAnswers += 1;
      }
    } else if (this.boxes.delete(url.pathname)) {
      box.take(body);
    } else {
      this.ignoredAnswers += 1;
    }
    response.writeHead(200, { 'content-length': 0 }).end();
  }

  private refusal(request: IncomingMessage, url: URL): Refusal | undefined {
    if (request.method !== 'PUT') {
      return { status: 403, code: 'SignatureDoesNotMatch', message: `The URL is signed for PUT, not for ${request.method}` };
    }
    const contentType = request.headers['content-type'];
    if (contentType !== undefined && contentType !== '') {
      return { status: 403, code: 'SignatureDoesNotMatch', message: `The URL is signed for an empty content-type header, not for '${contentType}'` };
    }
    const expires = url.searchParams.get('Expires') ?? '';
    const given = Buffer.from(url.searchParams.get('Signature') ?? '');
    const wanted = Buffer.from(this.sign(url.pathname, expires));
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      return { status: 403, code: 'SignatureDoesNotMatch', message: 'The request signature we calculated does not match the signature you provided' };
    }
    if (request.headers['transfer-encoding'] !== undefined) {
      return { status: 501, code: 'NotImplemented', message: 'A header you provided implies functionality that is not implemented: Transfer-Encoding' };
    }
    return undefined;
  }
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

function refuse(response: ServerResponse, { status, code, message }: Refusal): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message.replaceAll('<', '&lt;')}</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
}

async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > UPLOAD_LIMIT_BYTES) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
