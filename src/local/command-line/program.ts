import { Command, CommanderError } from 'commander';
import { deployCommand } from './deploy-command';
import { diffCommand } from './diff-command';
import { ExitCode, UsageError } from './exit-code';
import { explainCommand } from './explain-command';
import { graphCommand } from './graph-command';
import { ingestCommand } from './ingest-command';
import { packageVersion } from './package-version';
import { serveCommand } from './serve-command';
import { validateCommand } from './validate-command';
import { AssemblyError } from '../cloudformation/assembly';
import { StackStateError } from '../cloudformation/stack-state';
import { TemplateError } from '../cloudformation/template';

const EXIT_CODES = `
Exit codes:
  0    everything ended as asked for
  1    a stack failed, and was rolled back; a definition has errors; \`diff --fail\` found differences; or records were refused
  2    the arguments or files do not make sense, or no service is at --endpoint; nothing was begun
  130  ended by a signal`;

/** Runs the program with the arguments of a process, and tells its exit code. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = ExitCode.OK;
  const ends = (result: ExitCode): void => {
    code = result;
  };
  const program = new Command('cdk-customer-profiles')
    .description('Amazon Connect Customer Profiles on this machine, and a CloudFormation to deploy CDK apps to it.')
    .version(packageVersion())
    .addCommand(serveCommand(ends))
    .addCommand(deployCommand(ends))
    .addCommand(diffCommand(ends))
    .addCommand(validateCommand(ends))
    .addCommand(ingestCommand(ends))
    .addCommand(explainCommand(ends))
    .addCommand(graphCommand(ends))
    .addHelpText('after', EXIT_CODES)
    .showHelpAfterError('(--help tells what there is)');
  for (const command of [program, ...program.commands]) {
    command.exitOverride();
  }
  try {
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? ExitCode.OK : ExitCode.USAGE; // commander has printed it
    }
    if ([UsageError, AssemblyError, TemplateError, StackStateError].some((kind) => error instanceof kind)) {
      process.stderr.write(`error: ${(error as Error).message}\n`);
      return ExitCode.USAGE;
    }
    throw error;
  }
}
