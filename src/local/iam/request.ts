/** Who asks, in the words of a resource's policy. */
export type Principal =
  | { readonly type: 'AWS'; /** Of a user, or of the role that a session is of. */ readonly arn: string; readonly account: string; readonly sessionArn?: string }
  | { readonly type: 'Service'; readonly name: string };

/** What somebody wants to do with one resource. */
export interface AccessRequest {
  readonly principal: Principal;
  /** For example `profile:GetDomain`. */
  readonly action: string;
  /** An ARN, or `*` for an action that is on no resource. */
  readonly resource: string;
  readonly context: RequestContext;
}

/** What conditions and variables of policies can ask of a request. Keys are compared without regard to case, as IAM does. */
export class RequestContext {
  private readonly values: ReadonlyMap<string, readonly string[]>;

  constructor(values: { readonly [key: string]: string | readonly string[] }) {
    this.values = new Map(Object.entries(values).map(([key, value]) => [key.toLowerCase(), typeof value === 'string' ? [value] : value]));
  }

  public get(key: string): readonly string[] | undefined {
    return this.values.get(key.toLowerCase());
  }

  /** A variable stands for one value. */
  public variable(key: string): string | undefined {
    const values = this.get(key);
    return values?.length === 1 ? values[0] : undefined;
  }
}
