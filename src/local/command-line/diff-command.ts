import { Command } from 'commander';
import { account, pair } from './arguments';
import { diff, DiffOptions } from './diff';
import type { ExitCode } from './exit-code';

export function diffCommand(ends: (code: ExitCode) => void): Command {
  return new Command('diff')
    .description('Tells what `deploy` would change of what is deployed on this machine.')
    .argument('[folder]', 'the folder that `cdk synth` wrote', 'cdk.out')
    .option('--stack <names...>', "stacks to compare; patterns such as 'Dev/*' for the paths that `cdk list` shows (default: all)")
    .option('--parameters <key=value>', 'parameter of the templates; may be given more than once', pair)
    .option('--state <folder>', 'where deployed stacks are kept', '.cdk-customer-profiles')
    .option('--region <region>', 'region of stacks that leave it open', 'us-east-1')
    .option('--account <account>', 'account of stacks that leave it open', account, '000000000000')
    .option('--fail', 'end with 1 where a deployment would change something', false)
    .option('--json', 'print the differences as JSON', false)
    .addHelpText('after', `
Templates are compared as they were deployed, and no service is asked. "replace" stands where another physical resource takes the place of one; custom resources
of others decide that in their functions, and are "update".

  $ cdk synth
  $ cdk-customer-profiles diff --fail`)
    .action((folder: string, options: DiffOptions) => ends(diff(folder, options)));
}
