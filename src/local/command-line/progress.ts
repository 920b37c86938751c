import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  readonly add: (records: number) => void;
  readonly stop: () => void;
}

const LINE_EVERY_MILLISECONDS = 5000;

/** How far a run is: a bar on a terminal, a line now and then elsewhere, on standard error so that what is printed can be piped. */
export function progressOf(total: number, quiet: boolean): Progress {
  if (quiet || total === 0) {
    return { add: () => undefined, stop: () => undefined };
  }
  return process.stderr.isTTY ? bar(total) : lines(total);
}

function bar(total: number): Progress {
  const single = new SingleBar({ format: ' {bar} {value} of {total} records, {eta_formatted} left', stream: process.stderr, clearOnComplete: true }, Presets.shades_classic);
  single.start(total, 0);
  return { add: (records) => single.increment(records), stop: () => single.stop() };
}

function lines(total: number): Progress {
  let done = 0;
  let last = Date.now();
  return {
    add: (records) => {
      done += records;
      if (Date.now() - last >= LINE_EVERY_MILLISECONDS) {
        last = Date.now();
        process.stderr.write(`${done} of ${total} records\n`);
      }
    },
    stop: () => undefined,
  };
}
