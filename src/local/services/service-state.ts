import { existsSync, readFileSync } from 'node:fs';
import { writeInOneStep } from '../files/write-in-one-step';

export interface StoredParameter {
  readonly value: string;
  readonly type: string;
  readonly version: number;
  readonly modified: string;
  readonly tags: { readonly [key: string]: string };
}

export interface StoredLogGroup {
  /** Made by a call, and not by a stack. */
  readonly made: boolean;
  readonly retentionInDays?: number;
  readonly tags?: { readonly [key: string]: string };
}

export interface StoredObject {
  readonly bytes: string;
  readonly contentType?: string;
  readonly modified: string;
}

/** What functions made by calls of services; keys tell account and region where the service has one. */
interface Tables {
  /** SSM. */
  readonly parameters: { [key: string]: StoredParameter };
  /** CloudWatch Logs. */
  readonly logGroups: { [key: string]: StoredLogGroup };
  readonly resourcePolicies: { [key: string]: string };
  /** S3: by bucket, by key of the object. */
  readonly objects: { [bucket: string]: { [key: string]: StoredObject } };
  readonly bucketPolicies: { [bucket: string]: string };
  /** EC2: rules that were taken from a security group that has them by default, by `<id> <direction> <rule>`. */
  readonly revokedRules: { [key: string]: true };
}

const FORMAT = 1;

function empty(): Tables {
  return { parameters: {}, logGroups: {}, resourcePolicies: {}, objects: {}, bucketPolicies: {}, revokedRules: {} };
}

/** What the services hold besides the resources of stacks; in a file it outlives the program, as the stacks do. */
export class ServiceState {
  public readonly tables: Tables;

  constructor(private readonly file?: string) {
    this.tables = { ...empty(), ...(file !== undefined && existsSync(file) ? read(file) : {}) };
  }

  /** To be called after each change: writes the file in one step, readable by its owner only. */
  public save(): void {
    if (this.file === undefined) {
      return;
    }
    writeInOneStep(this.file, JSON.stringify({ format: FORMAT, ...this.tables }, undefined, 1), { mode: 0o600 });
  }
}

function read(file: string): Partial<Tables> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}; delete it to begin anew`);
  }
  if (typeof content !== 'object' || content === null || !('format' in content) || content.format !== FORMAT) {
    throw new Error(`${file} does not hold what services keep, of format ${FORMAT}; delete it to begin anew`);
  }
  // written by `save` of this format
  return content as Partial<Tables>;
}
