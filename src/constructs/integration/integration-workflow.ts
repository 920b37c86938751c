import { Duration, IResource, RemovalPolicy, Resource, Stack, Stage, Token, TokenComparison } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import type { FlowDefinition } from './flow-definition';
import { newWorkflowRole } from './workflow-role';
import { ResourceType } from '../../model/wire';
import type { IDomain } from '../domain/domain-interface';
import type { IObjectType } from '../object-type/object-type';
import { rules } from '../private/checks';
import { ownDomain } from '../private/own-domain';
import { objectTypeNameOf } from '../private/own-object-type';
import { reportAtSynth, SKIP_TOKENS } from '../private/report';
import { usageError } from '../private/usage-error';
import { CustomerProfilesProvider } from '../provider/provider';
import { ServiceResource } from '../provider/service-resource';

/** The function answers within 15 minutes, and needs some of them to undo. */
const LONGEST_WAIT = Duration.minutes(10);

/**
 * An integration workflow of a domain: a job that fetches the history of a source.
 */
export interface IIntegrationWorkflow extends IResource {
  /**
   * The id that the service gave it.
   * @attribute
   */
  readonly workflowId: string;

  /** The domain of the workflow. */
  readonly domain: IDomain;
}

/**
 * An integration workflow that is not made by this app.
 */
export interface IntegrationWorkflowAttributes {
  /** The domain of the workflow. */
  readonly domain: IDomain;
  /** The id that the service gave it. */
  readonly workflowId: string;
}

/**
 * A period of history that is fetched in one step.
 */
export interface WorkflowBatch {
  /** The first moment. */
  readonly start: Date;
  /** The moment after the last. */
  readonly end: Date;
}

/**
 * What an integration workflow is, apart from its domain.
 */
export interface IntegrationWorkflowOptions {
  /**
   * The flow that fetches the records, and then goes on with new ones. Workflows read Salesforce, ServiceNow and Marketo (API model).
   *
   * The name of the flow gets an ending of the library's own, by which an event that CloudFormation delivers twice starts one workflow.
   */
  readonly flow: FlowDefinition;

  /**
   * The object type that maps the records. Give this or `objectTypeName`.
   *
   * @default - `objectTypeName`
   */
  readonly objectType?: IObjectType;

  /**
   * The name of the object type that maps the records, for one that the service has by itself.
   *
   * @default - the name of `objectType`
   */
  readonly objectTypeName?: string;

  /**
   * The periods to fetch, each in a step of its own.
   *
   * @default - left to the service, which takes steps of two months (Administrator Guide, "Bulk ingestion of data")
   */
  readonly batches?: WorkflowBatch[];

  /**
   * The role that the service makes flows and the integration with.
   *
   * @default - a role with the permissions that the Administrator Guide gives for it
   */
  readonly role?: iam.IRole;

  /**
   * How long a deployment waits for the workflow to complete: up to ten minutes, in whole seconds. When it fails or is not complete by then,
   * so does the deployment, and the workflow is deleted.
   *
   * @default - the deployment does not wait
   */
  readonly completesWithin?: Duration;

  /**
   * What happens to the workflow when it is taken out of the stack, or replaced. Deleting it stops it, and deletes the integration that it set
   * up; records and profiles stay.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Properties of an integration workflow.
 */
export interface IntegrationWorkflowProps extends IntegrationWorkflowOptions {
  /** The domain of the workflow. */
  readonly domain: IDomain;
}

/**
 * An integration workflow of a Customer Profiles domain: fetches the history of a source in batches, and sets an integration up that goes on
 * from there.
 *
 * It is a job, not a setting: any change of it, tags and `completesWithin` excepted, starts another workflow and deletes this one. Tags are
 * given to what it makes, and not changed afterwards.
 */
export class IntegrationWorkflow extends Resource implements IIntegrationWorkflow {
  /**
   * An integration workflow that exists, by its domain and id.
   */
  public static fromIntegrationWorkflowAttributes(scope: Construct, id: string, attributes: IntegrationWorkflowAttributes): IIntegrationWorkflow {
    return new ImportedIntegrationWorkflow(scope, id, attributes);
  }

  /** The id that the service gave it. */
  public readonly workflowId: string;
  /** Its status when it was deployed last: `NOT_STARTED`, `IN_PROGRESS`, `COMPLETE`, `FAILED`, `SPLIT`, `RETRY` or `CANCELLED`. */
  public readonly workflowStatus: string;
  /** How many of its steps were complete when it was deployed last. */
  public readonly stepsCompleted: string;
  /** How many steps it had when it was deployed last. */
  public readonly totalSteps: string;
  /** How many records it had fetched when it was deployed last. */
  public readonly recordsProcessed: string;
  /** The role that the service makes flows and the integration with. */
  public readonly role: iam.IRole;
  /** The domain of the workflow. */
  public readonly domain: IDomain;

  constructor(scope: Construct, id: string, props: IntegrationWorkflowProps) {
    super(scope, id);
    this.domain = props.domain;
    this.checkUsage(props);
    const own = ownDomain(props.domain);
    const domainName = own?.domainName ?? props.domain.domainName;
    const key = props.domain.encryptionKey;
    if (!key) {
      throw usageError(this, `the flow ${JSON.stringify(props.flow.flowName)} needs the customer managed key of its domain, and ${props.domain.node.path} has none that is known; `
        + 'give the domain an encryptionKey, or import it with Domain.fromDomainAttributes and its key');
    }
    const role = props.role ?? newWorkflowRole(this, domainName, key);
    this.role = role;

    const provider = CustomerProfilesProvider.getOrCreate(this);
    provider._allowWorkflows(domainName);
    provider._allowKey(key);
    provider._allowPassRole(role);
    const request = {
      DomainName: domainName,
      WorkflowType: 'APPFLOW_INTEGRATION',
      IntegrationConfig: {
        AppflowIntegration: {
          FlowDefinition: props.flow._render(key.keyArn),
          Batches: props.batches?.map(({ start, end }) => ({ StartTime: start.toISOString(), EndTime: end.toISOString() })),
        },
      },
      ObjectTypeName: props.objectType ? objectTypeNameOf(props.objectType) : props.objectTypeName,
      RoleArn: role.roleArn,
    };
    const inSameStack = own && Stack.of(own.resource) === Stack.of(this);
    const resource = new ServiceResource(this, 'Resource', {
      type: ResourceType.INTEGRATION_WORKFLOW,
      request,
      options: { CompletesWithin: props.completesWithin?.toSeconds() },
      removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY,
      after: inSameStack ? own.resource : undefined,
    });
    if (own && !inSameStack) {
      resource.node.addDependency(own.resource);
    }
    // The role with its policy: the service uses it at once. One of another stage is there before, or nothing can be done about it here.
    const before: IConstruct[] = props.objectType ? [role, props.objectType] : [role];
    resource.node.addDependency(...before.filter((construct) => Stage.of(construct) === Stage.of(this)));

    this.workflowId = resource.getAtt('WorkflowId').toString();
    this.workflowStatus = resource.getAtt('Status').toString();
    this.stepsCompleted = resource.getAtt('StepsCompleted').toString();
    this.totalSteps = resource.getAtt('TotalSteps').toString();
    this.recordsProcessed = resource.getAtt('RecordsProcessed').toString();
    reportAtSynth(this, () => rules().checkIntegrationWorkflow(rules().decodeRequest('CreateIntegrationWorkflow', { ...request, Tags: resource.requestTags() }), SKIP_TOKENS));
  }

  private checkUsage({ domain, objectType, objectTypeName, completesWithin }: IntegrationWorkflowProps): void {
    for (const place of ['account', 'region'] as const) {
      if (Token.compareStrings(domain.env[place], this.env[place]) === TokenComparison.DIFFERENT) {
        throw usageError(this, `the domain ${domain.node.path} is in ${place} ${domain.env[place]}, this stack in ${this.env[place]}; `
          + `an integration workflow is made in its domain's ${place}`);
      }
    }
    if (objectType && objectTypeName !== undefined) {
      throw usageError(this, `objectType and objectTypeName ${JSON.stringify(objectTypeName)} are given; remove one of them`);
    }
    if (completesWithin && !completesWithin.isUnresolved() && completesWithin.toSeconds() > LONGEST_WAIT.toSeconds()) {
      throw usageError(this, `completesWithin is ${completesWithin.toSeconds()} seconds; allowed: up to ${LONGEST_WAIT.toSeconds()}, because a deployment's function runs no `
        + 'longer; leave it out and look at the workflow later');
    }
  }
}

class ImportedIntegrationWorkflow extends Resource implements IIntegrationWorkflow {
  public readonly workflowId: string;
  public readonly domain: IDomain;

  constructor(scope: Construct, id: string, { domain, workflowId }: IntegrationWorkflowAttributes) {
    super(scope, id);
    this.domain = domain;
    this.workflowId = workflowId;
  }
}
