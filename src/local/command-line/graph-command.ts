import { Command, Option } from 'commander';
import { account, url } from './arguments';
import type { ExitCode } from './exit-code';
import { graph } from './graph';
import type { GraphOptions } from './graph-options';

export function graphCommand(ends: (code: ExitCode) => void): Command {
  return new Command('graph')
    .description('Draws domains: where data comes from, what it fills, which keys and rules join it, and where it goes.')
    .argument('[folder]', 'the folder that `cdk synth` wrote, or a file with a template or definitions (default: cdk.out)')
    .option('--stack <names...>', "stacks of the folder; patterns such as 'Dev/*' for the paths that `cdk list` shows (default: all)")
    .option('--domain <names...>', 'domains to draw (default: all)')
    .option('--object-type <names...>', 'object types to show (default: all, or those with most links where a domain has more than fit)')
    .addOption(new Option('--format <format>', 'a picture or text of Mermaid (default: by the name of the output, else mermaid)').choices(['svg', 'mermaid']))
    .option('--output <file>', 'the file to write (default: what is printed)')
    .option('--endpoint <url>', 'draw the domains of a service that runs, see `serve`', url)
    .option('--data <file>', 'draw those of the data file of `serve`, or of the folder of `deploy --state`')
    .option('--region <region>', 'region of the domains of a service (default: that of the service)')
    .option('--account <account>', 'account of the domains of a service (default: that of the service)', account)
    .addHelpText('after', `
Values that are not known before a deployment are shown as the names of what they are of. A picture is one file without scripts, for light and dark pages. Where
a domain has more object types than can be read, the picture says how many are left out.

  $ cdk synth
  $ cdk-customer-profiles graph --output domain.svg
  $ cdk-customer-profiles graph --domain retail --format mermaid
  $ cdk-customer-profiles graph --endpoint http://127.0.0.1:4570 --output running.svg`)
    .action(async (folder: string | undefined, options: GraphOptions) => ends(await graph(folder, options)));
}
