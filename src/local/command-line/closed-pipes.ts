/** How a stream says that nobody reads it any more: a pipe whose reader ended, a terminal that was closed. */
const NOBODY_READS: readonly unknown[] = ['EPIPE', 'EIO', 'ECONNRESET', 'ERR_STREAM_DESTROYED'];

/**
 * Goes on where what the program prints is read no more, as in `deploy | head -1`. Node would end the program in the middle of what it is at, with a stack
 * trace; a deployment goes on to its end instead, as that of CloudFormation does when a console is closed, and the exit code tells how it went.
 */
export function outliveClosedPipes(streams: readonly NodeJS.WritableStream[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!NOBODY_READS.includes(error.code)) {
        throw error;
      }
    });
  }
}
