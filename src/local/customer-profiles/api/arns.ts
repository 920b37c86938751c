import type { ChildKind } from '../../../model/resource-kinds';
import { ARN_SERVICE, childPath, domainPath, parsePath } from '../../../model/resource-path';
import type { ResourcePath } from '../../../model/resource-path';

/** Writes and reads the ARNs of one account in one region. */
export class Arns {
  private readonly prefix: string;

  constructor(private readonly partition: string, private readonly region: string, private readonly account: string) {
    this.prefix = `arn:${partition}:${ARN_SERVICE}:${region}:${account}:`;
  }

  public ofDomain(domainName: string): string {
    return `${this.prefix}${domainPath(domainName)}`;
  }

  public ofChild(kind: ChildKind, domainName: string, name: string): string {
    return `${this.prefix}${childPath(kind, domainName, name)}`;
  }

  /** Where the resources are. */
  public get environment(): { readonly region: string; readonly account: string } {
    return { region: this.region, account: this.account };
  }

  /** The ARN of a user of the account, by a name or what stands for one. */
  public ofUser(name: string): string {
    return `arn:${this.partition}:iam::${this.account}:user/${name}`;
  }

  /** The ARN of a flow, which Amazon AppFlow has. */
  public ofFlow(flowName: string): string {
    return `arn:${this.partition}:appflow:${this.region}:${this.account}:flow/${flowName}`;
  }

  /** The resource that an ARN names, or undefined where it is of another account, region or kind. */
  public parse(arn: string): ResourcePath | undefined {
    return arn.startsWith(this.prefix) ? parsePath(arn.slice(this.prefix.length)) : undefined;
  }
}
