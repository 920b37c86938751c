/**
 * An integration workflow: a job that fetches the history of a source, and then sets an integration up that goes on from there.
 *
 * | event  | live state                         | calls                                                          | answer                     |
 * |--------|------------------------------------|----------------------------------------------------------------|----------------------------|
 * | Create | none of this definition            | ListWorkflows, GetWorkflowSteps ..., CreateIntegrationWorkflow | SUCCESS                    |
 * | Create | one of this definition is ours     | ListWorkflows, GetWorkflowSteps ...                            | SUCCESS                    |
 * | Create | made, and fails while waited for   | ..., GetWorkflow ..., DeleteWorkflow                           | FAILED, `not-created/...`  |
 * | Update | the definition is the same         | GetWorkflow                                                    | SUCCESS, same id           |
 * | Update | the same, and the workflow is gone | GetWorkflow, then as Create                                    | SUCCESS, new id            |
 * | Update | the definition differs             | as Create                                                      | SUCCESS, new id; or FAILED, old id |
 * | Delete | id not ours                        | none                                                           | SUCCESS                    |
 * | Delete | absent, or its domain is           | DeleteWorkflow                                                 | SUCCESS                    |
 * | Delete | there                              | DeleteWorkflow                                                 | SUCCESS                    |
 *
 * A job is not a resource that is brought to a state, so this is not the lifecycle of the others. The service tells neither the tags nor the
 * definition of a workflow, and it takes no token that would keep a Create that is delivered twice from fetching everything twice. So the
 * name of its flow carries the token: the name of the app, and a digest of the construct and the definition. By it our own is found
 * again in the steps, and two workflows of one name, of which one replaces the other, do not meet in AppFlow. The id is the service's, which
 * nobody but the Create that was answered with it knows, so whoever has it may delete the workflow. There is nothing to adopt.
 */
import {
  CreateIntegrationWorkflowCommand, CreateIntegrationWorkflowRequest, CustomerProfilesClient, DeleteWorkflowCommand, GetWorkflowCommand,
  GetWorkflowResponse, GetWorkflowStepsCommand, ListWorkflowsCommand,
} from '@aws-sdk/client-customer-profiles';
import { decodeRequest } from '../../model/decode';
import { checkIntegrationWorkflow } from '../../model/integration-workflow-rules';
import type { Outcome } from '../cloudformation/custom-resource';
import { digest } from '../digest';
import { codeOf, Failure, messageOf } from '../failure';
import type { Lifecycle, Surroundings } from '../lifecycle';
import { ownerId } from '../ownership';
import { refuseInvalid, refuseUnreadable } from '../resource-options';
import { maySayPresent, unlessAbsent, wasRefused } from '../service/service-failure';
import { waitUntil } from '../wait-until';

interface WorkflowIdentity {
  readonly DomainName: string;
  readonly WorkflowId: string;
  /** Digest of what the workflow was made of, its tags excepted. */
  readonly definition: string;
}

const PHYSICAL_ID = /^domains\/([a-zA-Z0-9_-]{1,64})\/workflows\/([a-f0-9]{32})\/([a-f0-9]{32})$/;

/** What AppFlow takes as the name of a flow (API model, FlowName), less the token and what the service may add for each step. */
const LONGEST_NAME = 220;

export const integrationWorkflow: Lifecycle = async (request, surroundings) => {
  const { client } = surroundings;
  const known = parse(request.physicalId ?? '');
  if (request.requestType === 'Delete') {
    const action = known && await unlessAbsent(deleteWorkflow(client, known).then(() => 'deleted'));
    return { physicalId: request.physicalId ?? '', action: action ?? 'nothing to delete' };
  }

  refuseUnreadable(request.properties);
  const desired = decodeRequest('CreateIntegrationWorkflow', request.properties) as unknown as CreateIntegrationWorkflowRequest;
  refuseInvalid(checkIntegrationWorkflow(desired));
  const { Tags: _, ...definition } = desired;
  const wanted = withToken(desired, ownerId(request.stackId, request.logicalId));
  const course = new Course(surroundings, wanted, digest(definition), Number(request.properties.CompletesWithin ?? 0));
  const kept = known?.definition === digest(definition) && known.DomainName === desired.DomainName ? await course.keep(known) : undefined;
  return kept ?? await course.obtain();
};

/** One workflow on its way. */
class Course {
  constructor(
    private readonly surroundings: Surroundings,
    private readonly request: CreateIntegrationWorkflowRequest,
    private readonly definition: string,
    /** Seconds in which the workflow is to complete; 0 where nobody waits for it. */
    private readonly completesWithin: number,
  ) {}

  /** What became of a workflow, or undefined where it is gone. */
  public async keep(identity: WorkflowIdentity): Promise<Outcome | undefined> {
    return await unlessAbsent(this.read(identity)) && this.outcome('unchanged', identity);
  }

  /** Finds the workflow that an earlier try has made, or makes it. */
  public async obtain(): Promise<Outcome> {
    const found = await this.find();
    if (found) {
      return this.outcome('unchanged', found);
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
      const { WorkflowId } = await this.surroundings.client.send(new CreateIntegrationWorkflowCommand(this.request));
      return this.identity(WorkflowId);
    } catch (error) {
      const found = maySayPresent(error) || !wasRefused(error) ? await this.find() : undefined;
      if (!found) {
        throw error;
      }
      return found;
    }
  }

  private async find(): Promise<WorkflowIdentity | undefined> {
    const { client } = this.surroundings;
    const { DomainName } = this.request;
    const flowName = String(this.request.IntegrationConfig?.AppflowIntegration?.FlowDefinition?.FlowName);
    let NextToken: string | undefined;
    do {
      const page = await unlessAbsent(client.send(new ListWorkflowsCommand({ DomainName, NextToken })));
      for (const { WorkflowId } of page?.Items ?? []) {
        const steps = await unlessAbsent(client.send(new GetWorkflowStepsCommand({ DomainName, WorkflowId })));
        if (steps?.Items?.some((step) => step.AppflowIntegration?.FlowName?.startsWith(flowName))) {
          return this.identity(WorkflowId);
        }
      }
      NextToken = page?.NextToken;
    } while (NextToken);
    return undefined;
  }

  /** Waits where it is wanted, and tells how far the workflow is. */
  private async outcome(action: string, identity: WorkflowIdentity): Promise<Outcome> {
    if (this.completesWithin > 0) {
      await waitUntil(async () => this.whatIsLeft(identity), this.surroundings.settling(this.completesWithin * 1_000));
    }
    const { Status = '', Metrics } = await this.read(identity);
    const { StepsCompleted = 0, TotalSteps = 0, RecordsProcessed = 0 } = Metrics?.AppflowIntegration ?? {};
    const { DomainName, WorkflowId, definition } = identity;
    const counts = { StepsCompleted: String(StepsCompleted), TotalSteps: String(TotalSteps), RecordsProcessed: String(RecordsProcessed) };
    return { physicalId: `domains/${DomainName}/workflows/${WorkflowId}/${definition}`, data: { DomainName, WorkflowId, Status, ...counts }, action };
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
      await unlessAbsent(deleteWorkflow(this.surroundings.undoClient, made));
      return error;
    } catch (undoError) {
      return new Failure(codeOf(error),
        `${messageOf(error)}; and workflow ${made.WorkflowId} of domain ${JSON.stringify(made.DomainName)} is left over, because undoing failed: ${messageOf(undoError)}`, { cause: error });
    }
  }

  private async read({ DomainName, WorkflowId }: WorkflowIdentity): Promise<GetWorkflowResponse> {
    return this.surroundings.client.send(new GetWorkflowCommand({ DomainName, WorkflowId }));
  }

  private identity(workflowId: string | undefined): WorkflowIdentity {
    return { DomainName: String(this.request.DomainName), WorkflowId: String(workflowId), definition: this.definition };
  }
}

/** The request with the token in the name of its flow. */
function withToken(request: CreateIntegrationWorkflowRequest, owner: string): CreateIntegrationWorkflowRequest {
  const { Tags: _, ...definition } = request;
  const integration = request.IntegrationConfig?.AppflowIntegration;
  const flow = integration?.FlowDefinition;
  const token = digest([owner, definition]).slice(0, 12);
  return {
    ...request,
    IntegrationConfig: {
      AppflowIntegration: { ...integration, FlowDefinition: flow && { ...flow, FlowName: `${String(flow.FlowName).slice(0, LONGEST_NAME)}-${token}` } },
    },
  };
}

function parse(physicalId: string): WorkflowIdentity | undefined {
  const [, DomainName, WorkflowId, definition] = PHYSICAL_ID.exec(physicalId) ?? [];
  return definition === undefined ? undefined : { DomainName, WorkflowId, definition };
}

async function deleteWorkflow(client: CustomerProfilesClient, { DomainName, WorkflowId }: WorkflowIdentity): Promise<void> {
  await client.send(new DeleteWorkflowCommand({ DomainName, WorkflowId }));
}
