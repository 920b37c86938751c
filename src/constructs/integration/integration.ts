import { IResource, RemovalPolicy, Resource, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { claimSource, faultsOfClaims } from './claimed-sources';
import type { IntegrationSource } from './integration-source';
import { ResourceType } from '../../model/wire';
import type { IDomain } from '../domain/domain-interface';
import type { IObjectType } from '../object-type/object-type';
import { rules } from '../private/checks';
import { enterDomain } from '../private/domain-registry';
import { ownDomain } from '../private/own-domain';
import { objectTypeNameOf } from '../private/own-object-type';
import { reportAtSynth, SKIP_TOKENS } from '../private/report';
import { usageError } from '../private/usage-error';
import type { ExistingResource } from '../provider/existing-resource';
import { CustomerProfilesProvider } from '../provider/provider';
import { ServiceResource } from '../provider/service-resource';

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
  readonly domain: IDomain;
}

/**
 * An integration that is not made by this app.
 */
export interface IntegrationAttributes {
  /** The domain of the integration. */
  readonly domain: IDomain;
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
  readonly objectType?: IObjectType;

  /**
   * The name of the object type that maps the records, for one that the service has by itself.
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
   * @default ExistingResource.FAIL
   */
  readonly existing?: ExistingResource;
}

/**
 * What the records of an integration belong to.
 */
export enum IntegrationScope {
  /** Profiles. */
  PROFILE = 'PROFILE',
  /** The domain as a whole, and no profile. */
  DOMAIN = 'DOMAIN',
}

/**
 * Properties of an integration.
 */
export interface IntegrationProps extends IntegrationOptions {
  /** The domain of the integration. */
  readonly domain: IDomain;
}

/**
 * An integration of a Customer Profiles domain: brings the records of a source into it.
 *
 * @resource AWS::CustomerProfiles::Integration
 */
export class Integration extends Resource implements IIntegration {
  /**
   * An integration that exists, by its domain and what names its source.
   */
  public static fromIntegrationAttributes(scope: Construct, id: string, attributes: IntegrationAttributes): IIntegration {
    return new ImportedIntegration(scope, id, attributes);
  }

  /** What names the source in its domain. */
  public readonly uri: string;
  /** The ARN of the integration. */
  public readonly integrationArn: string;
  /** The domain of the integration. */
  public readonly domain: IDomain;

  constructor(scope: Construct, id: string, props: IntegrationProps) {
    super(scope, id);
    this.domain = props.domain;
    for (const place of ['account', 'region'] as const) {
      if (Token.compareStrings(props.domain.env[place], this.env[place]) === TokenComparison.DIFFERENT) {
        throw usageError(this, `the domain ${props.domain.node.path} is in ${place} ${props.domain.env[place]}, this stack in ${this.env[place]}; `
          + `an integration is made in its domain's ${place}`);
      }
    }
    if (props.objectType && props.objectTypeName !== undefined) {
      throw usageError(this, `objectType and objectTypeName ${JSON.stringify(props.objectTypeName)} are given; remove one of them`);
    }

    const own = ownDomain(props.domain);
    const domainName = own?.domainName ?? props.domain.domainName;
    const provider = CustomerProfilesProvider.getOrCreate(this);
    provider._allowIntegrations(domainName);
    if (props.domain.encryptionKey) {
      provider._allowKey(props.domain.encryptionKey);
    }
    if (props.role) {
      provider._allowPassRole(props.role);
    }
    const source = props.source._bind({ scope: this, domain: props.domain, domainName, provider });
    const named = props.objectType ? objectTypeNameOf(props.objectType) : props.objectTypeName;
    const request = {
      ...source.request,
      ObjectTypeName: named ?? (props.objectTypesByEvent ? undefined : source.objectTypeName),
      ObjectTypeNames: props.objectTypesByEvent,
      EventTriggerNames: props.eventTriggerNames,
      Scope: props.dataScope,
      RoleArn: props.role?.roleArn,
    };
    const inSameStack = own && Stack.of(own.resource) === Stack.of(this);
    const resource = new ServiceResource(this, 'Resource', {
      type: ResourceType.INTEGRATION,
      request: { DomainName: domainName, ...request },
      existing: props.existing,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY,
      after: inSameStack ? own.resource : undefined,
    });
    if (own && !inSameStack) {
      resource.node.addDependency(own.resource);
    }
    resource.node.addDependency(...props.objectType ? [props.objectType] : [], ...source.after ?? []);

    this.uri = resource.getAtt('Uri').toString();
    this.integrationArn = resource.getAtt('Arn').toString();
    claimSource(this, source.identity);
    enterDomain(props.domain, 'integration', this, request);
    reportAtSynth(this, () => [
      ...rules().checkIntegration(rules().decodeRequest('PutIntegration', { DomainName: domainName, ...request, Tags: resource.requestTags() }), SKIP_TOKENS),
      ...faultsOfClaims(this, source.request.Uri === undefined ? 'FlowDefinition.FlowName' : 'Uri'),
    ]);
  }

  /** A reference to this integration for constructs that take any of it, such as those of aws-cdk-lib. */
  public get integrationRef(): refs.IntegrationReference {
    return { domainName: this.domain.domainName, uri: this.uri };
  }
}

class ImportedIntegration extends Resource implements IIntegration {
  public readonly uri: string;
  public readonly integrationArn: string;
  public readonly domain: IDomain;

  constructor(scope: Construct, id: string, { domain, uri }: IntegrationAttributes) {
    super(scope, id);
    this.domain = domain;
    this.uri = uri;
    this.integrationArn = `${domain.domainArn}/integrations/${uri}`;
  }

  public get integrationRef(): refs.IntegrationReference {
    return { domainName: this.domain.domainName, uri: this.uri };
  }
}
