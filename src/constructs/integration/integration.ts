import { IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import type { FlowDefinition } from './flow-definition';
import { acknowledgeFormats } from './flow-format';
import { INTEGRATION_ACTIONS, passRolePermission, startFlowPermission } from './integration-permissions';
import type { IntegrationSource } from './integration-source';
import { registerSource, findingsOfSource } from './integration-sources';
import { refuseNeighbours } from './neighbours';
import type { SourceBinding } from './source-binding';
import type { TemplateRequest } from '../../model/api/request-types';
import * as checks from '../../model/rules/checks';
import { checkedArguments } from '../arguments/checked-arguments';
import { childOfArn, ImportedChild } from '../private/imported-child';
import { childArnOf, objectTypeNameOf } from '../private/references';
import { reportAtSynth, SKIP_TOKENS } from '../private/report';
import { usageError } from '../private/usage-error';
import { DomainPlacement } from '../provider/domain-placement';
import type { ExistingResource } from '../provider/existing-resource';
import { ServiceValue } from '../service-value';

/**
 * An integration of a domain: a source that records come from.
 */
export interface IIntegration extends IResource, refs.IIntegrationRef {
  /**
   * What names the source in its domain: an ARN, or another URI.
   * @attribute
   */
  readonly uri: string;

  /**
   * The ARN of the integration.
   * @attribute
   */
  readonly integrationArn: string;

  /** The domain of the integration. */
  readonly domain: refs.IDomainRef;
}

/**
 * An integration that is not made by this app.
 */
export interface IntegrationAttributes {
  /** The domain of the integration. */
  readonly domain: refs.IDomainRef;
  /** What names the source, for example the ARN of a flow or of a Connect instance. */
  readonly uri: string;
}

/**
 * What an integration is, apart from its domain.
 */
export interface IntegrationOptions {
  /**
   * Where the records come from. Another source makes another integration.
   */
  readonly source: IntegrationSource;

  /**
   * The object type that maps the records. Give this, `objectTypeName` or `objectTypesByEvent`.
   *
   * @default - contact records (`CTR`) of a Connect instance; of any other source, what `objectTypeName` or `objectTypesByEvent` say
   */
  readonly objectType?: refs.IObjectTypeRef;

  /**
   * The name of the object type that maps the records, for one that the service has by itself; 1 to 255 characters (API model).
   *
   * @default - see `objectType`
   */
  readonly objectTypeName?: string;

  /**
   * The object types of an external application that sends events: from the type of the event to the name of the object type. Segment has
   * `SegmentIdentify`; Shopify has `ShopifyCreateCustomers`, `ShopifyUpdateCustomers`, `ShopifyCreateDraftOrders`, `ShopifyUpdateDraftOrders`,
   * `ShopifyCreateOrders` and `ShopifyUpdatedOrders` (API model).
   *
   * @default - see `objectType`
   */
  readonly objectTypesByEvent?: { [eventType: string]: string };

  /**
   * The event trigger that acts on the records; one at most (API model).
   *
   * @default - none
   */
  readonly eventTriggerNames?: string[];

  /**
   * Whether the records belong to profiles, or to the domain as a whole.
   *
   * @default - left to the service: profiles
   */
  readonly dataScope?: IntegrationScope;

  /**
   * A role that the service makes requests with for the integration.
   *
   * @default - none
   */
  readonly role?: iam.IRole;

  /**
   * Whether the flow that the service creates for the integration is started, which activates its schedule, or its listening to events. The service
   * leaves such a flow a draft, which brings nothing.
   *
   * The function starts the flow after it was made, stops it before it is deleted, and starts it again whenever the integration changes and the flow
   * does not run, whoever has stopped it. Without the option any more, it stops the flow that it has started; one that ran before it was asked for is left
   * running. It gets permissions on that one flow, and none in AppFlow without this option.
   *
   * For a source of `IntegrationSource.fromFlowDefinition` whose trigger is a schedule or an event. A flow on demand is not started so: each start is
   * a run, and a deployment may carry the same event out more than once.
   *
   * @default false - the flow is a draft until somebody starts it in AppFlow
   */
  readonly startFlow?: boolean;

  /**
   * What happens to the integration when it is taken out of the stack, or replaced. Deleting it stops the records, and deletes the flow that
   * the service created for it; records and profiles stay.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * What happens where the domain has an integration of that source already. One with a flow that the service created is adopted only if
   * its flow was made of the same definition.
   *
   * @default - what the domain says with `existingInDomain`, otherwise ExistingResource.FAIL
   */
  readonly existing?: ExistingResource;
}

/**
 * What the records of an integration belong to.
 */
@checkedArguments('IntegrationScope')
export class IntegrationScope extends ServiceValue {
  /** Profiles. */
  public static readonly PROFILE = new IntegrationScope('PROFILE');
  /** The domain as a whole, and no profile. */
  public static readonly DOMAIN = new IntegrationScope('DOMAIN');

  /**
   * A value that this release does not know yet.
   *
   * @param value the value as the API has it; one that the library's API model does not have is an error (rule CP1006) unless it is acknowledged
   */
  public static of(value: string): IntegrationScope {
    return new IntegrationScope(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

/**
 * Properties of an integration.
 */
export interface IntegrationProps extends IntegrationOptions {
  /** The domain of the integration. */
  readonly domain: refs.IDomainRef;
}

/**
 * An integration of a Customer Profiles domain: brings the records of a source into it.
 *
 * @resource AWS::CustomerProfiles::Integration
 */
@propertyInjectable
@checkedArguments('Integration')
export class Integration extends Resource implements IIntegration {
  /** The id by which property injectors of the CDK find this construct. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-customer-profiles.Integration';

  /**
   * An integration that exists, by its domain and what names its source.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param attributes what names it
   */
  public static fromIntegrationAttributes(scope: Construct, id: string, attributes: IntegrationAttributes): IIntegration {
    return new ImportedIntegration(scope, id, attributes.domain, attributes.uri);
  }

  /**
   * An integration that exists, by its ARN, which must be known when the app is synthesised.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param integrationArn the ARN of the integration
   * @throws where it is not the ARN of an integration, or a token
   */
  public static fromIntegrationArn(scope: Construct, id: string, integrationArn: string): IIntegration {
    const { domain, name } = childOfArn(scope, id, 'integration', integrationArn);
    return new ImportedIntegration(scope, id, domain, name);
  }

  /** What names the source in its domain. */
  public readonly uri: string;
  /** The ARN of the integration. */
  public readonly integrationArn: string;
  /** The domain of the integration. */
  public readonly domain: refs.IDomainRef;

  /**
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param props what it is, and where
   * @throws where `objectType` and `objectTypeName` are both given, where `startFlow` is given for a source that is no flow to start, or where the domain is in another account or region
   */
  constructor(scope: Construct, id: string, props: IntegrationProps) {
    super(scope, id);
    this.domain = props.domain;
    if (props.objectType && props.objectTypeName !== undefined) {
      throw usageError(this, `objectType and objectTypeName ${JSON.stringify(props.objectTypeName)} are given; remove one of them`);
    }

    refuseNeighbours(this, props, 'the integration');
    const placement = new DomainPlacement(this, props.domain, 'integration');
    const { domainName } = placement;
    placement.allowOnDomain('Integrations', INTEGRATION_ACTIONS, 'integration');
    const source = props.source._bind({ scope: this, domain: props.domain, domainName });
    placement.allow(...props.role ? [passRolePermission(props.role.roleArn)] : [], ...source.permissions ?? []);
    if (props.startFlow) {
      placement.allow(startFlowPermission(this, flowToStart(this, source).flowName));
    }
    const named = props.objectType ? objectTypeNameOf(props.objectType) : props.objectTypeName;
    const request: TemplateRequest<'PutIntegration'> = {
      ...source.request,
      ObjectTypeName: named ?? (props.objectTypesByEvent ? undefined : source.objectTypeName),
      ObjectTypeNames: props.objectTypesByEvent,
      EventTriggerNames: props.eventTriggerNames,
      Scope: props.dataScope?.value,
      RoleArn: props.role?.roleArn,
    };
    const resource = placement.addResource({
      request,
      options: props.startFlow ? { StartFlow: true } : undefined,
      existing: props.existing,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY,
      dependencies: [...props.objectType ? [props.objectType] : [], ...source.after ?? []],
    });

    this.uri = resource.getAtt('Uri').toString();
    this.integrationArn = resource.getAtt('Arn').toString();
    acknowledgeFormats(this, source.request.FlowDefinition);
    registerSource(this, source.identity);
    reportAtSynth(this, () => [
      ...checks.checkIntegration(checks.decodeRequest('PutIntegration', { DomainName: domainName, ...request, Tags: resource.requestTags() }), SKIP_TOKENS),
      ...findingsOfSource(this, source.request.Uri === undefined ? 'FlowDefinition.FlowName' : 'Uri'),
    ]);
  }

  /** A reference to this integration for constructs that take any of it, such as those of aws-cdk-lib. */
  public get integrationRef(): refs.IntegrationReference {
    return { domainName: this.domain.domainRef.domainName, uri: this.uri };
  }
}

/** A start activates a flow whose runs begin by themselves; a flow that is not made here is not this app's to start. */
function flowToStart(scope: Construct, { flow }: SourceBinding): FlowDefinition {
  if (!flow) {
    throw usageError(scope, 'startFlow is true, and the source is not a flow that the service creates; allowed: with IntegrationSource.fromFlowDefinition; '
      + 'start a flow that is made elsewhere there');
  }
  if (flow._isOnDemand) {
    throw usageError(scope, `startFlow is true, and the flow ${JSON.stringify(flow.flowName)} is run on demand: each start would be a run; `
      + 'allowed: with FlowTrigger.onSchedule or FlowTrigger.onEvent');
  }
  return flow;
}

class ImportedIntegration extends ImportedChild implements IIntegration {
  public readonly integrationArn: string;

  constructor(scope: Construct, id: string, domain: refs.IDomainRef, public readonly uri: string) {
    super(scope, id, domain);
    this.integrationArn = childArnOf(domain, 'integration', uri);
  }

  public get integrationRef(): refs.IntegrationReference {
    return { domainName: this.domain.domainRef.domainName, uri: this.uri };
  }
}
