import { createHash } from 'node:crypto';

/**
 * What an event is recognised by when it is delivered again, and when CloudFormation sent it.
 *
 * The request id alone does not tell an event: CloudFormation may use it again when a failed deployment is tried again. The time is the one in
 * the signature of the ResponseURL, in whole seconds and of either form; an event without a signature has none.
 */
export interface EventStamp {
  /** A hash of the request id, because marks are short and ids are nobody else's business. */
  readonly id: string;
  readonly sent?: SignatureTime;
}

export interface SignatureTime {
  /** `d`: when it was signed (X-Amz-Date). `x`: until when the signature holds (Expires), which is only comparable with its own kind. */
  readonly kind: 'd' | 'x';
  readonly seconds: number;
}

const TEXT = /^([0-9a-f]{8})(?:\.([dx])([0-9a-z]{1,8}))?$/;

const AMZ_DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

export function stampOf(requestId: string, responseUrl: URL): EventStamp {
  const id = createHash('sha256').update(requestId).digest('hex').slice(0, 8);
  const sent = signatureTime(responseUrl.searchParams);
  return sent ? { id, sent } : { id };
}

/** Whether two stamps are of one event. */
export function isSameEvent(a: EventStamp | undefined, b: EventStamp): boolean {
  return a !== undefined && formatStamp(a) === formatStamp(b);
}

/** Whether an event was certainly sent before another: where one has no time, or a time of the other kind, nobody knows. */
export function wasSentBefore(a: EventStamp, b: EventStamp | undefined): boolean {
  return a.sent !== undefined && b?.sent !== undefined && a.sent.kind === b.sent.kind && a.sent.seconds < b.sent.seconds;
}

export function formatStamp({ id, sent }: EventStamp): string {
  return sent ? `${id}.${sent.kind}${sent.seconds.toString(36)}` : id;
}

export function parseStamp(text: string): EventStamp | undefined {
  const [, id, kind, time] = TEXT.exec(text) ?? [];
  if (id === undefined) {
    return undefined;
  }
  return kind === 'd' || kind === 'x' ? { id, sent: { kind, seconds: parseInt(time, 36) } } : { id };
}

function signatureTime(query: URLSearchParams): SignatureTime | undefined {
  const [, year, month, day, hour, minute, second] = AMZ_DATE.exec(query.get('X-Amz-Date') ?? '') ?? [];
  if (year !== undefined) {
    return { kind: 'd', seconds: Date.UTC(+year, +month - 1, +day, +hour, +minute, +second) / 1_000 };
  }
  const expires = query.get('Expires') ?? '';
  return /^\d{1,12}$/.test(expires) ? { kind: 'x', seconds: Number(expires) } : undefined;
}
