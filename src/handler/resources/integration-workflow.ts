/**
 * An integration workflow: a job that fetches the history of a source, and then sets an integration up that goes on from there.
 *
 * | event  | live state                         | calls                                                          | answer                     |
 * |--------|------------------------------------|----------------------------------------------------------------|----------------------------|
 * | Create | none of this definition            | ListWorkflows, GetWorkflowSteps ..., CreateIntegrationWorkflow | SUCCESS                    |
 * | Create | this very Create has made one      | ListWorkflows, GetWorkflowSteps ...                            | SUCCESS                    |
 * | Create | one of this definition was kept    | ListWorkflows, GetWorkflowSteps ...                            | SUCCESS, id `.../kept`     |
 * | Create | made, and fails while waited for   | ..., GetWorkflow ..., DeleteWorkflow                           | FAILED, `not-created/...`  |
 * | Update | the definition is the same         | GetWorkflow                                                    | SUCCESS, same id           |
 * | Update | the same, deletion is asked for    | GetWorkflow                                                    | SUCCESS, id without `/kept`|
 * | Update | the same, and the workflow is gone | GetWorkflow, then as Create                                    | SUCCESS, new id            |
 * | Update | the definition differs             | as Create                                                      | SUCCESS, new id; or FAILED, old id |
 * | Delete | id not ours                        | none                                                           | SUCCESS                    |
 * | Delete | id of a Create that failed         | ListWorkflows, GetWorkflowSteps ..., DeleteWorkflow of its own | SUCCESS                    |
 * | Delete | absent, or its domain is           | DeleteWorkflow                                                 | SUCCESS                    |
 * | Delete | id of one that was kept            | none                                                           | SUCCESS, left alone        |
 * | Delete | there                              | DeleteWorkflow                                                 | SUCCESS                    |
 *
 * A job is not a resource that is brought to a state, so this is not the lifecycle of the others. The service tells neither the tags nor the
 * definition of a workflow, and it takes no token that would keep a Create that is delivered twice from fetching everything twice. So the
 * name of its flow carries the token: the name of the app, a digest of the construct and the definition, and one of the event. By it our own is found
 * again in the steps, and two workflows of one name, of which one replaces the other, do not meet in AppFlow. The id is the service's, which
 * nobody but the Create that was answered with it knows, so whoever has it may delete the workflow. There is nothing to adopt.
 *
 * A workflow that the stack kept and that is added again was there before that deployment: its id says so, so that the Delete of the roll-back leaves it.
 */
import {
  CreateIntegrationWorkflowCommand, CreateIntegrationWorkflowRequest, CustomerProfilesClient, DeleteWorkflowCommand, GetWorkflowCommand,
  GetWorkflowResponse, GetWorkflowStepsCommand, ListWorkflowsCommand,
} from '@aws-sdk/client-customer-profiles';
import { decodeRequest } from '../../model/api/decode';
import { parsePhysicalId, physicalId } from '../../model/physical-id';
import { checkIntegrationWorkflow } from '../../model/rules/integration/integration-workflow-rules';
import { parseNotCreated } from '../cloudformation/answer';
import type { Outcome } from '../cloudformation/custom-resource';
import type { ResourceRequest } from '../cloudformation/event';
import { formatStamp, stampOf } from '../cloudformation/event-stamp';
import type { EventStamp } from '../cloudformation/event-stamp';
import type { Lifecycle, ReconcileContext } from '../lifecycle/lifecycle';
import { asksForDeletion, refuseInvalid, refuseUnreadable } from '../lifecycle/resource-options';
import { digest } from '../ownership/digest';
import { ownerId, shortHash } from '../ownership/mark';
import { codeOf, Failure, messageOf } from '../retry/failure';
import { waitUntil } from '../retry/wait-until';
import { refuseUnsendableProperties } from '../service/sendable';
import { maySayPresent, unlessAbsent, wasRefused } from '../service/service-failure';

interface WorkflowIdentity {
  readonly DomainName: string;
  readonly WorkflowId: string;
  /** Digest of what the workflow was made of, its tags excepted. */
  readonly definition: string;
  /** Whether it was there before the deployment that added it again. */
  readonly kept?: boolean;
}

/** What stands for the name in an id: that of the workflow, the digest of what it was made of, and whether it was there before. */
const NAME_IN_ID = /^([a-f0-9]{32})\/([a-f0-9]{32})(\/kept)?$/;

/** What AppFlow takes as the name of a flow (API model, FlowName), less the token and what the service may add for each step. */
const LONGEST_NAME = 220;

/** A hyphen and a hash of the event: names of the first release have none. */
const EVENT_LENGTH = '-01234567'.length;

export const integrationWorkflow: Lifecycle = async (request, context) => {
  const { client } = context;
  const known = parse(request.physicalId ?? '');
  if (request.requestType === 'Delete') {
    if (known?.kept) {
      const left = `workflow ${known.WorkflowId} of domain ${JSON.stringify(known.DomainName)} is left: it was there before the deployment that added it again`;
      return { physicalId: request.physicalId ?? '', action: 'left alone', left };
    }
    const doomed = known ?? await lateResult(request, context);
    const action = doomed && await unlessAbsent(deleteWorkflow(client, doomed).then(() => 'deleted'));
    return { physicalId: request.physicalId ?? '', action: action ?? 'nothing to delete' };
  }

  const { desired, definition, reconciliation } = begin(request, context, stampOf(request.requestId, request.responseUrl));
  const isSame = known?.definition === digest(definition) && known.DomainName === desired.DomainName;
  const kept = isSame ? await reconciliation.keep({
    ...known, kept: known.kept && !asksForDeletion(request.properties, request.formerProperties),
  }) : undefined;
  return kept ?? await reconciliation.obtain(request.requestType === 'Create');
};

/** What an event of a stamp is to do. */
function begin({ stackId, logicalId, properties }: ResourceRequest, context: ReconcileContext, stamp: EventStamp) {
  refuseUnreadable(properties);
  const desired = decodeRequest('CreateIntegrationWorkflow', properties);
  refuseInvalid(checkIntegrationWorkflow(desired), properties);
  refuseUnsendableProperties('CreateIntegrationWorkflow', properties);
  const { Tags: _, ...definition } = desired;
  const wanted = withToken(desired, ownerId(stackId, logicalId), shortHash(formatStamp(stamp)));
  const reconciliation = new WorkflowReconciliation(context, wanted, digest(definition), Number(properties.CompletesWithin ?? 0));
  return { desired, definition, reconciliation };
}

/** What another run of a Create has started whose FAILED answer came first: the only Delete that it gets names nothing. */
async function lateResult(request: ResourceRequest, context: ReconcileContext): Promise<WorkflowIdentity | undefined> {
  const stamp = parseNotCreated(request.physicalId ?? '');
  try {
    const found = stamp && await begin(request, context, stamp).reconciliation.find();
    return found?.kept ? undefined : found;
  } catch {
    // a Create that was refused has started nothing, and what cannot be found cannot be deleted
    return undefined;
  }
}

/** One workflow on its way. */
class WorkflowReconciliation {
  constructor(
    private readonly context: ReconcileContext,
    private readonly request: CreateIntegrationWorkflowRequest,
    private readonly definition: string,
    /** Seconds in which the workflow is to complete; 0 where nobody waits for it. */
    private readonly completesWithin: number,
  ) {}

  /** What became of a workflow, or undefined where it is gone. */
  public async keep(identity: WorkflowIdentity): Promise<Outcome | undefined> {
    return await unlessAbsent(this.read(identity)) && this.outcome('unchanged', identity);
  }

  /** Finds the workflow that an earlier try has made, or that the stack kept, or makes it. */
  public async obtain(isAdded: boolean): Promise<Outcome> {
    const found = await this.find();
    if (found) {
      return this.outcome('unchanged', { ...found, kept: isAdded && found.kept });
    }
    const made = await this.make();
    try {
      return await this.outcome('created', made);
    } catch (error) {
      throw await this.undo(made, error);
    }
  }

  private async make(): Promise<WorkflowIdentity> {
    try {
      const { WorkflowId } = await this.context.client.send(new CreateIntegrationWorkflowCommand(this.request));
      return this.identity(WorkflowId);
    } catch (error) {
      const found = maySayPresent(error) || !wasRefused(error) ? await this.find() : undefined;
      if (!found || found.kept) {
        throw error;
      }
      return found;
    }
  }

  /** The workflow of this definition: the one that this event has started, or one that was there before. */
  public async find(): Promise<WorkflowIdentity | undefined> {
    const { client } = this.context;
    const { DomainName } = this.request;
    const flowName = String(this.request.IntegrationConfig?.AppflowIntegration?.FlowDefinition?.FlowName);
    const ofAnyEvent = flowName.slice(0, -EVENT_LENGTH);
    let kept: WorkflowIdentity | undefined;
    let NextToken: string | undefined;
    do {
      const page = await unlessAbsent(client.send(new ListWorkflowsCommand({ DomainName, NextToken })));
      for (const { WorkflowId } of page?.Items ?? []) {
        const steps = await unlessAbsent(client.send(new GetWorkflowStepsCommand({ DomainName, WorkflowId })));
        const names = steps?.Items?.map((step) => step.AppflowIntegration?.FlowName ?? '') ?? [];
        if (names.some((name) => name.startsWith(flowName))) {
          return this.identity(WorkflowId);
        }
        if (names.some((name) => name.startsWith(ofAnyEvent))) {
          kept ??= { ...this.identity(WorkflowId), kept: true };
        }
      }
      NextToken = page?.NextToken;
    } while (NextToken);
    return kept;
  }

  /** Waits where it is wanted, and tells how far the workflow is. */
  private async outcome(action: string, identity: WorkflowIdentity): Promise<Outcome> {
    if (this.completesWithin > 0) {
      await waitUntil(async () => this.whatIsLeft(identity), this.context.settling(this.completesWithin * 1_000));
    }
    const { Status = '', Metrics } = await this.read(identity);
    const { StepsCompleted = 0, TotalSteps = 0, RecordsProcessed = 0 } = Metrics?.AppflowIntegration ?? {};
    const { DomainName, WorkflowId } = identity;
    const counts = { StepsCompleted: String(StepsCompleted), TotalSteps: String(TotalSteps), RecordsProcessed: String(RecordsProcessed) };
    return { physicalId: idOfWorkflow(identity), data: { DomainName, WorkflowId, Status, ...counts }, action };
  }

  private async whatIsLeft(identity: WorkflowIdentity): Promise<Failure | undefined> {
    const { Status, ErrorDescription, Metrics } = await this.read(identity);
    const name = `workflow ${identity.WorkflowId} of domain ${JSON.stringify(identity.DomainName)}`;
    if (Status === 'FAILED' || Status === 'CANCELLED') {
      throw new Failure('WorkflowFailed', `${name} is ${Status}: ${ErrorDescription ?? 'the service gives no reason'}`);
    }
    const { StepsCompleted = 0, TotalSteps = 0 } = Metrics?.AppflowIntegration ?? {};
    return Status === 'COMPLETE' ? undefined : new Failure('WorkflowIncomplete',
      `${name} is still ${Status} after ${this.completesWithin} seconds, ${StepsCompleted} of ${TotalSteps} steps done; wait longer, or do not wait for it`);
  }

  /** Deletes what was made, because the Delete that follows a FAILED Create does nothing. Returns the error to report. */
  private async undo(made: WorkflowIdentity, error: unknown): Promise<unknown> {
    try {
      await unlessAbsent(deleteWorkflow(this.context.undoClient, made));
      return error;
    } catch (undoError) {
      return new Failure(codeOf(error),
        `${messageOf(error)}; and workflow ${made.WorkflowId} of domain ${JSON.stringify(made.DomainName)} is left over, because undoing failed: ${messageOf(undoError)}`, { cause: error });
    }
  }

  private async read({ DomainName, WorkflowId }: WorkflowIdentity): Promise<GetWorkflowResponse> {
    return this.context.client.send(new GetWorkflowCommand({ DomainName, WorkflowId }));
  }

  private identity(workflowId: string | undefined): WorkflowIdentity {
    return { DomainName: String(this.request.DomainName), WorkflowId: String(workflowId), definition: this.definition };
  }
}

/** The request with the token in the name of its flow. */
function withToken(request: CreateIntegrationWorkflowRequest, owner: string, event: string): CreateIntegrationWorkflowRequest {
  const { Tags: _, ...definition } = request;
  const integration = request.IntegrationConfig?.AppflowIntegration;
  const flow = integration?.FlowDefinition;
  const token = digest([owner, definition]).slice(0, 12);
  return {
    ...request,
    IntegrationConfig: {
      AppflowIntegration: { ...integration, FlowDefinition: flow && { ...flow, FlowName: `${String(flow.FlowName).slice(0, LONGEST_NAME)}-${token}-${event}` } },
    },
  };
}

function idOfWorkflow({ DomainName, WorkflowId, definition, kept }: WorkflowIdentity): string {
  return physicalId('integration-workflow', { domainName: DomainName, name: `${WorkflowId}/${definition}${kept ? '/kept' : ''}` });
}

function parse(id: string): WorkflowIdentity | undefined {
  const { domainName = '', name = '' } = parsePhysicalId('integration-workflow', id) ?? {};
  const [, WorkflowId, definition, kept] = NAME_IN_ID.exec(name) ?? [];
  return definition === undefined ? undefined : { DomainName: domainName, WorkflowId, definition, kept: kept !== undefined };
}

async function deleteWorkflow(client: CustomerProfilesClient, { DomainName, WorkflowId }: WorkflowIdentity): Promise<void> {
  await client.send(new DeleteWorkflowCommand({ DomainName, WorkflowId }));
}
