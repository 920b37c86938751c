import { run } from './command-line/program';

run(process.argv).then((code) => {
  process.exitCode = code;
}, (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 70; // EX_SOFTWARE of sysexits.h: a fault of the program, not of its input
});
