import type { CustomResourceRequest } from './custom-resource';
import type { EventListener, ResourceStatus, StackStatus } from './events';
import type { Json, JsonObject } from './json';
import type { ResourceNote } from './resource-note';
import type { AnswerFate } from './response-server';
import type { StackStore } from './stack-store';
import type { LogLine } from '../lambda/log-lines';
import type { AuthorizeService } from '../services/local-services';

/** What can go wrong in AWS and is made to go wrong here. Looked at whenever something could go wrong, so that it may change between operations. */
export interface EngineFaults {
  /** Every event is delivered twice, the second time after the first or at the same time. */
  readonly duplicateEvents?: 'afterwards' | 'at once';
  /** Asked for every answer that comes in: take it, lose it after saying it arrived, or break the connection. Default: take it. */
  readonly onAnswer?: (request: CustomResourceRequest) => AnswerFate | Promise<AnswerFate>;
  /** Asked before every run of a function, the first and the repeated; the place to kill something from. */
  readonly onInvoke?: (request: CustomResourceRequest, functionArn: string) => void | Promise<void>;
  /** When a resource fails, its siblings under way are cancelled: a Create in flight gets a Delete with an invented id. Default: waited for. */
  readonly cancelSiblings?: boolean;
  /** The rollback of a failed Update goes on with the physical id of the FAILED answer instead of the old one. */
  readonly takeFailedUpdateId?: boolean;
  /**
   * The rollback of a replacement deletes the new resource even where the UpdateReplacePolicy says Retain: which of the two CloudFormation does is
   * documented nowhere.
   */
  readonly deleteReplacementOnRollback?: boolean;
}

export interface EngineOptions {
  /** Default us-east-1. */
  readonly region?: string;
  /** Default 000000000000. */
  readonly account?: string;
  /** Default: that of the region of a stack. */
  readonly partition?: string;
  /** Environment variables for every Lambda function, such as `AWS_ENDPOINT_URL_CUSTOMER_PROFILES`. */
  readonly environment?: { readonly [key: string]: string };
  /** Most resources of a stack that are worked on at a time. Default 8. */
  readonly concurrency?: number;
  /** Most child processes of one function. Default 8. */
  readonly maxEnvironments?: number;
  readonly onEvent?: EventListener;
  /** Every line that a function writes. */
  readonly onLog?: (functionArn: string, line: LogLine) => void;
  /** Milliseconds before the further runs of a failed event; as many further runs as there are values. Default [100, 200]. */
  readonly retryDelays?: readonly number[];
  /** Stands for every ServiceTimeout, the templates' and the default of an hour. */
  readonly serviceTimeoutSeconds?: number;
  /** Waits for the timeout even when no run is left that could answer, as CloudFormation does. Default: fails at once. */
  readonly waitOutLostAnswers?: boolean;
  /** Where stacks are kept. Default: in memory. */
  readonly store?: StackStore;
  /** Where published assets are kept. Default: beside the store's file, or a temporary directory. */
  readonly assetDirectory?: string;
  /** Values for parameters of the type `AWS::SSM::Parameter::Value`, besides the parameters of deployed stacks. */
  readonly ssmParameters?: { readonly [key: string]: string };
  readonly faults?: EngineFaults;
  /** Whether functions may do what they ask of services other than Customer Profiles. Default: they may do everything. */
  readonly authorize?: AuthorizeService;
  /** The clock that events are signed by and functions are timed by, in milliseconds since the epoch. Default: that of this machine. */
  readonly now?: () => number;
}

/** A stack by its name, in the environment of the engine unless told otherwise. */
export interface StackReference {
  readonly name: string;
  readonly account?: string;
  readonly region?: string;
}

export interface DeployOptions {
  readonly parameters?: { readonly [key: string]: string };
  /** Logical id of a resource whose create or update is to fail before it is carried out: a rehearsal of the rollback. */
  readonly failAt?: string;
}

export interface DestroyOptions {
  /** Logical ids to leave behind, as when a DELETE_FAILED stack is deleted without them. */
  readonly retain?: readonly string[];
}

export interface OperationResult {
  readonly stackName: string;
  readonly stackId: string;
  /** Whether the stack is now as it was asked for. */
  readonly ok: boolean;
  readonly status: StackStatus;
  readonly reason?: string;
  /** The resources that failed, the cause first. */
  readonly failures: readonly ResourceNote[];
  /** Physical resources whose clean-up failed and which nobody sees to any more. */
  readonly abandoned: readonly ResourceNote[];
  /** Physical resources that were left behind, as their policies say. */
  readonly kept: readonly ResourceNote[];
  /** False where the stack was as asked for already. */
  readonly changed: boolean;
  /** Whether the resource of `failAt` had its turn: one that needs no change has none. */
  readonly failAtReached: boolean;
  readonly outputs: { readonly [key: string]: string };
}

export interface ResourceDescription {
  readonly stackName: string;
  readonly stackId: string;
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: ResourceStatus;
  readonly reason?: string;
  readonly properties: JsonObject;
  readonly attributes: JsonObject;
}

export interface StackDescription {
  readonly name: string;
  readonly id: string;
  /** Of a nested stack, the id of the stack that it is a resource of. */
  readonly parentId?: string;
  readonly account: string;
  readonly region: string;
  readonly status: StackStatus;
  readonly reason?: string;
  readonly template: Json;
  readonly parameters: { readonly [key: string]: string };
  readonly tags: { readonly [key: string]: string };
  readonly resources: readonly ResourceDescription[];
  readonly outputs: { readonly [key: string]: string };
  readonly terminationProtection: boolean;
}
