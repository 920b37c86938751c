import type { ServiceState } from './service-state';

/** A resource of a deployed stack, as the services need to know it. */
export interface DeployedResource {
  readonly type: string;
  readonly physicalId: string;
  readonly properties: { readonly [key: string]: unknown };
  readonly attributes: { readonly [key: string]: unknown };
  readonly account: string;
  readonly region: string;
}

/** How one run of a function ended. */
export interface FunctionRun {
  readonly returned: boolean;
  /** What it returned, or the error as Lambda tells it. */
  readonly payload: unknown;
}

/** Who calls, from where, and what there is. */
export interface ServiceContext {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  readonly roleArn: string;
  readonly functionName: string;
  readonly state: ServiceState;
  readonly deployed: () => readonly DeployedResource[];
  /** Undefined where there is no such function. */
  readonly invoke: (functionArn: string, payload: unknown) => Promise<FunctionRun> | undefined;
  /** Work that goes on after the call has been answered. */
  readonly goOn: (work: Promise<unknown>) => void;
}

export type Input = { readonly [key: string]: unknown };
type Output = { readonly [key: string]: unknown };

export interface Operation {
  /** What IAM calls it. @default - the name of the operation */
  readonly action?: string;
  /** ARNs of what it is about. @default - `*` */
  readonly resources?: (input: Input, context: ServiceContext) => string[];
  /** What conditions of policies can ask about it. */
  readonly conditions?: (input: Input, context: ServiceContext) => { readonly [key: string]: string };
  /** The policy that the resource itself has. */
  readonly resourcePolicy?: (input: Input, context: ServiceContext) => unknown;
  readonly run: (input: Input, context: ServiceContext) => Output | Promise<Output>;
}

/** A part of an AWS service that this machine has. */
export interface Service {
  /** As in the name of its client's package. */
  readonly name: string;
  /** Of its actions in policies. */
  readonly iamPrefix: string;
  readonly operations: { readonly [name: string]: Operation };
}

/** What a service answers that cannot or will not do what it is asked for. */
export class ServiceRefusal extends Error {
  constructor(public readonly name: string, message: string, public readonly statusCode: number = 400) {
    super(message);
  }
}

/** Of a member that must be a text. */
export function text(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || value === '') {
    throw new ServiceRefusal('ValidationException', `${name} is ${JSON.stringify(value)}; it must be a text that is not empty`);
  }
  return value;
}

/** Of a member that may be a list of texts. */
export function texts(input: Input, name: string): string[] {
  const value = input[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** A map from the `Key`s of a list of tags to their `Value`s. */
export function tagsOf(tags: unknown): { [key: string]: string } {
  const list: readonly { Key?: unknown; Value?: unknown }[] = Array.isArray(tags) ? tags : [];
  return Object.fromEntries(list.map(({ Key, Value }) => [String(Key), String(Value)]));
}

export function tagList(tags: { readonly [key: string]: string }): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** Key of what there is once in an account and region. */
export function inRegion({ account, region }: Pick<ServiceContext, 'account' | 'region'>, name: string): string {
  return `${account}/${region}/${name}`;
}

/** What the deployed stacks have of a type, in the account and region of the call. */
export function deployedHere({ deployed, account, region }: ServiceContext, type: string): DeployedResource[] {
  return deployed().filter((resource) => resource.type === type && resource.account === account && resource.region === region);
}

export function arnOf({ partition, account, region }: ServiceContext, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
