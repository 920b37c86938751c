import { Command, Option } from 'commander';
import { account, port, rate } from './arguments';
import { ExitCode, UsageError } from './exit-code';
import { onceInterrupted } from './signals';
import { LocalCustomerProfiles } from '../customer-profiles';
import { asDeployed, authorizeByRoles } from '../iam';

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[];
  readonly rateLimit?: number;
  readonly data?: string;
  readonly region: string;
  readonly account: string;
  readonly allowUnsigned: boolean;
  readonly eventualConsistency: boolean;
  readonly defaultCalculatedAttributes: boolean;
  readonly ambiguousKeys: 'create' | 'reject';
  readonly untilStdinEnds: boolean;
}

export function serveCommand(ends: (code: ExitCode) => void): Command {
  return new Command('serve')
    .description('Starts Customer Profiles on this machine, for the AWS SDKs, the AWS CLI and `deploy --endpoint`.')
    .option('--port <port>', 'port to listen on; 0 takes any that is free', port, 4570)
    .option('--host <host>', 'address to listen on; whoever reaches it can change everything', '127.0.0.1')
    .option('--allow-host <names...>', 'names by which it may be called, besides loopback and --host, such as host.docker.internal')
    .option('--rate-limit <writes>', 'writes per second of each operation before it throttles; the real service takes 1 (default: no limit)', rate)
    .option('--data <file>', 'file to keep the state in, a database; one of JSON becomes one (default: forgotten at the end)')
    .option('--region <region>', 'region of requests that nobody signed; others are for the region that they are signed for', 'us-east-1')
    .option('--account <account>', 'account of callers whose access key id is not the 12 digits of one', account, '000000000000')
    .option('--allow-unsigned', 'take requests that nobody signed, such as those of curl', false)
    .option('--eventual-consistency', 'let effects come late, as in AWS, so that code that forgets to wait for them is found', false)
    .option('--default-calculated-attributes', 'list the calculated attributes that every domain has of the service', false)
    .addOption(new Option('--ambiguous-keys <outcome>', 'what becomes of a record all of whose keys are of several profiles: a new profile, or a dead letter')
      .choices(['create', 'reject']).default('create'))
    .option('--until-stdin-ends', 'end also when standard input does, so that it does not outlive the program that has started it, however that ends', false)
    .addHelpText('after', `
It prints one line with its address when it is ready, and ends on SIGINT or SIGTERM.

  $ cdk-customer-profiles serve --port 4570
  $ export AWS_ENDPOINT_URL_CUSTOMER_PROFILES=http://127.0.0.1:4570
  $ export AWS_ENDPOINT_URL_APPFLOW=http://127.0.0.1:4570
  $ aws customer-profiles list-domains

Records of event streams, dead letters and exports are sent to the servers that AWS_ENDPOINT_URL_KINESIS, AWS_ENDPOINT_URL_SQS and AWS_ENDPOINT_URL_S3
name when it starts, and never to AWS. They can be read here in any case:

  $ curl http://127.0.0.1:4570/_local/domains/retail/stream`)
    .action(async (options: ServeOptions) => ends(await serve(options)));
}

async function serve({ host, port: onPort, data, allowHost, untilStdinEnds, ...options }: ServeOptions): Promise<ExitCode> {
  const authorize = authorizeByRoles(() => asDeployed(service.identities.list()));
  const service: LocalCustomerProfiles = open({ ...options, authorize, dataFile: data, allowedHosts: allowHost });
  const address = await service.start({ host, port: onPort }).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  const end = new Promise<void>((resolve) => {
    onceInterrupted(resolve);
    if (untilStdinEnds) {
      onceStdinEnds(resolve);
    }
  });
  process.stdout.write(`Customer Profiles listens on ${address}\n`);
  await end;
  if (untilStdinEnds) {
    process.stdin.destroy();
  }
  await service.stop();
  return ExitCode.OK;
}

/** A pipe that the starter holds ends with it, also where it is killed. */
function onceStdinEnds(callback: () => void): void {
  process.stdin.on('error', callback).on('end', callback).resume();
}

/** A broken data file or a bad option is the user's to mend. */
function open(options: ConstructorParameters<typeof LocalCustomerProfiles>[0]): LocalCustomerProfiles {
  try {
    return new LocalCustomerProfiles(options);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
