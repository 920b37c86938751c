import type { JsonObject } from './json';
import type { ResourceTarget } from './resource-provider';

/** A record that stands for an AWS resource, as its type's description sees it. */
export interface NativeInstance {
  readonly target: ResourceTarget;
  readonly partition: string;
  readonly properties: JsonObject;
  /** The name that the template gives, or one made up. */
  readonly name: string;
  /** The same for the same resource of the same stack, and another after a replacement. */
  readonly seed: string;
}

/** What `Ref` and `Fn::GetAtt` answer for a resource type, and when an update makes a new one. */
export interface NativeType {
  /** Property that holds the resource's own name. A change of it replaces the resource. */
  readonly nameProperty?: string;
  /** Other properties whose change replaces it. */
  readonly replacedBy?: readonly string[];
  /** Longest name that CloudFormation makes up; 64 unless told. */
  readonly maxNameLength?: number;
  readonly lowerCaseName?: boolean;
  /** What `Ref` gives: the physical id. The name unless told. */
  readonly ref?: (instance: NativeInstance) => string;
  readonly attributes?: (instance: NativeInstance) => JsonObject;
  /** Why the service would refuse these properties. */
  readonly refuse?: (instance: NativeInstance) => string | undefined;
}

/** `arn:partition:service:region:account:resource`; `scope` leaves out region or both, as IAM and S3 do. */
export function arnOf({ partition, target }: NativeInstance, service: string, resource: string, scope: 'region' | 'account' | 'global' = 'region'): string {
  const region = scope === 'region' ? target.region : '';
  const account = scope === 'global' ? '' : target.account;
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

export function dnsSuffix(partition: string): string {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}

export function text(value: JsonObject[string] | undefined, otherwise = ''): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : otherwise;
}
