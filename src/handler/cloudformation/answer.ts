import type { ResourceRequest } from './event';
import { EventStamp, formatStamp, parseStamp } from './event-stamp';

/** Attributes that the template can get; all flat text. */
export type Data = { readonly [key: string]: string };

/** What becomes of a request. */
export type Result =
  | { readonly status: 'SUCCESS'; readonly physicalId: string; readonly data?: Data; /** What is left behind. */ readonly reason?: string }
  | { readonly status: 'FAILED'; readonly physicalId: string; readonly reason: string; /** What is never cut off the reason. */ readonly advice?: string };

/** CloudFormation takes an answer of 4,096 bytes, and an id of 1,024 in it (its user guide, "Custom resource response objects"). */
const MAX_BODY_BYTES = 4_096;
const MAX_ID_BYTES = 1_024;

const CUT = '...';

/**
 * The id of a resource of which nothing was made, with the stamp of its Create. It has the form of no id that stands for something, so its Delete deletes
 * nothing but what another run of that very Create has made since.
 */
export function notCreated(logicalId: string, stamp: EventStamp): string {
  return `not-created/${logicalId}/${formatStamp(stamp)}`;
}

/** The stamp in such an id; none in those of the first release. */
export function parseNotCreated(physicalId: string): EventStamp | undefined {
  const [, stamp] = /^not-created\/[^/]+\/([^/]+)$/.exec(physicalId) ?? [];
  return stamp === undefined ? undefined : parseStamp(stamp);
}

/** Whether an id says that nothing was made. */
export function isNotCreated(physicalId: string): boolean {
  return physicalId.startsWith('not-created/');
}

/** The body of an answer, within CloudFormation's limits: a longer one is dropped, and the stack hangs. */
export function renderAnswer(request: ResourceRequest, result: Result): string {
  const body = (reason?: string) => JSON.stringify({
    Status: result.status,
    Reason: reason,
    PhysicalResourceId: shorten(result.physicalId, (id) => bytes(id) <= MAX_ID_BYTES),
    StackId: request.stackId,
    RequestId: request.requestId,
    LogicalResourceId: request.logicalId,
    Data: result.status === 'SUCCESS' ? result.data : undefined,
  });
  const advice = result.status === 'FAILED' && result.advice ? ` ${result.advice}` : '';
  return result.reason === undefined ? body() : body(shorten(result.reason, (reason) => bytes(body(reason + advice)) <= MAX_BODY_BYTES) + advice);
}

/** The longest beginning of a text that fits, cut between characters and never inside one. */
function shorten(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) {
    return text;
  }
  const characters = [...text];
  let [kept, tooMany] = [0, characters.length];
  while (tooMany - kept > 1) {
    const middle = Math.floor((kept + tooMany) / 2);
    if (fits(characters.slice(0, middle).join('') + CUT)) {
      kept = middle;
    } else {
      tooMany = middle;
    }
  }
  return characters.slice(0, kept).join('') + CUT;
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
