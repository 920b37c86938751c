import { outliveClosedPipes } from './command-line/closed-pipes';
import { run } from './command-line/program';

/** The bundle of the program is that of `cdk-customer-profiles/testing` too, as they are made of the same. */
export { DeploymentError, LocalCustomerProfiles, LocalServiceError } from './testing';

/** EX_SOFTWARE of sysexits.h: a fault of the program, not of its input. Also what is left when the process ends with the run unsettled. */
const SOFTWARE_FAULT = 70;

function main(): void {
  process.exitCode = SOFTWARE_FAULT;
  // What the clients in this program say of Node.js is for those who upgrade them: this program runs on what its package asks for.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  outliveClosedPipes([process.stdout, process.stderr]);
  run(process.argv).then((code) => {
    process.exitCode = code;
  }, (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = SOFTWARE_FAULT;
  });
}

if (require.main === module) {
  main();
}
