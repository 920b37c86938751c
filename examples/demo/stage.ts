import { copyFileSync, cpSync } from 'node:fs';
import * as path from 'node:path';
import { CustomerProfilesClient, GetDomainCommand, ResourceNotFoundException } from '@aws-sdk/client-customer-profiles';
import { Expected } from './expected';
import { cdkCustomerProfiles, outputOf, startService, synthesize } from './programs';
import type { Service } from './programs';

export const DOMAIN = 'retail';

/** The example with its switches, as it is deployed one after the other. */
export const SANDBOX = { sandbox: true };
export const LAUNCHED = { ...SANDBOX, loyalty: true };
export const WITH_RETURNS = { ...LAUNCHED, returns: true };
export const MAY_GO = { ...LAUNCHED, autoDeleteProfiles: true };

const ASSEMBLIES = [SANDBOX, LAUNCHED, WITH_RETURNS, MAY_GO];

export type Switches = typeof ASSEMBLIES[number];

/** Where the demo plays: the service, what was deployed to it, and what must become of the records. */
export class Stage {
  public static async open(folder: string): Promise<Stage> {
    const stage = new Stage(folder);
    await synthesize('examples/retail/app.ts', ASSEMBLIES.map((switches) => [stage.assemblyOf(switches), switches]));
    await stage.start('service.db');
    return stage;
  }

  public readonly expected = new Expected();
  public client!: CustomerProfilesClient;
  private service!: Service;
  private state = 'state';

  private constructor(private readonly folder: string) {}

  /** Deploys the example with these switches, or destroys it; gives the exit code. */
  public async deploy(switches: Switches, ...args: string[]): Promise<number | null> {
    return cdkCustomerProfiles('deploy', this.assemblyOf(switches), '--endpoint', this.service.endpoint, '--state', path.join(this.folder, this.state), ...args);
  }

  /** Runs the program on the service that there is; gives the exit code. */
  public async run(command: string, ...args: string[]): Promise<number | null> {
    process.stdout.write(`$ cdk-customer-profiles ${[command, ...args].map((arg) => path.isAbsolute(arg) ? path.basename(arg) : arg).join(' ')}\n`);
    return cdkCustomerProfiles(command, ...args, '--endpoint', this.service.endpoint);
  }

  /** Runs the program as well, and gives what it prints. */
  public async outputOf(command: string, ...args: string[]): Promise<string> {
    process.stdout.write(`$ cdk-customer-profiles ${[command, ...args].join(' ')}\n`);
    return (await outputOf(command, ...args, '--endpoint', this.service.endpoint)).text;
  }

  /** Asks a local route about the domain. */
  public async ask(route: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.service.endpoint}/_local/domains/${DOMAIN}/${route}`, body && {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    });
    return response.json();
  }

  public async countCalls(): Promise<{ readonly total: number; readonly writes: number }> {
    return this.service.countCalls();
  }

  /** How many profiles there are, or undefined where the domain is gone. */
  public async countProfiles(): Promise<number | undefined> {
    try {
      return (await this.client.send(new GetDomainCommand({ DomainName: DOMAIN }))).Stats?.ProfileCount;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) {
        return undefined;
      }
      throw error;
    }
  }

  /** Goes on with a copy of everything, until `backFromCopy`. */
  public async goOnWithCopy(): Promise<void> {
    await this.close();
    copyFileSync(this.pathOf('service.db'), this.pathOf('copy.db'));
    cpSync(this.pathOf('state'), this.pathOf('state-of-copy'), { recursive: true });
    this.state = 'state-of-copy';
    await this.start('copy.db');
  }

  public async backFromCopy(): Promise<void> {
    await this.close();
    this.state = 'state';
    await this.start('service.db');
  }

  /** A file of the demo's own. */
  public pathOf(name: string): string {
    return path.join(this.folder, name);
  }

  public async close(): Promise<void> {
    this.client.destroy();
    await this.service.stop();
  }

  private async start(dataFile: string): Promise<void> {
    this.service = await startService(this.pathOf(dataFile));
    this.client = new CustomerProfilesClient({
      endpoint: this.service.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    });
  }

  private assemblyOf(switches: Switches): string {
    return this.pathOf(['app', ...Object.keys(switches)].join('-'));
  }
}
