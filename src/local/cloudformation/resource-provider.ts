import type { JsonObject } from './json';

/** What tells the request for a creation from all others: a function that gets it twice sees that it is the same. */
export interface CreationRequest {
  readonly requestId: string;
  /** In milliseconds since 1970. */
  readonly sentAt: number;
}

/** Which resource of which stack. */
export interface ResourceTarget {
  readonly stackName: string;
  readonly stackId: string;
  readonly account: string;
  readonly region: string;
  readonly logicalId: string;
  readonly type: string;
  /** Of a custom resource that is being created. @default - one of its own for each request */
  readonly creation?: CreationRequest;
}

/** A physical resource as it is or was. */
export interface PhysicalResource {
  readonly physicalId: string;
  readonly properties: JsonObject;
}

/** Why a resource is to go, which decides which of its policies counts. */
export type DeletionCause = 'removed' | 'replaced' | 'creation rolled back' | 'replacement rolled back';

export type Outcome =
  | { readonly status: 'complete'; readonly physicalId: string; readonly attributes: JsonObject; readonly secret?: boolean; readonly reason?: string }
  | { readonly status: 'failed'; readonly reason: string; readonly physicalId?: string; /** Nobody was asked. */ readonly unsent?: boolean }
  | { readonly status: 'cancelled' };

/** Carries out what the engine decided, for one kind of resource. Never throws for a resource that fails. */
export interface ResourceProvider {
  create(target: ResourceTarget, properties: JsonObject, signal: AbortSignal): Promise<Outcome>;
  update(target: ResourceTarget, properties: JsonObject, previous: PhysicalResource, signal: AbortSignal): Promise<Outcome>;
  delete(target: ResourceTarget, resource: PhysicalResource, cause: DeletionCause): Promise<Outcome>;
  /**
   * Takes an update back. Default: an update with old and new properties swapped.
   *
   * @param skip what of a nested stack is to be left alone, as `NestedStack.LogicalId`
   */
  rollBack?(target: ResourceTarget, properties: JsonObject, previous: PhysicalResource, skip: readonly string[]): Promise<Outcome>;
  /** The update of the stack went well, and is rolled back no more. Default: nothing. */
  cleanUp?(target: ResourceTarget, resource: PhysicalResource): Promise<void>;
  /** Why an update may not even be tried. */
  refuseUpdate(target: ResourceTarget, properties: JsonObject, previous: PhysicalResource): string | undefined;
}
