/**
 * An integration of a domain.
 *
 * Whose it is, and what that lets an event do, is decided for all kinds in ownership/decision.ts.
 *
 * | event  | live state                        | calls                                                     | answer                        |
 * |--------|-----------------------------------|-----------------------------------------------------------|-------------------------------|
 * | Create | absent                            | GetIntegration, PutIntegration                            | SUCCESS                       |
 * | Create | made by this very event, or kept | GetIntegration, then as Update                            | SUCCESS                       |
 * | Create | not ours, Existing FAIL           | GetIntegration                                            | FAILED, `not-created/...`     |
 * | Create | not ours, Existing ADOPT          | GetIntegration, PutIntegration if need be, TagResource    | SUCCESS                       |
 * | Create | the same, its flow not as wanted  | GetIntegration                                            | FAILED, `not-created/...`     |
 * | Update | as wanted                         | GetIntegration                                            | SUCCESS                       |
 * | Update | differs                           | GetIntegration, PutIntegration, TagResource, Untag...     | SUCCESS                       |
 * | Update | the definition of its flow differs| GetIntegration twice, DeleteIntegration, PutIntegration   | SUCCESS, same id              |
 * | Update | the same, of a flow that nobody knows | GetIntegration                                        | FAILED, same id               |
 * | Update | absent                            | GetIntegration, PutIntegration                            | SUCCESS, same id              |
 * | Update | another construct's               | GetIntegration                                            | FAILED, same id; SUCCESS where it is as wanted |
 * | Update | another source, flow name, domain | as Create of that one                                     | SUCCESS, new id; or FAILED, old id |
 * | Delete | id not ours                       | none                                                      | SUCCESS                       |
 * | Delete | absent, or its domain is          | GetIntegration                                            | SUCCESS                       |
 * | Delete | another's, kept, handed back      | GetIntegration                                            | SUCCESS, left alone           |
 * | Delete | adopted, Existing ADOPT           | GetIntegration, TagResource                               | SUCCESS, handed back          |
 * | Delete | ours                              | GetIntegration, DeleteIntegration                         | SUCCESS                       |
 *
 * The Uri of an integration whose flow the service makes is in the answer to its PutIntegration only. Create and Update find it with
 * ListIntegrations, before everything else, by the mark of its flow (see flow-mark.ts).
 *
 * The service can neither show nor change the definition of such a flow. A changed one is carried out by making the integration anew: the
 * flow keeps its name, of which AppFlow takes only one, so the old one goes first. Where the new one then cannot be made, the old one is put
 * back, of the definition that the deployment before had; where even that fails, the Update of the rollback tries again. Profiles and objects are
 * not touched by any of it. Of what is adopted, taken over or added again, a definition that is not the one its flow was made of is refused: nobody
 * could put that back.
 *
 * Where the app asks for it, the flow runs: it is started after it is made, stopped before it is deleted, and every Create and Update looks how it is
 * (see flow-run.ts). AppFlow has calls of its own for that, DescribeFlow, StartFlow and StopFlow, which nothing above has.
 *
 * PutIntegration overwrites without a word; see object-type.ts for what that means.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  CustomerProfilesClient, DeleteIntegrationCommand, FlowDefinition, GetIntegrationCommand, GetIntegrationResponse, ListIntegrationsCommand,
  PutIntegrationCommand, PutIntegrationRequest,
} from '@aws-sdk/client-customer-profiles';
import { flowMark, hasFlowNamed, hasFlowOf } from './flow-mark';
import { asksToStart, flowRun, flowSets, flowWish, isRunning, startFlow, startFlowMadeAnew, stopFlow, withFlowStatus } from './flow-run';
import type { FlowRun, FlowWish, LiveFlow } from './flow-run';
import { decodeRequest } from '../../model/api/decode';
import { checkIntegration } from '../../model/rules/integration/integration-rules';
import { remake } from '../lifecycle/remake';
import type { ApplyOptions, History, CreateResult, ResourceContext, ResourceModule } from '../lifecycle/resource-module';
import { withoutThoseOfAws } from '../ownership/tags';
import { Failure } from '../retry/failure';
import type { RetryOptions } from '../retry/retry-until-deadline';
import type { ServiceClient } from '../service/connect';

interface IntegrationIdentity {
  readonly DomainName: string;
  /** Not known of a request whose flow the service makes. */
  readonly Uri?: string;
  /** What such a request is told by. */
  readonly FlowDefinition?: FlowDefinition;
}

type DesiredIntegration = PutIntegrationRequest & IntegrationIdentity & FlowWish;

interface IntegrationChange {
  readonly uri: string;
  readonly put?: PutIntegrationRequest;
  readonly flow?: FlowRun;
  /** The integration that is to go first, because its flow is of another definition. */
  readonly inPlaceOf?: {
    readonly uri?: string;
    /** The request that makes it again; undefined where nobody knows the definition any more. */
    readonly request?: PutIntegrationRequest;
    /** Whether its flow is known to run. */
    readonly runs: boolean;
  };
}

export const integration: ResourceModule<IntegrationIdentity, DesiredIntegration, LiveFlow, IntegrationChange> = {
  kind: 'integration',
  importedBy: 'Integration.fromIntegrationAttributes',

  describe: ({ DomainName, Uri, FlowDefinition: flow }) =>
    `integration ${flow ? `of flow ${JSON.stringify(flow.FlowName)}` : JSON.stringify(Uri)} of domain ${JSON.stringify(DomainName)}`,
  isSame: (desired, former) => desired.DomainName === former.DomainName && desired.FlowDefinition !== undefined
    && desired.FlowDefinition.FlowName === former.FlowDefinition?.FlowName,
  locate,

  decode(properties) {
    const request = decodeRequest('PutIntegration', properties);
    return { ...request, ...flowWish(properties, request.FlowDefinition) };
  },
  check: ({ StartFlow: _, ...request }) => checkIntegration(request),

  read: async (client, { DomainName, Uri }) => client.send(new GetIntegrationCommand({ DomainName, Uri })),
  complete: withFlowStatus,
  create,
  sets: flowSets,
  difference: integrationDifference,
  pastOf: ({ inPlaceOf }) => (inPlaceOf ? '' : undefined),
  isMarkedFirst: ({ flow, inPlaceOf }) => flow === 'start' && !inPlaceOf,
  apply,
  remove,

  data: ({ DomainName, Uri }, Arn, { CreatedAt }) => ({
    DomainName, Uri: String(Uri), Arn, ...CreatedAt ? { CreatedAt: CreatedAt.toISOString() } : {},
  }),
};

async function locate(
  client: CustomerProfilesClient, { DomainName, Uri, FlowDefinition: flow }: DesiredIntegration,
): Promise<IntegrationIdentity | undefined> {
  if (!flow) {
    return { DomainName, Uri };
  }
  let NextToken: string | undefined;
  do {
    const page = await client.send(new ListIntegrationsCommand({ DomainName, NextToken }));
    const own = page.Items?.find((item) => hasFlowNamed(flow, item.Tags, item.Uri));
    if (own) {
      return { DomainName, Uri: own.Uri };
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return undefined;
}

async function create(client: ServiceClient, { StartFlow, ...request }: DesiredIntegration): Promise<CreateResult<IntegrationIdentity>> {
  const made = await put(client, request);
  if (StartFlow) {
    await startFlow(client, String(made.identity?.Uri));
  }
  return made;
}

async function apply(
  client: ServiceClient, { uri, put: request, flow, inPlaceOf }: IntegrationChange, { patience, tags }: ApplyOptions,
): Promise<IntegrationIdentity | undefined> {
  if (request && inPlaceOf) {
    const identity = await makeAnew(client, { ...request, Tags: tags }, inPlaceOf, patience);
    if (flow === 'start') {
      await startFlowMadeAnew(client, String(identity.Uri), patience);
    }
    return identity;
  }
  if (flow === 'stop') {
    await stopFlow(client, uri);
  }
  const identity = request && (await put(client, request)).identity;
  if (flow === 'start') {
    await startFlow(client, uri);
  }
  return identity;
}

/** A flow that runs is not deleted by AppFlow ("Flow is in active state", AppFlow API Reference, DeleteFlow). */
async function remove(client: ServiceClient, identity: IntegrationIdentity, { properties = {} }: ResourceContext): Promise<void> {
  if (asksToStart(properties)) {
    await stopFlow(client, String(identity.Uri));
  }
  await deleteIntegration(client, identity);
}

async function put(client: CustomerProfilesClient, request: PutIntegrationRequest): Promise<CreateResult<IntegrationIdentity>> {
  const { FlowDefinition: flow, Tags } = request;
  const answer = await client.send(new PutIntegrationCommand(flow ? { ...request, Tags: { ...Tags, ...flowMark(flow) } } : request));
  return { CreatedAt: answer.CreatedAt, identity: { DomainName: String(request.DomainName), Uri: answer.Uri ?? request.Uri } };
}

async function deleteIntegration(client: CustomerProfilesClient, { DomainName, Uri }: IntegrationIdentity): Promise<void> {
  await client.send(new DeleteIntegrationCommand({ DomainName, Uri }));
}

/** Deletes the integration with its flow, and makes it of another definition under the same name. */
async function makeAnew(
  client: ServiceClient, request: PutIntegrationRequest, old: NonNullable<IntegrationChange['inPlaceOf']>, patience: RetryOptions,
): Promise<IntegrationIdentity> {
  const { FlowDefinition: flow } = request;
  const identity: { made: IntegrationIdentity } = { made: { DomainName: String(request.DomainName), Uri: old.uri } };
  const making = async (wanted: PutIntegrationRequest) => {
    identity.made = (await put(client, wanted)).identity ?? identity.made;
  };
  await remake({
    what: `integration ${JSON.stringify(old.uri)} of domain ${JSON.stringify(request.DomainName)}`,
    remove: async () => {
      if (old.runs) {
        await stopFlow(client, String(old.uri));
      }
      await deleteIntegration(client, identity.made);
    },
    create: async () => making(request),
    isMade: async () => flow !== undefined && hasFlowOf(flow, (await integration.read(client, identity.made))?.Tags),
    putBack: async () => {
      if (!old.request) {
        throw new Failure('FlowUnknown', 'the definition of its flow is not known');
      }
      await making(old.request);
      if (old.runs) {
        await startFlow(client, String(identity.made.Uri));
      }
    },
    patience,
  });
  return identity.made;
}

/** The put that is needed, or undefined where the live state is as wanted. */
export function integrationDifference(
  { StartFlow, ...desired }: DesiredIntegration, live: LiveFlow, history: History<DesiredIntegration>,
): IntegrationChange | undefined {
  const { FlowDefinition: flow } = desired;
  const uri = String(live.Uri);
  if (flow && !hasFlowOf(flow, live.Tags)) {
    const old = remembered(live, history);
    if (!old && (!history.created || history.addedAgain)) {
      throw new Failure('FlowNotOurs', `${integration.describe(desired)} was not made by this construct of exactly this flow definition, or was kept and is added again with another, and the service can neither `
        + 'show nor change the definition of a flow; keep the flow as it is with `IntegrationSource.fromFlow`, or delete the integration and deploy again');
    }
    return { uri, put: desired, flow: StartFlow && 'start', inPlaceOf: { uri: live.Uri, request: old, runs: isRunning(live) } };
  }
  const wanted = wholePut(desired, live, history);
  const changed = isDeepStrictEqual(comparable(wanted), comparable(live)) ? undefined : wanted;
  const run = flowRun({ StartFlow }, live, history.former);
  return changed || run ? { uri, put: changed, flow: run } : undefined;
}

/** The request that makes the live integration again, where the deployment before is the one that made its flow. */
function remembered(live: GetIntegrationResponse, { former }: History<DesiredIntegration>): PutIntegrationRequest | undefined {
  const { FlowDefinition: flow } = former ?? {};
  return flow && hasFlowOf(flow, live.Tags) ? {
    DomainName: live.DomainName,
    FlowDefinition: flow,
    Tags: withoutThoseOfAws(live.Tags),
    ...Object.fromEntries([...PLAIN, ...OBJECT_TYPES].filter((member) => live[member] !== undefined).map((member) => [member, live[member]])),
  } : undefined;
}

/** Members that a put without them clears. */
const PLAIN = ['RoleArn', 'EventTriggerNames', 'Scope'] as const;
const OBJECT_TYPES = ['ObjectTypeName', 'ObjectTypeNames'] as const;

type Compared = Pick<PutIntegrationRequest & GetIntegrationResponse, typeof PLAIN[number] | typeof OBJECT_TYPES[number]>;

/** What the app wants, and the live values of what it never spoke of where the integration was there before the app. */
function wholePut(
  desired: DesiredIntegration, live: GetIntegrationResponse, { former, created }: History<DesiredIntegration>,
): PutIntegrationRequest {
  const { Tags: _, FlowDefinition: __, ...spoken } = desired;
  const wanted: PutIntegrationRequest = { ...spoken, Uri: live.Uri };
  if (created) {
    return wanted;
  }
  const spokenOf = (member: keyof Compared) => desired[member] !== undefined || former?.[member] !== undefined;
  const kept = [...PLAIN.filter((member) => !spokenOf(member)), ...OBJECT_TYPES.some(spokenOf) ? [] : OBJECT_TYPES];
  return { ...Object.fromEntries(kept.filter((member) => live[member] !== undefined).map((member) => [member, live[member]])), ...wanted };
}

/** The members that tell two states apart, in one form: the service may leave out what is empty or a default. */
function comparable(state: Compared): object {
  return {
    ObjectTypeName: state.ObjectTypeName || undefined,
    ObjectTypeNames: state.ObjectTypeNames ?? {},
    RoleArn: state.RoleArn || undefined,
    EventTriggerNames: state.EventTriggerNames ?? [],
    Scope: state.Scope ?? 'PROFILE',
  };
}
