import { isDeepStrictEqual } from 'node:util';
import { identityIn, idOf } from './identity';
import type { Identified } from './identity';
import { Reconciler } from './reconciler';
import type { Found, ReconcileContext } from './reconciler';
import type { Timestamped, CreateResult, ResourceModule, Tagged } from './resource-module';
import { asksForDeletion, existingPolicy, isReadable } from './resource-options';
import { isRetained } from '../../model/wire';
import { parseNotCreated } from '../cloudformation/answer';
import type { Outcome } from '../cloudformation/custom-resource';
import type { ResourceRequest } from '../cloudformation/event';
import { isSameEvent } from '../cloudformation/event-stamp';
import type { Obtaining, Origin } from '../ownership/decision';
import { keep, markOfHandedBack, markOfMade, obtain, remove } from '../ownership/decision';
import { shortHash } from '../ownership/mark';
import { hadHashes, wantedHash, wasWanted } from '../ownership/wanted';
import { codeOf, Failure, messageOf } from '../retry/failure';
import { mayHaveBeenCarriedOut, maySayPresent, saysAbsent, wasRefused } from '../service/service-failure';

export type { ReconcileContext } from './reconciler';

/** Carries requests for one kind of resource out. */
export type Lifecycle = (request: ResourceRequest, context: ReconcileContext) => Promise<Outcome>;

/** How often something is begun anew that another run of the same event has come in the way of. */
const MOST_TRIES = 3;

/**
 * Creates, updates, replaces and deletes a kind of resource.
 *
 * Nothing is remembered between two calls but in the owner mark on the resource itself: every step reads the live state and brings it nearer to what is
 * wanted. So an event may be delivered twice, and the process may be killed between any two calls; the next run ends where an undisturbed one would have.
 */
export function lifecycleOf<Identity extends Identified, Desired extends Identity & Tagged, Live extends Tagged & Timestamped, Change>(
  module: ResourceModule<Identity, Desired, Live, Change>,
): Lifecycle {
  return async (request, context) => {
    const reconciliation = new Reconciliation(module, request, context);
    switch (request.requestType) {
      case 'Create': return reconciliation.create();
      case 'Update': return reconciliation.update();
      case 'Delete': return reconciliation.delete();
    }
  };
}

/** One request on its way. */
class Reconciliation<
  Identity extends Identified, Desired extends Identity & Tagged, Live extends Tagged & Timestamped, Change,
> extends Reconciler<Identity, Desired, Live, Change> {
  /** Whether what this run makes is deleted where it does not work: what an Update makes again was there before, and its roll-back goes on from it. */
  private mayUndo = false;

  public async create(): Promise<Outcome> {
    const desired = this.desired();
    this.mayUndo = true;
    return this.whole(desired, async () => this.steadily(desired, async (found) => (found ? this.obtain(desired, found) : this.make(desired))));
  }

  /** Another identity is another resource: it is obtained, and the old one left for the Delete that CloudFormation sends of it, or for the roll-back. */
  public async update(): Promise<Outcome> {
    const desired = this.desired();
    const outcome = await this.whole(desired, async () => this.steadily(desired, async (found) => {
      if (found && this.isAskedFor(found)) {
        return this.keep(desired, found);
      }
      const origin = await this.origin(desired);
      this.mayUndo = origin !== undefined;
      return found ? this.obtain(desired, found, origin) : this.make(desired, origin);
    }));
    return outcome.physicalId === this.request.physicalId ? outcome : { ...outcome, action: `replaced (${outcome.action})` };
  }

  public async delete(): Promise<Outcome> {
    const { module, request } = this;
    const physicalId = request.physicalId ?? '';
    const named = identityIn<Identity>(module.kind, physicalId);
    if (!named) {
      // the id of a Create that made nothing, or one that CloudFormation made up while a Create was under way
      return await this.removeLateResult(physicalId) ?? { physicalId, action: 'nothing to delete' };
    }
    const live = await this.readInsisting(named);
    if (!live) {
      return { physicalId, action: 'nothing to delete' };
    }
    const identity = module.identityOf?.(live) ?? named;
    const properties = isReadable(request.properties) ? request.properties : undefined;
    const adopting = properties?.Existing === 'ADOPT';
    const isNamed = properties !== undefined && (module.isNamedBy?.(properties, live) ?? true);
    const decision = remove(this.ownership(live), this.claimant, {
      // Without rolling back, a failed deployment may be followed by one that no longer says ADOPT, and the roll-back of both by a Delete. Where the
      // policy is to keep the resource, a Delete can be nothing but a roll-back.
      handsBack: adopting || !properties || isRetained(properties) || (module.isIrreplaceable?.(identity) ?? false),
      lostMark: isNamed && !adopting && !this.isPart,
    });
    switch (decision.kind) {
      case 'delete': {
        const objection = module.objectToRemoval?.(live, identity, properties);
        if (objection) {
          throw new Failure('RemovalRefused', objection);
        }
        await this.remove(this.context.client, identity);
        return { physicalId, action: 'deleted' };
      }
      case 'hand back':
        await this.writeMark(identity, live, decision.mark);
        return { physicalId, action: 'handed back', left: `${module.describe(identity)} was there before it was adopted, and is kept` };
      case 'give up':
        await this.writeMark(identity, live, decision.mark);
        return { physicalId, action: 'given up', left: `${module.describe(identity)} was taken over by another construct, whose it is now` };
      case 'leave':
        return { physicalId, action: 'left alone', left: `${module.describe(identity)} is left: ${decision.because}` };
    }
  }

  /** Brings what the request is about, and the id names, to what is wanted. */
  private async keep(desired: Desired, found: Found<Identity, Live>): Promise<Outcome> {
    const { module, request: { properties, formerProperties } } = this;
    const everAdopting = [properties, formerProperties].some(({ Existing }) => Existing === 'ADOPT');
    const decision = keep(this.ownership(found.live), this.claimant, {
      deletionAsked: asksForDeletion(properties, formerProperties),
      everAdopting,
      part: this.isPart,
      named: [properties, formerProperties].some((said) => module.isNamedBy?.(said, found.live) ?? true),
    });
    switch (decision.kind) {
      case 'keep': return this.converge(desired, found, decision.mark, { former: this.former() });
      case 'obtain': return !everAdopting && this.isAsWanted(desired, found)
        ? { ...this.outcome('left alone', found.identity, found.live), left: `${module.describe(desired)} carries no owner mark any more, and may be somebody else's` }
        : this.obtain(desired, found, undefined, everAdopting ? 'ADOPT' : 'FAIL');
      case 'make': return this.make(desired);
      case 'leave unless wanted': return this.leaveUnlessWanted(desired, found);
      case 'refuse': throw this.refusal(desired, found, decision.why);
    }
  }

  /** Takes a resource that is there: ours from an earlier try or an earlier deployment that kept it, or somebody else's. */
  private async obtain(
    desired: Desired, found: Found<Identity, Live>, origin?: Origin, existing = existingPolicy(this.request.properties),
  ): Promise<Outcome> {
    const ownership = this.ownership(found.live);
    const decision = obtain(ownership, this.claimant, {
      existing,
      vacant: this.module.isVacant?.(found.live) ?? false,
      id: shortHash(idOf(this.module.kind, found.identity)),
      origin,
    });
    switch (decision.kind) {
      case 'make': return this.make(desired, origin);
      case 'leave unless wanted': return this.leaveUnlessWanted(desired, found);
      case 'refuse': throw this.refusal(desired, found, decision.why);
      case 'take over': this.refuseChangesOf(desired, found);
    }
    if (decision.kind === 'add again' && decision.mark.holdings.length > 1) {
      // who has it from another construct, by a take-over that was never completed, is still no owner to change it
      this.refuseChangesOf(desired, found);
    }
    const outcome = await this.takeAs(decision, desired, found);
    await this.markOrigin(origin);
    return decision.kind === 'adopt' || decision.kind === 'take over' ? { ...outcome, action: 'adopted' } : outcome;
  }

  private async takeAs({ kind, mark }: Extract<Obtaining, { mark: object }>, desired: Desired, found: Found<Identity, Live>): Promise<Outcome> {
    switch (kind) {
      case 'go on': return this.converge(desired, found, mark, { settles: mark.holdings[0].claim === 'created' });
      case 'add again': return this.converge(desired, found, mark, { addedAgain: true });
      case 'return': return this.converge(desired, found, mark, {});
      case 'adopt': return this.converge(desired, found, mark, { settles: true });
      case 'take over': {
        const [own, ...former] = mark.holdings;
        return this.converge(desired, found, { holdings: [{ ...own, had: hadHashes(desired, found.live.Tags, this.isPart) }, ...former] }, {});
      }
    }
  }

  /** Makes what was seen to be absent. */
  private async make(desired: Desired, origin?: Origin): Promise<Outcome> {
    const { module, context: { client } } = this;
    const mark = markOfMade(this.claimant, {
      sets: module.sets?.(desired) || undefined,
      instead: origin?.id,
      // an Update that finds nothing may have deleted it itself, to make it anew, in a run that was cut off
      past: origin ? undefined : this.definitionHash(this.former()),
    });
    let answer: CreateResult<Identity>;
    try {
      this.mayHaveMade = true;
      answer = await module.create(client, { ...desired, Tags: { ...desired.Tags, ...this.tagOf(mark) } }, this.resourceContext(desired));
    } catch (error) {
      // What came into being since is ours, from a try whose answer was lost or from another run of the event, or somebody else's. The service has
      // no error of its own for a duplicate, so only another read tells.
      this.mayHaveMade = !wasRefused(error);
      const found = await this.findAfter(desired, error);
      if (!found) {
        throw error;
      }
      return this.obtain(desired, found, origin);
    }
    const identity = answer.identity ?? desired;
    await this.settle(identity);
    return this.outcome('created', identity, answer);
  }

  /**
   * Ends what obtains a resource whole: either it stands, or nothing of it is left. Before it is given up the live state is read once more, because
   * what looks like a failure may have been carried out, by this run or by another one of the same event.
   */
  private async whole(desired: Desired, work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work();
    } catch (error) {
      const mayStand = this.mayHaveMade || saysAbsent(error) || maySayPresent(error) || mayHaveBeenCarriedOut(error);
      return await (mayStand ? this.standingResult(desired, error) : undefined) ?? await Promise.reject(error);
    }
  }

  /** What stands of a try that failed; undefined, with nothing left, where nothing does. */
  private async standingResult(desired: Desired, error: unknown): Promise<Outcome | undefined> {
    const { module, context: { undoClient } } = this;
    try {
      const found = await this.find(desired, undoClient);
      const ownership = found && this.ownership(found.live);
      if (!found || ownership?.owner !== 'us' || !isSameEvent(ownership.holding.stamp, this.claimant.stamp)) {
        return undefined;
      }
      const stands = !this.unsettled && !module.isVacant?.(found.live) && this.change(desired, found, { former: this.former() }) === undefined;
      if (stands) {
        return this.outcome('created', found.identity, found.live);
      }
      // What an earlier run of this event has made may have been answered for, and be in use by now.
      if (this.mayHaveMade && this.mayUndo && ownership.holding.claim === 'created') {
        await this.remove(undoClient, found.identity);
      }
      return undefined;
    } catch (undoError) {
      if (!this.mayHaveMade) {
        return undefined;
      }
      throw new Failure(codeOf(error), `${messageOf(error)}; and ${module.describe(desired)} may be left over, because undoing failed: ${messageOf(undoError)}`, { cause: error });
    }
  }

  /** What a Create has made whose FAILED answer came first, because another run of it had failed: the only Delete that it gets names nothing. */
  private async removeLateResult(physicalId: string): Promise<Outcome | undefined> {
    const stamp = parseNotCreated(physicalId);
    const desired = stamp && this.desiredIfValid();
    if (!stamp || !desired) {
      return undefined;
    }
    try {
      const found = await this.find(desired);
      const ownership = found && this.ownership(found.live);
      if (!found || ownership?.owner !== 'us' || !isSameEvent(ownership.holding.stamp, stamp)) {
        return undefined;
      }
      if (ownership.holding.claim === 'adopted') {
        await this.writeMark(found.identity, found.live, markOfHandedBack(ownership.former, this.claimant.owner));
        return { physicalId, action: 'handed back', left: `${this.module.describe(desired)} was there before it was adopted, and is kept` };
      }
      if (ownership.holding.claim === 'created') {
        const objection = this.module.objectToRemoval?.(found.live, found.identity, this.request.properties);
        if (objection) {
          return { physicalId, action: 'left alone', left: objection };
        }
        await this.remove(this.context.client, found.identity);
        return { physicalId, action: 'deleted' };
      }
      return undefined;
    } catch (error) {
      return { physicalId, action: 'nothing to delete', left: `whether anything is left could not be told (${codeOf(error)})` };
    }
  }

  /** Another construct has taken it over. Where that is nothing that this one minds, there is nothing to do, in a roll-back for example. */
  private async leaveUnlessWanted(desired: Desired, found: Found<Identity, Live>): Promise<Outcome> {
    const ownership = this.ownership(found.live);
    const holdings = ownership.owner === 'another' ? ownership.mark?.holdings ?? [] : [];
    const taker = holdings[holdings.findIndex(({ owner }) => owner === this.claimant.owner) - 1];
    if (wasWanted(taker?.had, wantedHash(desired, desired.Tags, this.isPart)) || this.isAsWanted(desired, found)) {
      return { ...this.outcome('left alone', found.identity, found.live), left: `${this.module.describe(desired)} belongs to another construct by now` };
    }
    throw this.refusal(desired, found, 'not ours');
  }

  /** Begins anew where the live state has changed under the work: another run of the event is at it, too. */
  private async steadily(desired: Desired, work: (found: Found<Identity, Live> | undefined) => Promise<Outcome>): Promise<Outcome> {
    for (let tries = 1; ; tries++) {
      const found = await this.find(desired);
      try {
        return await work(found);
      } catch (error) {
        // what this run has deleted itself to make it anew, and put back, is a change too, and its failure would only be repeated
        const mayBeDisturbed = tries < MOST_TRIES && (saysAbsent(error) || (maySayPresent(error) && !this.makesAnew));
        if (!mayBeDisturbed || isDeepStrictEqual(await this.find(desired).catch(() => found), found)) {
          throw error;
        }
      }
    }
  }
}
