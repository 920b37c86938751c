import { Duration, IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import type { FlowDefinition } from './flow-definition';
import { acknowledgeFormats } from './flow-format';
import { keyForFlow } from './flow-key';
import { passRolePermission, WORKFLOW_ACTIONS } from './integration-permissions';
import { refuseNeighbours } from './neighbours';
import { newWorkflowRole } from './workflow-role';
import type { TemplateRequest } from '../../model/api/request-types';
import * as checks from '../../model/rules/checks';
import { checkedArguments } from '../arguments/checked-arguments';
import { ImportedChild } from '../private/imported-child';
import { objectTypeNameOf } from '../private/references';
import { reportAtSynth, SKIP_TOKENS } from '../private/report';
import { usageError } from '../private/usage-error';
import { DomainPlacement } from '../provider/domain-placement';
import { ExistingResource } from '../provider/existing-resource';

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
  readonly domain: refs.IDomainRef;
}

/**
 * An integration workflow that is not made by this app.
 */
export interface IntegrationWorkflowAttributes {
  /** The domain of the workflow. */
  readonly domain: refs.IDomainRef;
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
  readonly objectType?: refs.IObjectTypeRef;

  /**
   * The name of the object type that maps the records, for one that the service has by itself; 1 to 255 characters (API model).
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
  readonly domain: refs.IDomainRef;
}

/**
 * An integration workflow of a Customer Profiles domain: fetches the history of a source in batches, and sets an integration up that goes on
 * from there.
 *
 * It is a job, not a setting: any change of it, tags and `completesWithin` excepted, starts another workflow and deletes this one. Tags are
 * given to what it makes, and not changed afterwards.
 */
@propertyInjectable
@checkedArguments('IntegrationWorkflow')
export class IntegrationWorkflow extends Resource implements IIntegrationWorkflow {
  /** The id by which property injectors of the CDK find this construct. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-customer-profiles.IntegrationWorkflow';

  /**
   * An integration workflow that exists, by its domain and id.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param attributes what names it
   */
  public static fromIntegrationWorkflowAttributes(scope: Construct, id: string, attributes: IntegrationWorkflowAttributes): IIntegrationWorkflow {
    return new ImportedIntegrationWorkflow(scope, id, attributes.domain, attributes.workflowId);
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
  public readonly domain: refs.IDomainRef;

  /**
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param props what it is, and where
   * @throws where `objectType` and `objectTypeName` are both given, where `completesWithin` is longer than a deployment can wait, or where the domain is in another account or region
   */
  constructor(scope: Construct, id: string, props: IntegrationWorkflowProps) {
    super(scope, id);
    this.domain = props.domain;
    this.checkUsage(props);
    const { keyArn } = keyForFlow(this, props.domain, props.flow);
    refuseNeighbours(this, props, 'the integration workflow');
    const placement = new DomainPlacement(this, props.domain, 'integration-workflow');
    const role = props.role ?? newWorkflowRole(this, placement.domainName, keyArn);
    this.role = role;
    placement.allowOnDomain('Workflows', WORKFLOW_ACTIONS, 'integration');
    placement.allow(passRolePermission(role.roleArn));
    const request: TemplateRequest<'CreateIntegrationWorkflow'> = {
      WorkflowType: 'APPFLOW_INTEGRATION',
      IntegrationConfig: {
        AppflowIntegration: {
          FlowDefinition: props.flow._render(keyArn),
          Batches: props.batches?.map(({ start, end }) => ({ StartTime: start.toISOString(), EndTime: end.toISOString() })),
        },
      },
      ObjectTypeName: props.objectType ? objectTypeNameOf(props.objectType) : props.objectTypeName,
      RoleArn: role.roleArn,
    };
    const resource = placement.addResource({
      request,
      // A job is started, and not taken over from whoever has started it, whatever the domain says.
      existing: ExistingResource.FAIL,
      options: { CompletesWithin: props.completesWithin?.toSeconds() },
      removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY,
      // The role with its policy: the service uses it at once.
      dependencies: props.objectType ? [role, props.objectType] : [role],
    });

    this.workflowId = resource.getAtt('WorkflowId').toString();
    this.workflowStatus = resource.getAtt('Status').toString();
    this.stepsCompleted = resource.getAtt('StepsCompleted').toString();
    this.totalSteps = resource.getAtt('TotalSteps').toString();
    this.recordsProcessed = resource.getAtt('RecordsProcessed').toString();
    acknowledgeFormats(this, request.IntegrationConfig?.AppflowIntegration?.FlowDefinition);
    reportAtSynth(this, () => checks.checkIntegrationWorkflow(checks.decodeRequest('CreateIntegrationWorkflow', { DomainName: placement.domainName, ...request, Tags: resource.requestTags() }), SKIP_TOKENS));
  }

  private checkUsage({ objectType, objectTypeName, completesWithin }: IntegrationWorkflowProps): void {
    if (objectType && objectTypeName !== undefined) {
      throw usageError(this, `objectType and objectTypeName ${JSON.stringify(objectTypeName)} are given; remove one of them`);
    }
    if (completesWithin && !completesWithin.isUnresolved() && completesWithin.toSeconds() > LONGEST_WAIT.toSeconds()) {
      throw usageError(this, `completesWithin is ${completesWithin.toSeconds()} seconds; allowed: up to ${LONGEST_WAIT.toSeconds()}, because a deployment's function runs no `
        + 'longer; leave it out and look at the workflow later');
    }
  }
}

class ImportedIntegrationWorkflow extends ImportedChild implements IIntegrationWorkflow {
  constructor(scope: Construct, id: string, domain: refs.IDomainRef, public readonly workflowId: string) {
    super(scope, id, domain);
  }
}
