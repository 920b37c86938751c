import type { ResourceStatus } from './events';

/** A resource that failed, or that was left behind. */
export interface ResourceNote {
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: ResourceStatus;
  readonly reason?: string;
}
