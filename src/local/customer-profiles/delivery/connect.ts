import type { Variables } from './client-settings';
import type { Endpoints } from './endpoints';
import type { BucketEnd, Ends, QueueEnd, StreamEnd } from './ends';

/**
 * The ends at the endpoints that are named. The client of one is loaded with the first record that is sent to it: most services send nothing, and
 * start the faster.
 */
export function endsAt({ kinesis, sqs, s3 }: Endpoints, variables: Variables): Ends {
  const opened: { close(): void }[] = [];
  const lazily = <End extends { close(): void }>(open: () => End): (() => End) => {
    let end: End | undefined;
    return () => {
      if (!end) {
        end = open();
        opened.push(end);
      }
      return end;
    };
  };
  return {
    stream: kinesis === undefined ? undefined : streamEnd(lazily(() => openKinesis(kinesis, variables))),
    queue: sqs === undefined ? undefined : queueEnd(lazily(() => openSqs(sqs, variables))),
    bucket: s3 === undefined ? undefined : bucketEnd(lazily(() => openS3(s3, variables))),
    close: () => opened.splice(0).forEach((end) => end.close()),
  };
}

function streamEnd(end: () => StreamEnd): StreamEnd {
  return { put: async (...sent) => end().put(...sent) };
}

function queueEnd(end: () => QueueEnd): QueueEnd {
  return { send: async (...sent) => end().send(...sent) };
}

function bucketEnd(end: () => BucketEnd): BucketEnd {
  return { put: async (...sent) => end().put(...sent) };
}

// `import()` would do as well, but Jest runs none without a flag of Node's that makes it slower.
/* eslint-disable @typescript-eslint/no-require-imports */
function openKinesis(endpoint: string, variables: Variables): import('./kinesis-end').KinesisEnd {
  const { KinesisEnd } = require('./kinesis-end') as typeof import('./kinesis-end');
  return new KinesisEnd(endpoint, variables);
}

function openSqs(endpoint: string, variables: Variables): import('./sqs-end').SqsEnd {
  const { SqsEnd } = require('./sqs-end') as typeof import('./sqs-end');
  return new SqsEnd(endpoint, variables);
}

function openS3(endpoint: string, variables: Variables): import('./s3-end').S3End {
  const { S3End } = require('./s3-end') as typeof import('./s3-end');
  return new S3End(endpoint, variables);
}
/* eslint-enable @typescript-eslint/no-require-imports */
