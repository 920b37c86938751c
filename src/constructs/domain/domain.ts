import { ArnFormat, Duration, PhysicalName, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { addDeadLetterQueue } from './dead-letter-queue';
import { domainArn, DomainBase, ImportedDomain } from './domain-base';
import type { IDomain } from './domain-interface';
import { domainPermissions } from './domain-permissions';
import type { TemplateRequest } from '../../model/api/request-types';
import { domainPath, parseArn } from '../../model/resource-path';
import * as checks from '../../model/rules/checks';
import { checkedArguments } from '../arguments/checked-arguments';
import type { Matching } from '../matching/matching';
import { letServiceExport } from '../matching/matching-export';
import { matchingRequest } from '../matching/matching-request';
import type { RuleBasedMatching } from '../matching/rule-based-matching';
import { refuseAwsManagedKey } from '../private/aws-managed-key';
import { letServiceUseKey, SERVICE_KEY_ACTIONS } from '../private/confused-deputy';
import { enterDomain, rememberDomain } from '../private/domain-registry';
import { ENCRYPTION_KEY, refuseNeighbourElsewhere } from '../private/elsewhere';
import { arnOf, givenKey } from '../private/references';
import { reportAtSynth, SKIP_TOKENS } from '../private/report';
import { usageError } from '../private/usage-error';
import { warn } from '../private/warning';
import { sayExistingIn } from '../provider/existing-in-domain';
import type { ExistingResource } from '../provider/existing-resource';
import { keyPermission } from '../provider/key-permission';
import { CustomerProfilesProvider } from '../provider/provider';
import { DEFAULT_REMOVAL_POLICY, ServiceResource } from '../provider/service-resource';

/**
 * A domain that is not made by this app.
 */
export interface DomainAttributes {
  /**
   * The name of the domain.
   *
   * @default - read from the ARN; one of the two is required
   */
  readonly domainName?: string;

  /**
   * The ARN of the domain.
   *
   * @default - made of the name, in the account and region of the stack; one of the two is required
   */
  readonly domainArn?: string;

  /**
   * The customer managed key that encrypts the domain; callers of the domain need permissions on it.
   *
   * @default - a key that AWS owns
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * What happens where the domain has a resource already that a construct in it makes, and that construct does not say it with `existing` of its own: object types,
   * integrations, calculated attributes, the event stream and an `IdentityResolution`. With `ADOPT` all that is there is taken over, and what is not is made.
   * Integration workflows are jobs, which are started and never taken over.
   *
   * It holds for constructs that are made with this one as their domain, in whatever stack. It is not about the domain itself.
   *
   * @default ExistingResource.FAIL
   */
  readonly existingInDomain?: ExistingResource;
}

/**
 * Properties of a domain.
 */
export interface DomainProps {
  /**
   * The name of the domain: 1 to 64 letters, digits, `-` and `_` (API model), unique in the account and region. It cannot be changed:
   * another name makes another domain. There is no generated default, because a name that followed the construct's path would make
   * another domain when the construct is moved.
   */
  readonly domainName: string;

  /**
   * How long objects are kept whose object type does not say, in whole days: 1 to 1,098 (API model).
   *
   * @default Duration.days(366)
   */
  readonly defaultExpiration?: Duration;

  /**
   * The customer managed key that encrypts the domain. Its policy is extended so that the service may use it for this domain.
   *
   * @default - a key that AWS owns
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Whether records that could not be ingested are sent to a queue that is made for them. The queue is kept as long as the domain is:
   * it has the domain's removal policy.
   *
   * @default - true if `deadLetterQueue` is given, false otherwise
   */
  readonly deadLetterQueueEnabled?: boolean;

  /**
   * The queue that records are sent to that could not be ingested: a standard queue, not a FIFO one, and not encrypted with the key that AWS
   * manages (`QueueEncryption.KMS_MANAGED`), which the service cannot use. Its policy, and the policy of its key, are extended so that the service may send messages for this domain.
   *
   * @default - a new queue if `deadLetterQueueEnabled` is true, none otherwise
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * Whether the domain has a data store. Once it has, the encryption key of an object type can no longer be changed
   * (Administrator Guide, "Update and validate a mapping").
   *
   * @default - left to the service
   */
  readonly dataStoreEnabled?: boolean;

  /**
   * Matching of duplicate profiles by machine learning. Taken out of the app again, it is switched off, which deletes its criteria from the service;
   * what has been merged stays merged.
   *
   * @default - left to the service, or to an `IdentityResolution`
   */
  readonly matching?: Matching;

  /**
   * Matching of duplicate profiles by rules. Taken out of the app again, it is switched off; what has been merged stays merged.
   *
   * @default - left to the service, or to an `IdentityResolution`
   */
  readonly ruleBasedMatching?: RuleBasedMatching;

  /**
   * What happens to the domain when it is taken out of the stack, or replaced. Deleting a domain destroys all customer data in it.
   *
   * A domain that the stack had kept and adds again is kept once more, also with `DESTROY`, until a later deployment changes the policy to `DESTROY`.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE - it is kept, unless the deployment that made it is rolled back
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether a domain that still holds profiles or objects is deleted, customer data and all, when its removal policy is `DESTROY`.
   *
   * @default false - the deletion fails as long as the domain holds profiles or objects
   */
  readonly autoDeleteProfiles?: boolean;

  /**
   * What happens where the account has a domain of that name already. What is in the domain is said by `existingInDomain`.
   *
   * @default ExistingResource.FAIL
   */
  readonly existing?: ExistingResource;

  /**
   * What happens where the domain has a resource already that a construct in it makes, and that construct does not say it with `existing` of its own: object types,
   * integrations, calculated attributes, the event stream and an `IdentityResolution`. With `ADOPT` all that is there is taken over, and what is not is made.
   * Integration workflows are jobs, which are started and never taken over.
   *
   * It holds for constructs that are made with this one as their domain, in whatever stack. It is not about the domain itself.
   *
   * @default ExistingResource.FAIL
   */
  readonly existingInDomain?: ExistingResource;
}

/**
 * A Customer Profiles domain.
 *
 * @resource AWS::CustomerProfiles::Domain
 */
@propertyInjectable
@checkedArguments('Domain')
export class Domain extends DomainBase {
  /** The id by which property injectors of the CDK find this construct. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-customer-profiles.Domain';

  /**
   * A domain of the stack's account and region that exists, by its name.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param domainName the name of the domain
   */
  public static fromDomainName(scope: Construct, id: string, domainName: string): IDomain {
    return Domain.fromDomainAttributes(scope, id, { domainName });
  }

  /**
   * A domain that exists, by its ARN.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param arn the ARN of the domain
   * @throws where it is not the ARN of a domain
   */
  public static fromDomainArn(scope: Construct, id: string, arn: string): IDomain {
    return Domain.fromDomainAttributes(scope, id, { domainArn: arn });
  }

  /**
   * A domain that exists, by what is known of it.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param attributes what names it
   * @throws where neither a name nor an ARN is given, where the two name different domains, or where the ARN is not one of a domain
   */
  public static fromDomainAttributes(scope: Construct, id: string, attributes: DomainAttributes): IDomain {
    const { domainName: name, domainArn: arn, encryptionKey, existingInDomain } = attributes;
    if (arn === undefined) {
      if (name === undefined) {
        throw usageError(scope, `the domain ${JSON.stringify(id)} needs domainName or domainArn`);
      }
      return new ImportedDomain(scope, id, name, domainArn(scope, name), encryptionKey, existingInDomain);
    }
    const { resourceName } = Stack.of(scope).splitArn(arn, ArnFormat.SLASH_RESOURCE_NAME);
    if (!Token.isUnresolved(arn) && parseArn(arn)?.kind !== 'domain') {
      throw usageError(scope, `${JSON.stringify(arn)} is not the ARN of a domain; it looks like arn:aws:profile:us-east-1:123456789012:${domainPath('my-domain')}`);
    }
    if (name !== undefined && !Token.isUnresolved(name) && !Token.isUnresolved(arn) && name !== resourceName) {
      throw usageError(scope, `domainName ${JSON.stringify(name)} and domainArn ${JSON.stringify(arn)} name different domains; give one of them`);
    }
    return new ImportedDomain(scope, id, name ?? resourceName!, arn, encryptionKey, existingInDomain);
  }

  /** The name of the domain. */
  public readonly domainName: string;
  /** The ARN of the domain. */
  public readonly domainArn: string;
  /** The customer managed key that encrypts the domain, if there is one. */
  public readonly encryptionKey?: kms.IKey;
  /** The queue that records are sent to that could not be ingested, if there is one. */
  public readonly deadLetterQueue?: sqs.IQueue;

  /**
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param props what it is, and where
   * @throws where the dead letter queue or a key is one that the service cannot use, where two properties contradict each other, or where a neighbour is in another account or region
   */
  constructor(scope: Construct, id: string, props: DomainProps) {
    super(scope, id, { physicalName: props.domainName });
    if (props.domainName === PhysicalName.GENERATE_IF_NEEDED) {
      throw usageError(this, 'domainName is PhysicalName.GENERATE_IF_NEEDED, which follows the place of the construct in the app, so that moving the construct would make another domain; '
        + 'give a name, for example one that ends with the name of the stage; other stacks, regions and accounts can refer to it as it is');
    }
    const arn = domainArn(this, props.domainName);

    if (props.autoDeleteProfiles && props.removalPolicy !== RemovalPolicy.DESTROY) {
      warn(this, 'auto-delete-profiles',
        'autoDeleteProfiles has no effect unless the removal policy is RemovalPolicy.DESTROY');
    }
    if (props.encryptionKey) {
      refuseAwsManagedKey(this, props.encryptionKey, ENCRYPTION_KEY.what);
      refuseNeighbourElsewhere(this, props.encryptionKey, ENCRYPTION_KEY);
    }
    const provider = CustomerProfilesProvider.getOrCreate(this);
    provider._allow(...domainPermissions(provider, props.domainName));
    if (props.encryptionKey) {
      provider._allow(keyPermission(provider, givenKey(props.encryptionKey)));
    }
    const deadLetter = addDeadLetterQueue(this, arn, { ...props, removalPolicy: props.removalPolicy ?? DEFAULT_REMOVAL_POLICY });

    const request: TemplateRequest<'CreateDomain'> & { readonly DomainName: string } = {
      DomainName: props.domainName,
      DefaultExpirationDays: (props.defaultExpiration ?? Duration.days(366)).toDays(),
      DefaultEncryptionKey: props.encryptionKey?.keyArn,
      DeadLetterQueueUrl: deadLetter?.queue.queueUrl,
      DataStore: props.dataStoreEnabled === undefined ? undefined : { Enabled: props.dataStoreEnabled },
      ...matchingRequest(props),
    };
    const resource = new ServiceResource(this, 'Resource', {
      kind: 'domain',
      request,
      options: { AutoDeleteProfiles: props.autoDeleteProfiles || undefined },
      existing: props.existing,
      removalPolicy: props.removalPolicy,
    });
    // The service tries the queue while it makes or changes a domain, so the queue's policy must be there before.
    deadLetter?.policies.forEach((policy) => resource.node.addDependency(policy));
    // So it does with the buckets that matches are written to.
    letServiceExport(this, props).forEach((policy) => resource.node.addDependency(policy));
    if (props.encryptionKey) {
      letServiceUseKey(this, props.encryptionKey, arn, SERVICE_KEY_ACTIONS);
    }

    this.encryptionKey = props.encryptionKey;
    this.deadLetterQueue = deadLetter?.queue;
    this.domainName = this.getResourceNameAttribute(resource.getAtt('DomainName').toString());
    this.domainArn = this.getResourceArnAttribute(resource.getAtt('Arn').toString(), arnOf(domainPath(this.physicalName)));
    rememberDomain(this, { domainName: props.domainName, domainArn: this.domainArn, encryptionKey: props.encryptionKey, resource });
    sayExistingIn(this, props.existingInDomain);
    enterDomain(this, 'domain', this, request);
    reportAtSynth(this, () => checks.checkDomain({ ...request, Tags: resource.requestTags() }, SKIP_TOKENS));
  }
}
