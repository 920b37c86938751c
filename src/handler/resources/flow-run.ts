import { DescribeFlowCommand, StartFlowCommand, StopFlowCommand } from '@aws-sdk/client-appflow';
import type { GetIntegrationResponse, PutIntegrationRequest } from '@aws-sdk/client-customer-profiles';
import { hasFlowNamed, hasFlowOf } from './flow-mark';
import { FLOW_TAG, OWNER_TAG } from '../../model/wire';
import { parseMark } from '../ownership/mark';
import { codeOf, Failure, messageOf } from '../retry/failure';
import type { RetryOptions } from '../retry/retry-until-deadline';
import { waitUntil } from '../retry/wait-until';
import type { ServiceClient } from '../service/connect';
import { unlessAbsent } from '../service/service-failure';

/** Whether the flow that is made with an integration is to run. */
export interface FlowWish {
  readonly FlowDefinition?: PutIntegrationRequest['FlowDefinition'];
  /** Left out where the app does not say so: then nobody asks AppFlow anything. */
  readonly StartFlow?: true;
}

/** An integration with the state of its flow, where somebody has a use for it. */
export type LiveFlow = GetIntegrationResponse & { readonly FlowStatus?: string };

/** What is to be done with a flow. */
export type FlowRun = 'start' | 'stop';

const ACTIVE = 'Active';
/** Its runs are started one by one: AppFlow calls it active, and cannot stop it. */
const ON_DEMAND = 'on demand';
/** The integration is there, and its flow is not. */
const GONE = 'gone';

/** What the owner mark says where the app has started the flow: what ran before it was asked for is left running where nobody asks any more. */
const STARTED = 'F';

/** The wish in the properties of a template. A run is no state: an event that is delivered twice would run a flow twice. */
export function flowWish(properties: { readonly [key: string]: unknown }, flow: FlowWish['FlowDefinition']): Pick<FlowWish, 'StartFlow'> {
  if (!asksToStart(properties)) {
    return {};
  }
  if (!flow || flow.TriggerConfig?.TriggerType === 'OnDemand') {
    throw new Failure('InvalidProperties', `StartFlow is true, and ${flow ? 'the flow has the trigger OnDemand' : 'there is no FlowDefinition'}; `
      + 'allowed: with a FlowDefinition whose trigger is Scheduled or Event; remove StartFlow');
  }
  return { StartFlow: true };
}

export function asksToStart({ StartFlow }: { readonly [key: string]: unknown }): boolean {
  return String(StartFlow) === 'true';
}

/** Adds the state of the flow, where this deployment or the one before has asked for it to run. */
export async function withFlowStatus(client: ServiceClient, live: LiveFlow, ...wishes: readonly (FlowWish | undefined)[]): Promise<LiveFlow> {
  const asks = wishes.some((wish) => wish?.StartFlow && wish.FlowDefinition && hasFlowNamed(wish.FlowDefinition, live.Tags, live.Uri));
  // what carries no mark of its flow was not made with one, as far as anybody knows, and is not ours to start
  return asks && live.Tags?.[FLOW_TAG] !== undefined ? { ...live, FlowStatus: await statusOf(client, String(live.Uri)) } : live;
}

export function isRunning({ FlowStatus }: LiveFlow): boolean {
  return FlowStatus === ACTIVE;
}

/** What is to be done with the flow of a live integration; undefined where it is as it should be, or not ours to change. */
export function flowRun({ StartFlow }: FlowWish, live: LiveFlow, former: FlowWish | undefined): FlowRun | undefined {
  if (!StartFlow) {
    return former?.StartFlow && isRunning(live) && wasStarted(live) ? 'stop' : undefined;
  }
  if (live.FlowStatus === GONE) {
    throw new Failure('FlowGone', `the flow ${live.Uri} of the integration is not there any more, so it cannot be started; `
      + 'delete the integration by hand, and deploy again with a change of it, which makes both');
  }
  return isRunning(live) ? undefined : 'start';
}

/** What the owner mark is to say of the flow. */
export function flowSets({ StartFlow, FlowDefinition: flow }: FlowWish, live?: LiveFlow): string {
  const startedByApp = !live || !isRunning(live) || wasStarted(live) || (flow !== undefined && !hasFlowOf(flow, live.Tags));
  return StartFlow && startedByApp ? STARTED : '';
}

/** Whether any owner of the integration has started its flow. */
function wasStarted({ Tags }: LiveFlow): boolean {
  return parseMark(Tags?.[OWNER_TAG] ?? '')?.holdings.some(({ sets }) => sets?.includes(STARTED)) ?? false;
}

/**
 * Starts a flow by the ARN that its integration has as its Uri. What counts is that it runs: the answer may be lost, or another run of the event may be
 * faster.
 */
export async function startFlow(client: ServiceClient, uri: string): Promise<void> {
  await untilSo(client.appFlow().send(new StartFlowCommand({ flowName: nameOf(uri) })), async () => await statusOf(client, uri) === ACTIVE);
}

/** How long another run of the event may take to make a flow that it has deleted. */
const ANOTHER_RUN_MILLIS = 5_000;

/** Starts a flow that was made anew a moment ago: another run of the event may just have deleted it, to make it once more. */
export async function startFlowMadeAnew(client: ServiceClient, uri: string, { deadline, backoff }: RetryOptions): Promise<void> {
  await waitUntil(async () => {
    try {
      await startFlow(client, uri);
      return undefined;
    } catch (error) {
      if (error instanceof Failure && error.code === 'ResourceNotFoundException') {
        return error;
      }
      throw error;
    }
  }, { backoff, deadline: deadline.another(Math.min(deadline.remaining(), ANOTHER_RUN_MILLIS)) });
}

/** Stops a flow where it runs. */
export async function stopFlow(client: ServiceClient, uri: string): Promise<void> {
  if (await statusOf(client, uri) === ACTIVE) {
    await untilSo(client.appFlow().send(new StopFlowCommand({ flowName: nameOf(uri) })), async () => await statusOf(client, uri) !== ACTIVE);
  }
}

async function statusOf(client: ServiceClient, uri: string): Promise<string> {
  const answer = await unlessAbsent(client.appFlow().send(new DescribeFlowCommand({ flowName: nameOf(uri) }))).catch(rejectPlainly);
  return answer?.triggerConfig?.triggerType === 'OnDemand' ? ON_DEMAND : answer?.flowStatus ?? GONE;
}

async function untilSo(call: Promise<unknown>, isSo: () => Promise<boolean>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!await isSo().catch(() => false)) {
      rejectPlainly(error);
    }
  }
}

/** What AppFlow says must not be taken for what Customer Profiles says of the integration: that it is absent, or certainly was not made. */
function rejectPlainly(error: unknown): never {
  throw new Failure(codeOf(error), messageOf(error), { cause: error });
}

function nameOf(uri: string): string {
  return uri.slice(uri.indexOf(':flow/') + ':flow/'.length);
}
