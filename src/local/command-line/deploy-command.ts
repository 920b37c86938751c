import { Command } from 'commander';
import { account, count, pair, rate, url } from './arguments';
import { deploy, DeployOptions } from './deploy';
import type { ExitCode } from './exit-code';

export function deployCommand(ends: (code: ExitCode) => void): Command {
  return new Command('deploy')
    .description('Deploys, updates or destroys the stacks of a CDK app on this machine.')
    .argument('[folder]', 'the folder that `cdk synth` wrote', 'cdk.out')
    .option('--stack <names...>', "stacks to deploy, with the stacks that they need; patterns such as 'Dev/*' for the paths that `cdk list` shows (default: all)")
    .option('--destroy', 'destroy the stacks instead; with --stack also some that the app has no more', false)
    .option('--reset', 'forget all stacks, and the state of the service started for them, before the deployment', false)
    .option('--fail-at <logical-id>', 'rehearse a failure: this resource fails when its turn comes, and the stack is rolled back')
    .option('--parameters <key=value>', 'parameter of the templates; may be given more than once', pair)
    .option('--endpoint <url>', 'a service that runs already, see `serve` (default: one that is started for this deployment)', url)
    .option('--state <folder>', 'where deployed stacks, and the state of the service started for them, are kept', '.cdk-customer-profiles')
    .option('--rate-limit <writes>', 'writes per second of each operation of the service started for this deployment (default: no limit)', rate)
    .option('--concurrency <resources>', 'resources of a stack that are worked on at a time', count, 8)
    .option('--region <region>', 'region of stacks that leave it open', 'us-east-1')
    .option('--account <account>', 'account of stacks that leave it open', account, '000000000000')
    .option('--no-iam', 'let functions, and with --endpoint whoever has a role of the templates, do everything, whatever the roles allow')
    .option('--json', 'print events as JSON, one a line, and the results at the end', false)
    .option('--logs', 'print what the Lambda functions log', false)
    .addHelpText('after', `
The real template is deployed, and the functions behind its custom resources run as they are bundled; resources of other services are records
with the values that Ref and Fn::GetAtt would have. A failed stack is rolled back, and the exit code is 1.
Ctrl-C ends it, and the next run begins with what that leaves to do; where nobody reads the output any more, it goes on to its end.

  $ cdk synth
  $ cdk-customer-profiles deploy
  $ cdk-customer-profiles deploy --destroy`)
    .action(async (folder: string, options: DeployOptions) => ends(await deploy(folder, options)));
}
