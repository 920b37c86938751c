import { randomBytes } from 'node:crypto';
import type { Client, Reply } from '../../scenarios/runner/client';

/** Every domain of a run has it, so that what a killed run has left is found again. */
export const MARK = 'cdk-customer-profiles-questions';

const NAME = /^cp-question-[0-9a-f]{8}-\d+$/;

interface Listed {
  readonly DomainName: string;
  readonly Tags?: { readonly [key: string]: string };
}

const READS = /^(Get|List|Search|BatchGet|Detect)/;

/** Lets a client write to domains that it has made itself, and to none besides: the account may have others, with the customers of somebody. */
export class OwnDomains implements Client {
  public readonly name: string;
  private readonly run = randomBytes(4).toString('hex');
  private readonly made = new Set<string>();
  private count = 0;

  constructor(private readonly client: Client) {
    this.name = client.name;
  }

  /** The names of those that are still there. */
  public get left(): readonly string[] {
    return [...this.made];
  }

  /** A name that nobody has. */
  public newName(): string {
    return `cp-question-${this.run}-${this.count++}`;
  }

  public async call(operation: string, request: { readonly [member: string]: unknown }): Promise<Reply> {
    const domain = request.DomainName;
    if (operation === 'CreateDomain') {
      return this.create(String(domain), request);
    }
    if (!READS.test(operation) && !(typeof domain === 'string' && this.made.has(domain))) {
      return { unsaid: `${operation} would write to ${String(domain ?? request.resourceArn)}, which this run has not made` };
    }
    const reply = await this.client.call(operation, request);
    if (operation === 'DeleteDomain' && 'answer' in reply) {
      this.made.delete(String(domain));
    }
    return reply;
  }

  public close(): void {
    this.client.close();
  }

  /** Deletes what runs that were killed have left: domains that have both the name and the mark of a run. Tells their names. */
  public async cleanUp(): Promise<readonly string[]> {
    const deleted: string[] = [];
    let next: unknown;
    do {
      const reply = await this.client.call('ListDomains', { NextToken: next });
      if (!('answer' in reply)) {
        throw new Error(`cannot list the domains: ${'error' in reply ? `${reply.error}: ${reply.message}` : reply.unsaid}`);
      }
      const page = reply.answer as { readonly Items?: readonly Listed[]; readonly NextToken?: string };
      for (const { DomainName, Tags } of page.Items ?? []) {
        if (NAME.test(DomainName) && DomainName.split('-')[2] === Tags?.[MARK] && 'answer' in await this.client.call('DeleteDomain', { DomainName })) {
          deleted.push(DomainName);
        }
      }
      next = page.NextToken;
    } while (next !== undefined);
    return deleted;
  }

  private async create(domain: string, request: { readonly [member: string]: unknown }): Promise<Reply> {
    if (!this.made.has(domain) && !domain.startsWith(`cp-question-${this.run}-`)) {
      return { unsaid: `CreateDomain would make ${domain}, which has no name of this run` };
    }
    const reply = await this.client.call('CreateDomain', { ...request, Tags: { ...request.Tags as object | undefined, [MARK]: this.run } });
    if ('answer' in reply) {
      this.made.add(domain);
    }
    return reply;
  }
}
