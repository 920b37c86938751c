import type { Identified } from './identity';
import type { ResourceKind } from '../../model/resource-kinds';
import type { Finding } from '../../model/validation/finding';
import type { Data } from '../cloudformation/answer';
import type { Tags } from '../ownership/tags';
import type { RetryOptions } from '../retry/retry-until-deadline';
import type { ServiceClient } from '../service/connect';

type Properties = { readonly [key: string]: unknown };

/** A request or an answer of the service that has tags. */
export interface Tagged {
  readonly Tags?: Tags;
}

/** What an answer of the service tells that is not in the request. */
export interface Timestamped {
  readonly CreatedAt?: Date;
}

/** What the service tells of what it has just made. */
export interface CreateResult<Identity> extends Timestamped {
  /** The identity, where the service has made it up. */
  readonly identity?: Identity;
}

/** What the lifecycle knows of a resource besides its identity. */
export interface ResourceContext {
  /** What its owner mark stands on. */
  readonly arn: string;
  /** The properties that it has in the template, as far as they can be read. */
  readonly properties?: Properties;
}

/** What is known, beside the live state, of who set what. */
export interface History<Desired> {
  /** What the deployment before wanted of the same resource. */
  readonly former?: Desired;
  /** Whether an event of this construct made the resource, so that every setting of it is the app's to speak of. */
  readonly created: boolean;
  /**
   * Whether the stack had kept the resource, and adds it again: what an earlier deployment wanted of it is in no event, but may still be live.
   * @default false
   */
  readonly addedAgain?: boolean;
  /**
   * What the owner mark says that the app has set before: see `ResourceModule.sets`.
   * @default - nothing
   */
  readonly setBefore?: string;
  /**
   * Whether an Update has made the resource a short while ago, nobody has changed it since, and this one goes back, as its roll-back does: what it would
   * delete to make it anew is that Update's own work.
   * @default false
   */
  readonly undoes?: boolean;
}

/** What a change is carried out with. */
export interface ApplyOptions {
  /** For rights that a changed resource needs and that were granted a moment ago. */
  readonly patience: RetryOptions;
  /** The tags that the resource is to have, its owner mark among them: for one that is made anew. */
  readonly tags: Tags;
}

/**
 * One kind of resource: what the service calls it, and the calls that carry it out. When to call what, and whose resource it is, is the
 * lifecycle's affair and the same for all of them.
 *
 * `Identity` are the members that name a resource: two that differ in them are two resources, and one replaces the other.
 * `Desired` is the create request, without its tags' owner mark. `Change` is whatever `apply` needs.
 *
 * Where the service makes a part of the identity up, that part is optional in `Identity`, a request lacks it, and `locate` and `create` tell it.
 */
export interface ResourceModule<Identity extends Identified, Desired extends Identity & Tagged, Live extends Tagged & Timestamped, Change> {
  /** The row of the table that has its type, the form of its ids and its ARN. */
  readonly kind: ResourceKind;

  /**
   * The key of its owner mark, where that stands on something larger that it is a part of. Without a mark such a part is never taken
   * for one of ours: what it is part of may have been made anew by somebody else.
   * @default - the owner tag, on the resource itself
   */
  readonly ownerTag?: string;

  /** How an app refers to a resource that it does not manage, for example `Domain.fromDomainName`. */
  readonly importedBy: string;

  /** The resource in messages, for example `domain "crm"`. */
  describe(identity: Identity): string;

  /**
   * Whether two requests are about one resource, where the service makes a part of the identity up.
   * @default - their physical ids tell
   */
  isSame?(desired: Desired, former: Desired): boolean;

  /**
   * Whether a resource is one of the service's own that could not be brought back: an adopted one is never deleted.
   * @default - none is
   */
  isIrreplaceable?(identity: Identity): boolean;

  /**
   * Finds what a request is about where the service makes the identity up; undefined where it has made none yet.
   * Left out where the request itself has the whole identity.
   */
  locate?(client: ServiceClient, desired: Desired): Promise<Identity | undefined>;

  /** The whole identity of what was read, where an id or a request has only a part of it. */
  identityOf?(live: Live): Identity;

  /** The request in the properties of a template, which CloudFormation has turned into text. */
  decode(properties: Properties): Desired;

  /** What the service would refuse of a request. */
  check(desired: Desired): Finding[];

  /** Reads the live state; undefined, or a rejection with ResourceNotFoundException, where there is none. */
  read(client: ServiceClient, identity: Identity): Promise<Live | undefined>;

  /**
   * What a read does not tell, and is asked for only where this deployment or the one before has a use for it, because it takes rights that others do
   * not have.
   * @default - a read tells everything
   */
  complete?(client: ServiceClient, live: Live, desired: Desired, former: Desired | undefined): Promise<Live>;

  /**
   * Whether properties of this construct say the name of what is there, where the id does not.
   * @default - the id has the whole name
   */
  isNamedBy?(properties: Properties, live: Live): boolean;

  /**
   * Whether nothing of a live state is worth keeping for another owner, although there is a mark: what it stood for was taken away, or was never made.
   * @default - another's mark is always respected
   */
  isVacant?(live: Live): boolean;

  /**
   * Makes it in one call, with the tags that the request has. Rejects with BadRequestException where it is there already, if the service
   * minds; a put, which does not, closes the case of a lost answer by itself.
   */
  create(client: ServiceClient, request: Desired, context: ResourceContext): Promise<CreateResult<Identity>>;

  /**
   * Parts of the resource that the app sets and that others may set too, in capital letters; the owner mark remembers them.
   * @param live the state before, where the resource is there already: what somebody else had set so is not what the app sets
   * @default - nothing that needs remembering
   */
  sets?(desired: Desired, live?: Live): string;

  /**
   * Whether a change is to be remembered before it is made, because its result does not tell afterwards who has brought it about.
   * @default - the mark comes last: an adoption that fails half-way is none
   */
  isMarkedFirst?(change: Change): boolean;

  /** What to change in the live state, or undefined where there is nothing to change. Tags are not among it. */
  difference(desired: Desired, live: Live, history: History<Desired>): Change | undefined;

  /**
   * Where a change deletes the resource and makes it anew: what it has been, as `definition` tells it; empty where nobody needs to remember.
   * @default - every change is made in place
   */
  pastOf?(change: Change): string | undefined;

  /**
   * What is wanted, where a roll-back may want it again: although it does not work, or although it is made anew only with consent.
   * @default - no roll-back needs to be told from other Updates
   */
  definition?(desired: Desired): string;

  /**
   * Whether what is live is to the last member what the deployment before has made: nobody has had a hand in it since.
   * @default - nobody asks, because no change needs a consent
   */
  isUntouched?(former: Desired, live: Live): boolean;

  /** Carries a change out; it may be carried out twice. Tells the identity where the service has given it another one. */
  apply(client: ServiceClient, change: Change, options: ApplyOptions): Promise<Identity | void>;

  /** Waits until what was made works, and rejects where it never will. */
  settle?(client: ServiceClient, identity: Identity, patience: RetryOptions): Promise<void>;

  /** Why the resource must not be deleted as it is; undefined where it may. Without properties nothing has been agreed to. */
  objectToRemoval?(live: Live, identity: Identity, properties: Properties | undefined): string | undefined;

  /** Deletes it; may reject with ResourceNotFoundException where it is gone. */
  remove(client: ServiceClient, identity: Identity, context: ResourceContext): Promise<void>;

  /** The attributes that a template can get of it. */
  data(identity: Identity, arn: string, answer: Timestamped): Data;
}
