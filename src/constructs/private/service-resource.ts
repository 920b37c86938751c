import { CfnResource, ITaggableV2, RemovalPolicy, TagManager, TagType } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { WIRE_VERSION } from '../../model/wire';
import { ExistingResource } from '../existing-resource';
import { CustomerProfilesProvider } from '../provider';
import { usageError } from './usage-error';

/**
 * How long CloudFormation waits for the answer. The function itself answers before its own time (15 minutes) is over;
 * the rest is for Lambda's second try of a function that crashed at its start.
 */
const SERVICE_TIMEOUT_SECONDS = 20 * 60;

export interface ServiceResourceProps {
  /** CloudFormation resource type, one of ResourceType of the model. */
  readonly type: string;
  /** The request that creates the resource, in the API's own member names. */
  readonly request: { readonly [member: string]: unknown };
  /** Members of the wire that are not the API's. */
  readonly options?: { readonly [member: string]: unknown };
  readonly existing?: ExistingResource;
  readonly removalPolicy?: RemovalPolicy;
}

/** A custom resource that the provider's function carries out; its properties read like the API reference. */
export class ServiceResource extends CfnResource implements ITaggableV2 {
  public readonly cdkTagManager: TagManager;

  constructor(scope: Construct, id: string, props: ServiceResourceProps) {
    const provider = CustomerProfilesProvider.getOrCreate(scope);
    super(scope, id, {
      type: props.type,
      properties: {
        ServiceToken: provider.serviceToken,
        ServiceTimeout: SERVICE_TIMEOUT_SECONDS,
        WireVersion: WIRE_VERSION,
        Existing: props.existing ?? ExistingResource.FAIL,
        ...props.options,
        ...props.request,
      },
    });
    // CfnResource renders the tags beside the other properties, under the name that the API has for them.
    this.cdkTagManager = new TagManager(TagType.MAP, props.type, undefined, { tagPropertyName: 'Tags' });
    this.node.addDependency(provider.policy);

    // With RETAIN_ON_UPDATE_OR_DELETE, what a failed first deployment made does not stay behind and block the next one.
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    if (removalPolicy === RemovalPolicy.SNAPSHOT) {
      throw usageError(scope, 'the removal policy SNAPSHOT is not supported: Customer Profiles makes no snapshots; use RETAIN or DESTROY');
    }
    this.applyRemovalPolicy(removalPolicy);
  }
}
