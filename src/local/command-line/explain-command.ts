import { Command } from 'commander';
import { account, url } from './arguments';
import type { ExitCode } from './exit-code';
import { explain } from './explain';
import type { ExplainOptions } from './explain';
import { withReadOptions } from './record-files';

export function explainCommand(ends: (code: ExitCode) => void): Command {
  const command = new Command('explain')
    .description('Tells why: where records go and what they write, or where everything of a profile comes from.')
    .argument('[files...]', 'files with records: NDJSON, JSON or CSV')
    .option('--mapping <file>', 'definitions as `validate` reads them, a template or a folder that `cdk synth` wrote; nothing needs to run then')
    .option('--domain <name>', 'the domain; with --mapping only where it has several')
    .option('--object-type <name>', 'the object type of the records; with --mapping only where it has several')
    .option('--profile <id>', 'explain a profile instead of records')
    .option('--endpoint <url>', 'a service that runs already, see `serve`', url)
    .option('--data <file>', 'data file of `serve`, or the folder of `deploy --state`, for a service that is started for this run');
  return withReadOptions(command)
    .option('--region <region>', 'region of the domain (default: that of the service)')
    .option('--account <account>', 'account of the domain (default: that of the service)', account)
    .option('--json', 'print the explanations as JSON, one in each line', false)
    .addHelpText('after', `
For a record: what each field evaluates to, its keys as they are compared, what each of them finds in the order in which they are tried, where the record
would go, and what it would write there and why. Nothing is changed. With --mapping the records are taken in one after the other by a service that ends with
the run, so that later ones find the profiles of those before, and the rules of the domain merge them.

For a profile: who wrote each of its values and when, its keys and what holds them, its objects, and every merge with what caused it.

Exit codes: 0 all records would be taken, 1 some would be refused, 2 a file, the domain, the object type, the profile or the service is not there.

  $ cdk-customer-profiles explain --mapping mapping.json records.ndjson
  $ cdk-customer-profiles explain --domain retail --object-type Customer new-customer.json --endpoint http://127.0.0.1:4570
  $ cdk-customer-profiles explain --domain retail --profile 0123456789abcdef0123456789abcdef --data service.db`)
    .action(async (files: string[], options: ExplainOptions) => ends(await explain(files, options)));
}
