import type { IntegrationRecord } from '../store/records';

/** States of a flow, in AppFlow's words. */
export type FlowState = 'Active' | 'Draft' | 'Suspended' | 'Deleted';

/**
 * The state of the flow that was made with an integration. Before anybody has touched it, one that is run on demand is active, and any other a
 * draft (AppFlow, documentation of `FlowStatus`).
 */
export function flowStateOf(record: IntegrationRecord): string {
  return record.FlowStatus ?? (isOnDemand(record) ? 'Active' : 'Draft' satisfies FlowState);
}

/** Whether a flow is run by its schedule or by events, so that it is in use. */
export function runsByItself(record: IntegrationRecord): boolean {
  return record.FlowDefinition !== undefined && !isOnDemand(record) && flowStateOf(record) === 'Active';
}

/** Whether the runs of a flow are started one by one. */
export function isOnDemand({ FlowDefinition: flow }: IntegrationRecord): boolean {
  return (flow?.TriggerConfig as { readonly TriggerType?: unknown } | undefined)?.TriggerType === 'OnDemand';
}

export function flowNameOf({ FlowDefinition: flow }: IntegrationRecord): string {
  return String(flow?.FlowName);
}
