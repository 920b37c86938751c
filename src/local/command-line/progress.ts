import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  readonly add: (records: number) => void;
  readonly stop: () => void;
}

const LINE_EVERY_MILLISECONDS = 2000;

/** How far a run is: a bar on a terminal, a line now and then elsewhere, on standard error so that what is printed can be piped. */
export function progressOf(total: number, out: NodeJS.WriteStream = process.stderr, now: () => number = Date.now): Progress {
  if (total === 0) {
    return { add: () => undefined, stop: () => undefined };
  }
  return out.isTTY ? bar(total, out) : lines(total, out, now);
}

function bar(total: number, stream: NodeJS.WriteStream): Progress {
  const single = new SingleBar({ format: ' {bar} {value} of {total} records, {eta_formatted} left', stream, clearOnComplete: true }, Presets.shades_classic);
  single.start(total, 0);
  return { add: (records) => single.increment(records), stop: () => single.stop() };
}

function lines(total: number, out: NodeJS.WriteStream, now: () => number): Progress {
  let done = 0;
  let last = now();
  return {
    add: (records) => {
      done += records;
      if (now() - last >= LINE_EVERY_MILLISECONDS && done < total) {
        last = now();
        out.write(`${done} of ${total} records\n`);
      }
    },
    stop: () => undefined,
  };
}
