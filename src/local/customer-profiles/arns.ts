/** A resource of the service that has an ARN. */
export interface ResourceId {
  readonly domainName: string;
  readonly objectTypeName?: string;
}

/** Writes and reads the ARNs of one account in one region. */
export class Arns {
  private readonly prefix: string;

  constructor(partition: string, region: string, account: string) {
    this.prefix = `arn:${partition}:profile:${region}:${account}:`;
  }

  public of({ domainName, objectTypeName }: ResourceId): string {
    const child = objectTypeName === undefined ? '' : `/object-types/${objectTypeName}`;
    return `${this.prefix}domains/${domainName}${child}`;
  }

  /** The resource that an ARN names, or undefined where it is of another account, region or kind. */
  public parse(arn: string): ResourceId | undefined {
    if (!arn.startsWith(this.prefix)) {
      return undefined;
    }
    const match = /^domains\/([^/]+)(?:\/object-types\/([^/]+))?$/.exec(arn.slice(this.prefix.length));
    return match ? { domainName: match[1], objectTypeName: match[2] } : undefined;
  }
}
