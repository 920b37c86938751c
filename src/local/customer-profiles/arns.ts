/** A resource of the service that has an ARN. */
export interface ResourceId {
  readonly domainName: string;
  readonly objectTypeName?: string;
  readonly integrationUri?: string;
  readonly eventStreamName?: string;
  readonly calculatedAttributeName?: string;
}

/** Writes and reads the ARNs of one account in one region. */
export class Arns {
  private readonly prefix: string;

  constructor(private readonly partition: string, private readonly region: string, private readonly account: string) {
    this.prefix = `arn:${partition}:profile:${region}:${account}:`;
  }

  public of({ domainName, objectTypeName, eventStreamName }: ResourceId): string {
    const child = eventStreamName !== undefined ? `/event-streams/${eventStreamName}` : objectTypeName === undefined ? '' : `/object-types/${objectTypeName}`;
    return `${this.prefix}domains/${domainName}${child}`;
  }

  /** Where the resources are. */
  public get place(): { readonly region: string; readonly account: string } {
    return { region: this.region, account: this.account };
  }

  /** The ARN of a flow, which Amazon AppFlow has. */
  public ofFlow(flowName: string): string {
    return `arn:${this.partition}:appflow:${this.region}:${this.account}:flow/${flowName}`;
  }

  /** The resource that an ARN names, or undefined where it is of another account, region or kind. */
  public parse(arn: string): ResourceId | undefined {
    if (!arn.startsWith(this.prefix)) {
      return undefined;
    }
    const match = /^domains\/([^/]+)(?:\/object-types\/([^/]+)|\/integrations\/(.+)|\/event-streams\/([^/]+)|\/calculated-attributes\/([^/]+))?$/
      .exec(arn.slice(this.prefix.length));
    return match
      ? { domainName: match[1], objectTypeName: match[2], integrationUri: match[3], eventStreamName: match[4], calculatedAttributeName: match[5] }
      : undefined;
  }
}
