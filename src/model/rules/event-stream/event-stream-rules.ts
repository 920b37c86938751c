import { CheckOptions, checkRequest } from '../../api/check-shape';
import type { CreateEventStreamRequest } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { withoutNulls } from '../../api/without-nulls';
import { Finding, newFinding } from '../../validation/finding';
import { defineRule } from '../../validation/rule';
import { checkTags } from '../tags/tag-rules';

const refused = 'the service refuses the request with BadRequestException';

const ELSEWHERE = defineRule({
  code: 'CP1602', severity: 'error', title: 'a stream is in the region and account of the domain', why: refused, source: 'API model, CreateEventStream',
});
const NO_STREAM = defineRule({
  code: 'CP1603', severity: 'error', title: 'a destination is the ARN of a Kinesis data stream', why: refused, source: 'API model, CreateEventStreamRequest',
});

/** Where a domain is; what is not known is left out. */
export interface Environment {
  readonly region?: string;
  readonly account?: string;
}

export interface EventStreamCheckOptions extends CheckOptions {
  /** Where the domain is. @default - not known, so any region and account pass */
  readonly environment?: Environment;
}

const STREAM_ARN = /^arn:[\w-]+:kinesis:([a-z0-9-]+):(\d{12}):stream\/[a-zA-Z0-9_.-]{1,128}$/;

/** Checks a CreateEventStream request against everything that is known of it. */
export function checkEventStream(given: unknown, options: EventStreamCheckOptions = {}): Finding[] {
  const findings = checkRequest('CreateEventStream', given, options);
  const request = withoutNulls('CreateEventStream', given, findings);
  if (!isStructure<CreateEventStreamRequest>(request)) {
    return findings;
  }
  return [...findings, ...checkTags(request.Tags, options), ...checkDestination(request.Uri, options)];
}

/** The finding of a stream that is in another region or account than its domain. */
export function streamElsewhere(member: keyof Environment, stream: unknown, there: string, home: string): Finding {
  return newFinding(ELSEWHERE, {
    path: 'Uri',
    value: stream,
    problem: `is in ${member} ${there}, the domain in ${home}`,
    allowed: `a stream in ${member} ${home}`,
    fix: 'make one there, and let a consumer carry the events on',
  });
}

function checkDestination(uri: unknown, { environment: home = {}, unresolved = () => false }: EventStreamCheckOptions): Finding[] {
  if (typeof uri !== 'string' || unresolved(uri)) {
    return [];
  }
  const [arn, region, account] = STREAM_ARN.exec(uri) ?? [];
  if (arn === undefined) {
    return [newFinding(NO_STREAM, { path: 'Uri', value: uri, problem: 'is not the ARN of a Kinesis data stream', allowed: 'arn:aws:kinesis:us-east-1:123456789012:stream/name' })];
  }
  const there = { region, account };
  return (['region', 'account'] as const)
    .filter((member) => home[member] !== undefined && home[member] !== there[member])
    .map((member) => streamElsewhere(member, uri, there[member], home[member]!));
}
