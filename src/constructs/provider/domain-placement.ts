import { Resource, Stack, Stage } from 'aws-cdk-lib';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { Construct, IConstruct, IDependable } from 'constructs';
import { existingIn } from './existing-in-domain';
import { keyPermission } from './key-permission';
import type { Permission } from './permission';
import { CustomerProfilesProvider } from './provider';
import { ServiceResource, ServiceResourceProps } from './service-resource';
import { ChildKind, oneOf, ResourceKind } from '../../model/resource-kinds';
import { childPath, domainPath } from '../../model/resource-path';
import { domainNameOf, enterDomain } from '../private/domain-registry';
import { arnIn, DomainKey, domainResourceOf, keyOf, refuseElsewhere } from '../private/references';

/** What is made in a domain; the name of the domain is added to the request. */
export interface PlacedResourceProps extends Omit<ServiceResourceProps, 'kind' | 'after'> {
  /** What must be there before, besides the domain and the function's policy. */
  readonly dependencies?: readonly IDependable[];
}

/**
 * The way of a construct into its domain: the same account and region, the permissions of the function, the order of deployment, and the contents of the
 * domain that the resource is checked against.
 */
export class DomainPlacement {
  /**
   * A name rather than a reference: the function's policy must not depend on the domain, which depends on it, and a domain of another stack
   * needs no export.
   */
  public readonly domainName: string;

  private readonly provider: CustomerProfilesProvider;

  /**
   * @param child the construct
   * @param domain of the same account and region
   * @param kind what the construct makes
   */
  constructor(private readonly child: Resource, private readonly domain: refs.IDomainRef, private readonly kind: ResourceKind) {
    refuseElsewhere(child, domain, oneOf(kind));
    this.domainName = domainNameOf(domain);
    this.provider = CustomerProfilesProvider.getOrCreate(child);
    const key = keyOf(domain);
    if (key) {
      this.allowKey(key);
    }
  }

  /** Lets the function carry actions out on the domain, and on all that it has of the kinds. */
  public allowOnDomain(sid: string, actions: readonly string[], ...kinds: readonly ChildKind[]): void {
    // Actions on a child are decided on the ARN of the domain and of the child (Service Authorization Reference, Customer Profiles).
    const paths = [domainPath(this.domainName), ...kinds.map((kind) => childPath(kind, this.domainName, '*'))];
    this.allow({
      sid,
      actions,
      resources: paths.map((path) => arnIn(this.provider, path)),
      wildcards: 'the function makes them, in one domain; with their names the policy would outgrow what IAM allows',
    });
  }

  /** Lets the function do what the resource needs besides. */
  public allow(...permissions: readonly Permission[]): void {
    this.provider._allow(...permissions);
  }

  /** Lets the function use a key, which the service asks of its callers. */
  public allowKey(key: DomainKey): void {
    this.allow(keyPermission(this.provider, key));
  }

  /**
   * Makes the resource, after its domain, and enters it into the contents of that. What another stage makes is there before, or nothing can be done about
   * it here.
   */
  public addResource({ dependencies = [], request, existing = existingIn(this.domain), ...props }: PlacedResourceProps): ServiceResource {
    const made = domainResourceOf(this.domain);
    const inSameStack = made !== undefined && Stack.of(made) === Stack.of(this.child);
    const whole = { DomainName: this.domainName, ...request };
    const resource = new ServiceResource(this.child, 'Resource', { ...props, existing, kind: this.kind, request: whole, after: inSameStack ? made : undefined });
    const others = [...made !== undefined && !inSameStack ? [made] : [], ...dependencies];
    resource.node.addDependency(...others.filter((dependency) => !isConstruct(dependency) || Stage.of(dependency) === Stage.of(this.child)));
    enterDomain(this.domain, this.kind, this.child, whole);
    return resource;
  }
}

function isConstruct(dependency: IDependable): dependency is IConstruct {
  return Construct.isConstruct(dependency);
}
