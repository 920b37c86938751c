import { IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import type { Matching } from './matching';
import { letServiceExport } from './matching-export';
import { matchingRequest } from './matching-request';
import type { RuleBasedMatching } from './rule-based-matching';
import * as checks from '../../model/rules/checks';
import { checkedArguments } from '../arguments/checked-arguments';
import { ImportedChild } from '../private/imported-child';
import { reportAtSynth, SKIP_TOKENS } from '../private/report';
import { DomainPlacement } from '../provider/domain-placement';
import type { ExistingResource } from '../provider/existing-resource';

/** What the function does for the identity resolution of a domain that is made elsewhere: it is a part of the domain, and its owner mark a tag on it. */
const ACTIONS = ['profile:GetDomain', 'profile:TagResource', 'profile:UntagResource', 'profile:UpdateDomain'];

/**
 * The identity resolution of a Customer Profiles domain.
 */
export interface IIdentityResolution extends IResource {
  /**
   * The domain whose profiles are matched.
   */
  readonly domain: refs.IDomainRef;
}

/**
 * What the identity resolution of a domain is, without the domain. One of `matching` and `ruleBasedMatching` is required.
 */
export interface IdentityResolutionOptions {
  /**
   * Matching of duplicate profiles by machine learning. Taken out of the app again, it is switched off, which deletes its criteria from the service;
   * what has been merged stays merged.
   *
   * @default - left as it is
   */
  readonly matching?: Matching;

  /**
   * Matching of duplicate profiles by rules. Taken out of the app again, it is switched off; what has been merged stays merged.
   *
   * @default - left as it is
   */
  readonly ruleBasedMatching?: RuleBasedMatching;

  /**
   * What happens when the identity resolution is taken out of the stack, or moved to another domain: `DESTROY` switches off what it had switched on,
   * `RETAIN` leaves it on. Nothing is lost by switching it off that is not in the app: profiles stay, merged ones too. Left on, the service would go on
   * merging by criteria that nobody sees any more.
   *
   * @default RemovalPolicy.DESTROY - it is switched off
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * What happens where a matching of the domain is on already, by another hand. One that is taken over is never switched off by the deletion of this
   * construct, only handed back.
   *
   * @default - what the domain says with `existingInDomain`, otherwise ExistingResource.FAIL
   */
  readonly existing?: ExistingResource;
}

/**
 * Properties of an identity resolution.
 */
export interface IdentityResolutionProps extends IdentityResolutionOptions {
  /** The domain whose profiles are matched, made elsewhere. For one that this app makes, use its properties `matching` and `ruleBasedMatching`. */
  readonly domain: refs.IDomainRef;
}

/**
 * The identity resolution of a Customer Profiles domain that is made elsewhere: how profiles of the same person are found, and merged.
 *
 * It is a part of the domain, and has neither a name nor tags of its own: a tag on the domain, `cdk-customer-profiles:identity-resolution`, says which
 * construct of which stack it belongs to.
 */
@propertyInjectable
@checkedArguments('IdentityResolution')
export class IdentityResolution extends Resource implements IIdentityResolution {
  /** The id by which property injectors of the CDK find this construct. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-customer-profiles.IdentityResolution';

  /**
   * The identity resolution that a domain has.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param domain the domain that has it
   */
  public static fromDomain(scope: Construct, id: string, domain: refs.IDomainRef): IIdentityResolution {
    return new ImportedIdentityResolution(scope, id, domain);
  }

  /** The domain whose profiles are matched. */
  public readonly domain: refs.IDomainRef;

  /**
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param props what it is, and where
   * @throws where the domain is in another account or region
   */
  constructor(scope: Construct, id: string, props: IdentityResolutionProps) {
    super(scope, id);
    this.domain = props.domain;
    const placement = new DomainPlacement(this, props.domain, 'identity-resolution');
    placement.allowOnDomain('IdentityResolution', ACTIONS);
    const request = matchingRequest(props);
    placement.addResource({
      request, existing: props.existing, removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY, dependencies: letServiceExport(this, props),
    });
    reportAtSynth(this, () => checks.checkIdentityResolution({ ...request, DomainName: props.domain.domainRef.domainName }, SKIP_TOKENS));
  }
}

class ImportedIdentityResolution extends ImportedChild implements IIdentityResolution {}
