import { outliveClosedPipes } from './command-line/closed-pipes';
import { run } from './command-line/program';

/** EX_SOFTWARE of sysexits.h: a fault of the program, not of its input. Also what is left when the process ends with the run unsettled. */
const SOFTWARE_FAULT = 70;

process.exitCode = SOFTWARE_FAULT;
outliveClosedPipes([process.stdout, process.stderr]);
run(process.argv).then((code) => {
  process.exitCode = code;
}, (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = SOFTWARE_FAULT;
});
