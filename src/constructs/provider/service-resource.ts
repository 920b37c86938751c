import { CfnDeletionPolicy, CfnResource, ITaggableV2, Lazy, RemovalPolicy, TagManager, TagType, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ExistingResource } from './existing-resource';
import { CustomerProfilesProvider } from './provider';
import { RESOURCE_KINDS, ResourceKind } from '../../model/resource-kinds';
import * as checks from '../../model/rules/checks';
import { WIRE_VERSION } from '../../model/wire';
import { usageError } from '../private/usage-error';
import { isAcknowledged } from '../private/warning';

/**
 * How long CloudFormation waits for the answer. The function itself answers before its own time (15 minutes) is over;
 * the rest is for Lambda's second try of a function that crashed at its start.
 */
const SERVICE_TIMEOUT_SECONDS = 20 * 60;

/** What a failed first deployment made does not stay behind and block the next one; anything else is kept. */
export const DEFAULT_REMOVAL_POLICY = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

export interface ServiceResourceProps {
  readonly kind: ResourceKind;
  /** The request that creates the resource, in the API's own member names. */
  readonly request: { readonly [member: string]: unknown };
  /** Members of the wire that are not the API's. */
  readonly options?: { readonly [member: string]: unknown };
  readonly existing?: ExistingResource;
  /**
   * A resource of the same stack that must be there before, besides the function's policy.
   * @default - none
   */
  readonly after?: CfnResource;
  readonly removalPolicy?: RemovalPolicy;
}

/** A custom resource that the provider's function carries out; its properties read like the API reference. */
export class ServiceResource extends CfnResource implements ITaggableV2 {
  public readonly cdkTagManager: TagManager;

  constructor(scope: Construct, id: string, props: ServiceResourceProps) {
    const provider = CustomerProfilesProvider.getOrCreate(scope);
    const { type, tags, create } = RESOURCE_KINDS[props.kind];
    super(scope, id, {
      type,
      properties: {
        ServiceToken: provider.serviceToken,
        ServiceTimeout: SERVICE_TIMEOUT_SECONDS,
        WireVersion: WIRE_VERSION,
        // What is left out is FAIL: a template of hundreds of object types should not say it in each.
        Existing: props.existing === ExistingResource.FAIL ? undefined : props.existing,
        // Of the policy that the resource really has, whoever has set it.
        Kept: Lazy.any({ produce: () => this.isKept() || undefined }),
        RefusedCodes: Lazy.any({ produce: () => codesToRefuse(this, create, props.request) }),
        ...props.options,
        ...props.request,
      },
    });
    // CfnResource renders the tags beside the other properties, under the name that the API has for them.
    this.cdkTagManager = new TagManager(tags === 'none' ? TagType.NOT_TAGGABLE : TagType.MAP, type, undefined, { tagPropertyName: 'Tags' });
    // The policy too where `after` waits for it: in the clean-up of an update only what names the policy itself is sure to be deleted before it.
    this.node.addDependency(provider.policy, ...props.after ? [props.after] : []);

    const removalPolicy = props.removalPolicy ?? DEFAULT_REMOVAL_POLICY;
    if (removalPolicy === RemovalPolicy.SNAPSHOT) {
      throw usageError(scope, 'the removal policy SNAPSHOT is not supported: Customer Profiles makes no snapshots; use RETAIN or DESTROY');
    }
    this.applyRemovalPolicy(removalPolicy);
  }

  private isKept(): boolean {
    const { deletionPolicy = CfnDeletionPolicy.DELETE } = this.cfnOptions;
    return deletionPolicy !== CfnDeletionPolicy.DELETE;
  }

  /** The tags that the request will have, or undefined where there are none: the service wants one or more. */
  public requestTags(): { readonly [key: string]: string } | undefined {
    const tags = this.cdkTagManager.tagValues();
    return Object.keys(tags).length > 0 ? tags : undefined;
  }
}

/**
 * The rules about growing lists that only the function can check, because tokens stand where their values do; without those that the app has
 * acknowledged. A template without such tokens has been checked, and does not say it.
 */
function codesToRefuse(resource: CfnResource, operation: checks.Operation, request: ServiceResourceProps['request']): readonly string[] | undefined {
  return checks.mayLeaveOpenLists(operation, request, Token.isUnresolved)
    ? checks.LEFT_TO_SERVICE_CODES.filter((code) => !checks.OPEN_LIST_CODES.includes(code) || !isAcknowledged(resource, code))
    : undefined;
}
