import type { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import type { Outcome } from './cloudformation/custom-resource';
import type { ResourceRequest } from './cloudformation/event';
import { codeOf, Failure, messageOf } from './failure';
import { Claim, ownerId, ownerMark, Standing, standingOf } from './ownership';
import type { Dated, Made, Place, ResourceModule, Tagged } from './resource-module';
import { existingPolicy, isReadable, refuseInvalid, refuseUnreadable } from './resource-options';
import type { RetryOptions } from './retry-until-deadline';
import { maySayPresent, unlessAbsent, wasRefused } from './service/service-failure';
import { applyTags, tagChanges } from './tags';

/** What a request is carried out with. */
export interface Surroundings {
  readonly client: CustomerProfilesClient;
  /** A client whose time begins to matter when that of the other is up. */
  readonly undoClient: CustomerProfilesClient;
  /** What the ARNs of the account's resources begin with, for example `arn:aws:profile:us-east-1:123456789012:`. */
  readonly arnPrefix: string;
  /** How long to wait for what was made to work, counted from when it is asked; longer where so many milliseconds are given, as time allows. */
  readonly settling: (within?: number) => RetryOptions;
}

/** Carries requests for one kind of resource out. */
export type Lifecycle = (request: ResourceRequest, surroundings: Surroundings) => Promise<Outcome>;

/**
 * Creates, updates, replaces and deletes a kind of resource.
 *
 * Nothing is remembered between two calls: every step reads the live state and brings it nearer to what is wanted. So an event may be
 * delivered twice, and the process may be killed between any two calls; the next run ends where an undisturbed one would have.
 */
export function lifecycleOf<Identity, Desired extends Identity & Tagged, Live extends Tagged & Dated, Change>(
  module: ResourceModule<Identity, Desired, Live, Change>,
): Lifecycle {
  return async (request, surroundings) => {
    const course = new Course(module, request, surroundings);
    switch (request.requestType) {
      case 'Create': return course.create();
      case 'Update': return course.update();
      case 'Delete': return course.delete();
    }
  };
}

/** One request on its way. */
class Course<Identity, Desired extends Identity & Tagged, Live extends Tagged & Dated, Change> {
  private readonly owner: string;
  /** Whether a create call of this run was carried out, or may have been, its answer being lost. */
  private mayHaveMade = false;

  constructor(
    private readonly module: ResourceModule<Identity, Desired, Live, Change>,
    private readonly request: ResourceRequest,
    private readonly surroundings: Surroundings,
  ) {
    this.owner = ownerId(request.stackId, request.logicalId);
  }

  public async create(): Promise<Outcome> {
    const desired = this.desired();
    const found = await this.find(desired);
    return found ? this.take(desired, found) : this.make(desired);
  }

  /** Another identity is another resource: it is obtained, and the old one left for the Delete that CloudFormation sends of it, or for the rollback. */
  public async update(): Promise<Outcome> {
    const desired = this.desired();
    const found = await this.find(desired);
    const outcome = await (!found ? this.make(desired) : this.isAskedFor(found) ? this.keep(desired, found) : this.take(desired, found));
    return outcome.physicalId === this.request.physicalId ? outcome : { ...outcome, action: `replaced (${outcome.action})` };
  }

  public async delete(): Promise<Outcome> {
    const { module, surroundings: { client }, request } = this;
    const physicalId = request.physicalId ?? '';
    const named = module.parsePhysicalId(physicalId);
    // An id that is not ours is that of a Create that made nothing, or one that CloudFormation made up while a Create was under way.
    const live = named && await this.read(named);
    if (!named || !live) {
      return { physicalId, action: 'nothing to delete' };
    }
    const identity = module.identityOf?.(live) ?? named;
    const properties = isReadable(request.properties) ? request.properties : undefined;
    const standing = this.standing(live);
    if (standing.owner === 'us' && standing.claim === 'adopted') {
      await applyTags(client, tagChanges(this.arn(identity), this.mark('released'), live.Tags));
      return { physicalId, action: 'handed back' };
    }
    if (standing.owner === 'another' || (standing.owner === 'nobody' && !this.hasLostItsMark(standing, properties))) {
      return { physicalId, action: 'left alone' };
    }
    const objection = module.objectToRemoval?.(live, identity, properties);
    if (objection) {
      throw new Failure('RemovalRefused', objection);
    }
    await this.remove(client, identity);
    return { physicalId, action: 'deleted' };
  }

  /** Brings what the request is about, and the id names, to what is wanted. */
  private async keep(desired: Desired, found: Found<Identity, Live>): Promise<Outcome> {
    const standing = this.standing(found.live);
    if (standing.owner === 'another') {
      throw new Failure('NotOurs', `${this.module.describe(desired)} belongs to another construct by now (owner mark ${standing.mark}), so it is left alone; `
        + 'remove this construct from the app, or the other one');
    }
    if (standing.owner === 'nobody' && this.module.ownerTag !== undefined) {
      return this.take(desired, found);
    }
    return this.converge(desired, found, standing.owner === 'us' ? standing.claim : this.reclaim(standing), this.former());
  }

  /** Makes what was seen to be absent, and leaves nothing behind where that fails. */
  private async make(desired: Desired): Promise<Outcome> {
    try {
      return await this.createOrTake(desired);
    } catch (error) {
      throw this.mayHaveMade ? await this.undo(desired, error) : error;
    }
  }

  /**
   * What came into being since it was seen to be absent is ours, from a try whose answer was lost, or somebody else's. The service
   * has no error of its own for a duplicate, so only another read tells.
   */
  private async createOrTake(desired: Desired): Promise<Outcome> {
    const { module, surroundings: { client } } = this;
    let answer: Made<Identity>;
    try {
      answer = await module.create(client, { ...desired, Tags: { ...desired.Tags, ...this.mark('created') } }, this.place(desired));
    } catch (error) {
      this.mayHaveMade = !wasRefused(error);
      const found = maySayPresent(error) ? await this.find(desired) : undefined;
      if (!found) {
        throw error;
      }
      return this.take(desired, found);
    }
    this.mayHaveMade = true;
    const identity = answer.identity ?? desired;
    await module.settle?.(client, identity, this.surroundings.settling());
    return this.outcome('created', identity, answer);
  }

  /** Takes a resource that is there: ours from an earlier try or an earlier deployment that retained it, or adopted. */
  private async take(desired: Desired, found: Found<Identity, Live>): Promise<Outcome> {
    const standing = this.standing(found.live);
    if (standing.owner === 'us') {
      return this.converge(desired, found, standing.claim);
    }
    if (this.module.isVacant?.(found.live)) {
      return this.make(desired);
    }
    if (existingPolicy(this.request.properties) === 'FAIL') {
      const whose = standing.owner === 'another' ? `belongs to another construct (owner mark ${standing.mark})` : 'was not made by this construct';
      throw new Failure('AlreadyExists', `${this.module.describe(desired)} exists already and ${whose}; `
        + `to take it over set \`existing: ExistingResource.ADOPT\`, to use it as it is import it with \`${this.module.importedBy}\``);
    }
    const outcome = await this.converge(desired, found, 'adopted');
    return { ...outcome, action: 'adopted' };
  }

  /** Brings the live state to what is wanted, with the fewest writes. The mark comes last: an adoption that fails half-way is none. */
  private async converge(desired: Desired, { identity: known, live }: Found<Identity, Live>, claim: Claim, former?: Desired): Promise<Outcome> {
    const { client } = this.surroundings;
    const change = this.module.difference(desired, live, { former, created: claim === 'created' });
    const tags = tagChanges(this.arn(known), { ...desired.Tags, ...this.mark(claim) }, live.Tags, former?.Tags);
    const identity = (change === undefined ? undefined : await this.module.apply(client, change, this.surroundings.settling())) ?? known;
    const tagged = await applyTags(client, { ...tags, arn: this.arn(identity) });
    await this.module.settle?.(client, identity, this.surroundings.settling());
    return this.outcome(change !== undefined || tagged ? 'updated' : 'unchanged', identity, live);
  }

  /** Deletes what was made, because the Delete that follows a FAILED Create does nothing. Returns the error to report. */
  private async undo(desired: Desired, error: unknown): Promise<unknown> {
    const { undoClient } = this.surroundings;
    try {
      const found = await this.find(desired, undoClient);
      const standing = found && this.standing(found.live);
      if (found && standing?.owner === 'us' && standing.claim === 'created') {
        await this.remove(undoClient, found.identity);
      }
      return error;
    } catch (undoError) {
      return new Failure(codeOf(error),
        `${messageOf(error)}; and ${this.module.describe(desired)} may be left over, because undoing failed: ${messageOf(undoError)}`, { cause: error });
    }
  }

  /** What a request is about, if it is there. */
  private async find(desired: Desired, client = this.surroundings.client): Promise<Found<Identity, Live> | undefined> {
    const identity = this.module.locate ? await unlessAbsent(this.module.locate(client, desired)) : desired;
    const live = identity && await this.read(identity, client);
    return live && { identity: this.module.identityOf?.(live) ?? identity, live };
  }

  private async read(identity: Identity, client = this.surroundings.client): Promise<Live | undefined> {
    return unlessAbsent(this.module.read(client, identity));
  }

  /** Whether something is what the id of the request names. */
  private isAskedFor({ identity }: Found<Identity, Live>): boolean {
    return this.module.physicalId(identity) === this.request.physicalId;
  }

  private async remove(client: CustomerProfilesClient, identity: Identity): Promise<void> {
    await unlessAbsent(this.module.remove(client, identity, this.place(identity)));
  }

  /** What the template wants, checked before the first call. */
  private desired(): Desired {
    const { properties } = this.request;
    refuseUnreadable(properties);
    existingPolicy(properties);
    const desired = this.module.decode(properties);
    refuseInvalid(this.module.check(desired));
    return desired;
  }

  /** What the deployment before wanted of the same resource, as far as it can be read: it may be of any release. */
  private former(): Desired | undefined {
    const { formerProperties } = this.request;
    return isReadable(formerProperties) ? this.module.decode(formerProperties) : undefined;
  }

  /** The claim to a resource of ours that has lost its mark; where it may have been adopted, it is not ours to delete. */
  private reclaim(standing: Extract<Standing, { owner: 'nobody' }>): Claim {
    const everAdopting = [this.request.properties, this.request.formerProperties].some((properties) => properties.Existing === 'ADOPT');
    return standing.released || everAdopting ? 'adopted' : 'created';
  }

  /** Whether a resource without a mark can only be one of ours whose mark was removed by hand, because the app never was to adopt. */
  private hasLostItsMark({ released }: Extract<Standing, { owner: 'nobody' }>, properties: ResourceRequest['properties'] | undefined): boolean {
    return !released && properties !== undefined && properties.Existing !== 'ADOPT' && this.module.ownerTag === undefined;
  }

  private standing(live: Live): Standing {
    return standingOf(live.Tags, this.owner, this.module.ownerTag);
  }

  private mark(claim: Claim): { [key: string]: string } {
    return ownerMark(claim, this.owner, this.module.ownerTag);
  }

  private place(identity: Identity): Place {
    const { properties } = this.request;
    return { arn: this.arn(identity), properties: isReadable(properties) ? properties : undefined };
  }

  private arn(identity: Identity): string {
    return this.surroundings.arnPrefix + this.module.arnPath(identity);
  }

  private outcome(action: string, identity: Identity, answer: Dated): Outcome {
    return { physicalId: this.module.physicalId(identity), data: this.module.data(identity, this.arn(identity), answer), action };
  }
}

/** Something that is there, and what names it. */
interface Found<Identity, Live> {
  readonly identity: Identity;
  readonly live: Live;
}
