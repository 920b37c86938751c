import type { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import type { Fault } from '../model/fault';
import type { Data } from './cloudformation/answer';
import type { Tags } from './tags';

type Properties = Readonly<Record<string, unknown>>;

/** A request or an answer of the service that has tags. */
export interface Tagged {
  readonly Tags?: Tags;
}

/** What an answer of the service tells that is not in the request. */
export interface Dated {
  readonly CreatedAt?: Date;
}

/** What is known, beside the live state, of who set what. */
export interface History<Desired> {
  /** What the deployment before wanted of the same resource. */
  readonly former?: Desired;
  /** Whether a Create of this construct made the resource, so that every setting of it is the app's to speak of. */
  readonly created: boolean;
}

/**
 * One kind of resource: what the service calls it, and the calls that carry it out. When to call what, and whose resource it is, is the
 * lifecycle's affair and the same for all of them.
 *
 * `Identity` are the members that name a resource: two that differ in them are two resources, and one replaces the other.
 * `Desired` is the create request, without its tags' owner mark. `Change` is whatever `apply` needs.
 */
export interface ResourceModule<Identity, Desired extends Identity & Tagged, Live extends Tagged & Dated, Change> {
  /** CloudFormation's type of it. */
  readonly resourceType: string;

  /** How an app refers to a resource that it does not manage, for example `Domain.fromDomainName`. */
  readonly importedBy: string;

  /** The resource in messages, for example `domain "crm"`. */
  describe(identity: Identity): string;

  /** The id that CloudFormation gets, made of identity only. */
  physicalId(identity: Identity): string;

  /** The identity in an id of ours; undefined for any other id, for example one that CloudFormation made up. */
  parsePhysicalId(physicalId: string): Identity | undefined;

  /** The ARN after `arn:partition:profile:region:account:`. */
  arnPath(identity: Identity): string;

  /** The request in the properties of a template, which CloudFormation has turned into text. */
  decode(properties: Properties): Desired;

  /** What the service would refuse of a request. */
  check(desired: Desired): Fault[];

  /** Reads the live state; rejects with ResourceNotFoundException where there is none. */
  read(client: CustomerProfilesClient, identity: Identity): Promise<Live>;

  /**
   * Makes it in one call, with the tags that the request has. Rejects with BadRequestException where it is there already, if the service
   * minds; a put, which does not, closes the case of a lost answer by itself.
   */
  create(client: CustomerProfilesClient, request: Desired): Promise<Dated>;

  /** What to change in the live state, or undefined where there is nothing to change. Tags are not among it. */
  difference(desired: Desired, live: Live, history: History<Desired>): Change | undefined;

  /** Carries a change out; it may be carried out twice. */
  apply(client: CustomerProfilesClient, change: Change): Promise<void>;

  /** Waits until what was made or changed works, and rejects where it never will. It is asked each time, also where nothing had to be changed. */
  settle?(client: CustomerProfilesClient, identity: Identity): Promise<void>;

  /** Why the resource must not be deleted as it is; undefined where it may. Without properties nothing has been agreed to. */
  objectToRemoval?(live: Live, identity: Identity, properties: Properties | undefined): string | undefined;

  /** Deletes it; may reject with ResourceNotFoundException where it is gone. */
  remove(client: CustomerProfilesClient, identity: Identity): Promise<void>;

  /** The attributes that a template can get of it. */
  data(identity: Identity, arn: string, answer: Dated): Data;
}
