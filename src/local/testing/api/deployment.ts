/** An `App` or `Stage` of aws-cdk-lib, of any version: whatever is synthesised into a folder. */
export interface SynthesizableApp {
  /** Writes the cloud assembly, once: an app that was synthesised before gives the folder of that time. */
  synth(): { readonly directory: string };
}

/** A construct of aws-cdk-lib, of any version. */
export interface ConstructLike {
  /** Its place in the tree; the default child of most constructs is the resource that they are about. */
  readonly node: { readonly defaultChild?: unknown; readonly path: string };
}

/** What there is to deploy, and with what. */
export interface DeployOptions {
  /**
   * Stacks to deploy, with those that they need: names, or paths as `cdk list` shows them; patterns such as `Dev/*` are taken.
   * @default - all stacks
   */
  readonly stacks?: readonly string[];
  /**
   * Parameters of the templates; each stack takes those that it has.
   * @default - the values that the templates have
   */
  readonly parameters?: { readonly [name: string]: string };
}

/** What there is to destroy. */
export interface DestroyOptions {
  /**
   * Names of stacks, or patterns; those that use their exports are destroyed first.
   * @default - all stacks
   */
  readonly stacks?: readonly string[];
}

/** What has come of a deployment. */
export interface Deployment {
  /** The stacks in the order in which they were deployed. */
  readonly stacks: readonly DeployedStack[];
  /** The outputs by name of stack, and by their logical ids. */
  readonly outputs: { readonly [stackName: string]: { readonly [logicalId: string]: string } };
  /**
   * The physical id of a resource, as `Ref` gives it: the name of a role, `domains/shop` for a domain. The name of a domain is an output or what the app says.
   *
   * @param of the construct, or a logical id of the template
   * @param stackName the stack that has it, where several have the logical id
   * @throws LocalServiceError where there is no such resource; the message lists those that there are
   */
  physicalId(of: ConstructLike | string, stackName?: string): string;
}

/** A stack that is deployed. */
export interface DeployedStack {
  /** Its name. */
  readonly name: string;
  /** Its ARN. */
  readonly id: string;
  /** The account that it is in. */
  readonly account: string;
  /** The region that it is in. */
  readonly region: string;
  /** In CloudFormation's words, such as `CREATE_COMPLETE`. */
  readonly status: string;
  /** False where it was as asked for already. */
  readonly changed: boolean;
  /** By logical ids. */
  readonly outputs: { readonly [logicalId: string]: string };
  /** Its resources. */
  readonly resources: readonly DeployedResource[];
}

/** A resource of a stack. */
export interface DeployedResource {
  /** Its name in the template. */
  readonly logicalId: string;
  /** Such as `Custom::CustomerProfilesDomain`. */
  readonly type: string;
  /** What `Ref` gives: the name of a role, the URL of a queue, `domains/shop` for a domain. */
  readonly physicalId: string;
  /** The path of the construct, where the template has it; apps that the CDK CLI synthesises do. */
  readonly path?: string;
}

/** What has come of a destruction. */
export interface Destruction {
  /** Names of the stacks that are gone, in the order in which they were destroyed. */
  readonly stacks: readonly string[];
  /** Resources that their removal policy has kept; the next deployment finds them there. */
  readonly kept: readonly DeployedResource[];
}

/** A resource that failed. */
export interface FailedResource {
  /** Its name in the template. */
  readonly logicalId: string;
  /** Such as `Custom::CustomerProfilesDomain`. */
  readonly type: string;
  /** In CloudFormation's words, such as `CREATE_FAILED`. */
  readonly status: string;
  /** Why. */
  readonly reason?: string;
}

/** A line of the event log of a stack. */
export interface StackLogEvent extends FailedResource {
  /** When it happened, by the clock of this machine. */
  readonly timestamp: Date;
  /** The name of the stack. */
  readonly stackName: string;
}

/** A line that a Lambda function wrote. */
export interface FunctionLog {
  /** When it was written, by the clock of this machine. */
  readonly timestamp: Date;
  /** ARN of the function. */
  readonly functionArn: string;
  /** Without its line end. */
  readonly text: string;
}
