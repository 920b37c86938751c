import { Command } from 'commander';
import { account, url } from './arguments';
import type { ExitCode } from './exit-code';
import { ingest } from './ingest';
import type { IngestOptions } from './ingest';
import { withReadOptions } from './record-files';

export function ingestCommand(ends: (code: ExitCode) => void): Command {
  const command = new Command('ingest')
    .description('Sends the records of files through the mapping of an object type into the profiles of a domain, and tells what became of them.')
    .argument('<files...>', 'NDJSON (a record in each line), JSON (a list of records) or CSV (the first line names the members)')
    .requiredOption('--domain <name>', 'the domain')
    .requiredOption('--object-type <name>', 'the object type, or a template that is used without a definition')
    .option('--endpoint <url>', 'a service that runs already, see `serve`', url)
    .option('--data <file>', 'data file of `serve`, or the folder of `deploy --state`, for a service that is started for this run');
  return withReadOptions(command)
    .option('--dry-run', 'tell what would become of the records, and change nothing', false)
    .option('--refused <file>', 'write the records that were refused to a file, with the reason of each, as NDJSON')
    .option('--profiles <file>', 'write the profiles that the records are in to a file, as NDJSON')
    .option('--region <region>', 'region of the domain (default: that of the service)')
    .option('--account <account>', 'account of the domain (default: that of the service)', account)
    .option('--json', 'print the summary as JSON', false)
    .addHelpText('after', `
Records go in as an integration would bring them: what is refused is a dead letter of the domain. They are in when the run ends, also where the service runs
with --eventual-consistency. All files are read to their end before the first record is sent, so that one that is broken changes nothing. Values of CSV are
texts. Without --endpoint and --data the service is the one that AWS_ENDPOINT_URL_CUSTOMER_PROFILES names.

Exit codes: 0 all records were taken; 1 some were refused, or the service went away; 2 a file, the domain, the object type or the service is not there, and
nothing was sent; 130 ended by a signal, and told how many were sent.

  $ cdk-customer-profiles ingest customers.csv --domain retail --object-type Customer --dry-run
  $ cdk-customer-profiles ingest orders.ndjson --domain retail --object-type Order --endpoint http://127.0.0.1:4570 --refused refused.ndjson`)
    .action(async (files: string[], options: IngestOptions) => ends(await ingest(files, options)));
}
