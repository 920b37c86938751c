import type { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import { formatFault } from '../model/fault';
import { OPEN_LIST_CODES } from '../model/open-lists';
import type { Outcome } from './cloudformation/custom-resource';
import type { ResourceRequest } from './cloudformation/event';
import { codeOf, Failure, messageOf } from './failure';
import { Claim, ownerId, ownerMark, Standing, standingOf } from './ownership';
import type { Dated, ResourceModule, Tagged } from './resource-module';
import { existingPolicy, isReadable, refuseUnreadable } from './resource-options';
import { maySayPresent, saysAbsent, wasRefused } from './service/service-failure';
import { applyTags, tagChanges } from './tags';

/** What a request is carried out with. */
export interface Surroundings {
  readonly client: CustomerProfilesClient;
  /** A client whose time begins to matter when that of the other is up. */
  readonly undoClient: CustomerProfilesClient;
  /** What the ARNs of the account's resources begin with, for example `arn:aws:profile:us-east-1:123456789012:`. */
  readonly arnPrefix: string;
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
    return this.obtain(this.desired());
  }

  /** Another identity is another resource: it is obtained, and the old one left for the Delete that CloudFormation sends of it, or for the rollback. */
  public async update(): Promise<Outcome> {
    const desired = this.desired();
    if (this.module.physicalId(desired) !== this.request.physicalId) {
      const outcome = await this.obtain(desired);
      return { ...outcome, action: `replaced (${outcome.action})` };
    }
    const live = await this.read(desired);
    if (!live) {
      return this.make(desired);
    }
    const standing = this.standing(live);
    if (standing.owner === 'another') {
      throw new Failure('NotOurs', `${this.module.describe(desired)} belongs to another construct by now (owner mark ${standing.mark}), so it is left alone; `
        + 'remove this construct from the app, or the other one');
    }
    return this.converge(desired, live, standing.owner === 'us' ? standing.claim : this.reclaim(standing), this.former());
  }

  public async delete(): Promise<Outcome> {
    const { module, surroundings: { client }, request } = this;
    const physicalId = request.physicalId ?? '';
    const identity = module.parsePhysicalId(physicalId);
    // An id that is not ours is that of a Create that made nothing, or one that CloudFormation made up while a Create was under way.
    const live = identity && await this.read(identity);
    if (!identity || !live) {
      return { physicalId, action: 'nothing to delete' };
    }
    const properties = isReadable(request.properties) ? request.properties : undefined;
    const standing = this.standing(live);
    if (standing.owner === 'us' && standing.claim === 'adopted') {
      await applyTags(client, tagChanges(this.arn(identity), ownerMark('released', this.owner), live.Tags));
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

  /** Makes the resource, or takes what is there. */
  private async obtain(desired: Desired): Promise<Outcome> {
    const live = await this.read(desired);
    return live ? this.take(desired, live) : this.make(desired);
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
    let answer: Dated;
    try {
      answer = await module.create(client, { ...desired, Tags: { ...desired.Tags, ...ownerMark('created', this.owner) } });
    } catch (error) {
      this.mayHaveMade = !wasRefused(error);
      const live = maySayPresent(error) ? await this.read(desired) : undefined;
      if (!live) {
        throw error;
      }
      return this.take(desired, live);
    }
    this.mayHaveMade = true;
    await module.settle?.(client, desired);
    return this.outcome('created', desired, answer);
  }

  /** Takes a resource that is there: ours from an earlier try or an earlier deployment that retained it, or adopted. */
  private async take(desired: Desired, live: Live): Promise<Outcome> {
    const standing = this.standing(live);
    if (standing.owner === 'us') {
      return this.converge(desired, live, standing.claim);
    }
    if (existingPolicy(this.request.properties) === 'FAIL') {
      const whose = standing.owner === 'another' ? `belongs to another construct (owner mark ${standing.mark})` : 'was not made by this construct';
      throw new Failure('AlreadyExists', `${this.module.describe(desired)} exists already and ${whose}; `
        + `to take it over set \`existing: ExistingResource.ADOPT\`, to use it as it is import it with \`${this.module.importedBy}\``);
    }
    const outcome = await this.converge(desired, live, 'adopted');
    return { ...outcome, action: 'adopted' };
  }

  /** Brings the live state to what is wanted, with the fewest writes. The mark comes last: an adoption that fails half-way is none. */
  private async converge(desired: Desired, live: Live, claim: Claim, former?: Desired): Promise<Outcome> {
    const { client } = this.surroundings;
    const change = this.module.difference(desired, live, { former, created: claim === 'created' });
    const tags = tagChanges(this.arn(desired), { ...desired.Tags, ...ownerMark(claim, this.owner) }, live.Tags, former?.Tags);
    if (change !== undefined) {
      await this.module.apply(client, change);
    }
    const tagged = await applyTags(client, tags);
    await this.module.settle?.(client, desired);
    return this.outcome(change !== undefined || tagged ? 'updated' : 'unchanged', desired, live);
  }

  /** Deletes what was made, because the Delete that follows a FAILED Create does nothing. Returns the error to report. */
  private async undo(desired: Desired, error: unknown): Promise<unknown> {
    const { undoClient } = this.surroundings;
    try {
      const live = await this.read(desired, undoClient);
      const standing = live && this.standing(live);
      if (standing?.owner === 'us' && standing.claim === 'created') {
        await this.remove(undoClient, desired);
      }
      return error;
    } catch (undoError) {
      return new Failure(codeOf(error),
        `${messageOf(error)}; and ${this.module.describe(desired)} may be left over, because undoing failed: ${messageOf(undoError)}`, { cause: error });
    }
  }

  private async read(identity: Identity, client = this.surroundings.client): Promise<Live | undefined> {
    try {
      return await this.module.read(client, identity);
    } catch (error) {
      if (saysAbsent(error)) {
        return undefined;
      }
      throw error;
    }
  }

  private async remove(client: CustomerProfilesClient, identity: Identity): Promise<void> {
    try {
      await this.module.remove(client, identity);
    } catch (error) {
      if (!saysAbsent(error)) {
        throw error;
      }
    }
  }

  /** What the template wants, checked before the first call. */
  private desired(): Desired {
    const { properties } = this.request;
    refuseUnreadable(properties);
    existingPolicy(properties);
    const desired = this.module.decode(properties);
    // What only a list does not have, the service itself knows best.
    const errors = this.module.check(desired).filter((fault) => fault.grade === 'error' && !OPEN_LIST_CODES.includes(fault.code));
    if (errors.length > 0) {
      throw new Failure('InvalidProperties', errors.map(formatFault).join('\n'));
    }
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
    return !released && properties !== undefined && properties.Existing !== 'ADOPT';
  }

  private standing(live: Live): Standing {
    return standingOf(live.Tags, this.owner);
  }

  private arn(identity: Identity): string {
    return this.surroundings.arnPrefix + this.module.arnPath(identity);
  }

  private outcome(action: string, identity: Identity, answer: Dated): Outcome {
    return { physicalId: this.module.physicalId(identity), data: this.module.data(identity, this.arn(identity), answer), action };
  }
}
