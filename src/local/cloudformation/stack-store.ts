import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ResourceStatus, StackStatus } from './events';
import { isObject, show } from './json';
import type { Json, JsonObject } from './json';
import type { Reading } from './outside-reading';
import type { CreationRequest } from './resource-provider';
import { StackJournal } from './stack-journal';
import type { DeletionPolicy, UpdateReplacePolicy } from './template';
import { environmentKey } from '../environment/environment';
import type { Environment } from '../environment/environment';
import { writeInOneStep } from '../files/write-in-one-step';

/** What an engine remembers of a resource. */
export interface ResourceRecord {
  readonly logicalId: string;
  readonly type: string;
  physicalId?: string;
  /** Resolved properties as they were last carried out. */
  properties: JsonObject;
  attributes: JsonObject;
  /** Attributes must not be shown (NoEcho of a custom resource's answer). */
  secret?: boolean;
  status: ResourceStatus;
  reason?: string;
  /** Logical ids that it depends on. */
  dependsOn: readonly string[];
  deletionPolicy: DeletionPolicy;
  updateReplacePolicy: UpdateReplacePolicy;
  /** The request for its creation, as long as that is not answered: who is asked again is asked the same. */
  creation?: CreationRequest;
  /** Nobody was ever asked to create it, so nobody need delete it. */
  unsent?: boolean;
  /** Properties of an update that did not end well: what is really there may be either. */
  attempted?: JsonObject;
}

export interface OutputRecord {
  readonly value: string;
  readonly exportName?: string;
}

/** What makes up a stack between two operations. */
export interface StackContent {
  template: Json;
  /** Parameter values that were given, not those that are defaults. */
  parameters: { [key: string]: string };
  tags: { [key: string]: string };
  resources: { [key: string]: ResourceRecord };
  outputs: { [key: string]: OutputRecord };
  /** Names of exports of other stacks that this one uses. */
  imports: string[];
  /** What it read of other stacks without hindering them. */
  readings?: readonly Reading[];
}

/** What tells a stack from all others: its name is taken once in an account and a region. */
export interface StackKey extends Environment {
  readonly name: string;
}

export interface StackRecord extends StackContent, StackKey {
  readonly id: string;
  /** Of a nested stack, the resource that it is; `path` leads there from the stack above all others, as `Outer/Inner`. */
  readonly nestedIn?: { readonly stackId: string; readonly logicalId: string; readonly path: string };
  status: StackStatus;
  reason?: string;
  terminationProtection: boolean;
  /** While an update is under way or was not rolled back to the end: what to go back to. */
  before?: StackContent;
  /** Where the program ended that was at an operation; the next operation begins with what that leaves to do. */
  interruptedAt?: StackStatus;
  /** Resources that the operation under way has changed. */
  touched: string[];
  /** The update is on its way back: what is in `replaced` was made by it. */
  rollingBack?: boolean;
  /** Physical resources that have been replaced, to be deleted in the clean-up. */
  replaced: ResourceRecord[];
}

/** The service that stacks were deployed to. */
export interface DeployedTo {
  readonly endpoint: string;
  /** The identity of its state, where it tells one: a service that begins anew has another. */
  readonly instance?: string;
}

/** What a deleted stack left behind, as its policies say. */
export interface KeptResource {
  readonly stackName: string;
  /** Account and region of the stack, as in its key. */
  readonly environment: string;
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
}

interface Content {
  readonly stacks: StackRecord[];
  readonly service?: DeployedTo;
  readonly kept?: KeptResource[];
  /** The number of the journal that follows. */
  readonly journal?: number;
}

const FORMAT = 1;

/** A stack of hundreds of resources must not be written hundreds of times in a second. */
const SAVE_DELAY_MILLISECONDS = 200;

/** An operation that nobody carries on any more, and the state in which CloudFormation would have left the stack. */
const INTERRUPTED: { readonly [Status in StackStatus]?: StackStatus } = {
  CREATE_IN_PROGRESS: 'ROLLBACK_FAILED',
  ROLLBACK_IN_PROGRESS: 'ROLLBACK_FAILED',
  UPDATE_IN_PROGRESS: 'UPDATE_ROLLBACK_FAILED',
  UPDATE_ROLLBACK_IN_PROGRESS: 'UPDATE_ROLLBACK_FAILED',
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'UPDATE_COMPLETE',
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'UPDATE_ROLLBACK_FAILED',
  DELETE_IN_PROGRESS: 'DELETE_FAILED',
};

/** The stacks that an engine knows, in memory or kept in a file. */
export class StackStore {
  /** A store whose `save` writes a file, with what is in the file already. */
  public static open(file: string): StackStore {
    const path = resolve(file);
    return new StackStore(path, existsSync(path) ? readContent(path) : { stacks: [] });
  }

  public static inMemory(): StackStore {
    return new StackStore(undefined, { stacks: [] });
  }

  /** Where the stacks are; what they say of the service is true of no other. */
  public service?: DeployedTo;
  /** What is still there of stacks that are not. */
  public kept: readonly KeptResource[];
  private readonly stacks: Map<string, StackRecord>;
  private readonly journal?: StackJournal<ResourceRecord>;
  private pending?: NodeJS.Timeout;

  private constructor(private readonly file: string | undefined, { stacks, service, kept = [], journal = 0 }: Content) {
    this.service = service;
    this.kept = kept;
    if (file !== undefined) {
      this.journal = new StackJournal<ResourceRecord>(file, journal);
      this.journal.replay(stacks);
    }
    this.stacks = new Map(stacks.map((stack) => [keyText(stack), asLeftBehind(stack)]));
  }

  /** Where published assets belong, so that they live as long as the stacks that use them. */
  public get assetDirectory(): string | undefined {
    return this.file === undefined ? undefined : join(dirname(this.file), 'assets');
  }

  /** Where the services beside CloudFormation keep what they hold, as long as the stacks that use it. */
  public get servicesFile(): string | undefined {
    return this.file === undefined ? undefined : join(dirname(this.file), 'services.json');
  }

  public get(key: StackKey): StackRecord | undefined {
    return this.stacks.get(keyText(key));
  }

  public list(): StackRecord[] {
    return [...this.stacks.values()];
  }

  public put(stack: StackRecord): void {
    this.stacks.set(keyText(stack), stack);
  }

  public remove(key: StackKey): void {
    this.stacks.delete(keyText(key));
  }

  /** Writes down what is about to be done to a resource, or has been done, so that it is known even where the program is killed. */
  public note(stack: StackRecord, logicalId: string): void {
    this.journal?.append(stack, logicalId);
  }

  /** Writes the file before long, several changes at a time. */
  public saveSoon(): void {
    if (this.file !== undefined) {
      this.pending ??= setTimeout(() => this.save(), SAVE_DELAY_MILLISECONDS);
    }
  }

  /** Writes the file in one step, so that a crash leaves the old or the new one. Readable by its owner only: parameters may be secret. */
  public save(): void {
    clearTimeout(this.pending);
    this.pending = undefined;
    if (this.file === undefined || this.journal === undefined) {
      return;
    }
    const { service, kept } = this;
    const journal = this.journal.current + 1;
    writeInOneStep(this.file, JSON.stringify({ format: FORMAT, journal, service, kept, stacks: this.list() }, undefined, 1), { mode: 0o600 });
    this.journal.superseded(journal);
  }
}

export function keyText(key: StackKey): string {
  return `${environmentKey(key)}/${key.name}`;
}

export function sameStack(one: StackKey, other: StackKey): boolean {
  return keyText(one) === keyText(other);
}

function readContent(file: string): Content {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}; delete it to begin anew`);
  }
  if (!isObject(content) || content.format !== FORMAT || !Array.isArray(content.stacks)) {
    throw new Error(`${file} is no file of deployed stacks of format ${FORMAT}, it holds ${show(content)}; delete it to begin anew`);
  }
  // written by `save` of this format
  return content as unknown as Content;
}

function asLeftBehind(stack: StackRecord): StackRecord {
  const status = INTERRUPTED[stack.status];
  return status === undefined
    ? stack
    : { ...stack, status, interruptedAt: stack.status, reason: `the program that was at ${stack.status} ended before it was done` };
}

/** A copy of what a stack is now, to go back to. */
export function snapshot({ template, parameters, tags, resources, outputs, imports, readings }: StackRecord): StackContent {
  return structuredClone({ template, parameters, tags, resources, outputs, imports, readings });
}

/** Whether a deployment asks for what the stack is already. */
export function sameContent(stack: StackRecord, content: Pick<StackContent, 'template' | 'parameters' | 'tags'>): boolean {
  return isDeepStrictEqual({ template: stack.template, parameters: stack.parameters, tags: stack.tags }, content);
}
