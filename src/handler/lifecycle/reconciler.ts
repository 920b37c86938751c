import { setTimeout } from 'node:timers/promises';
import { arnPathOf, identityIn, idOf } from './identity';
import type { Identified } from './identity';
import type { Timestamped, History, ResourceContext, ResourceModule, Tagged } from './resource-module';
import { isReadable, refuseInvalid, refuseUnreadable, existingPolicy } from './resource-options';
import { RESOURCE_KINDS } from '../../model/resource-kinds';
import { refusalOfTagArn } from '../../model/rules/tags/tag-rules';
import type { Outcome } from '../cloudformation/custom-resource';
import type { ResourceRequest } from '../cloudformation/event';
import { stampOf } from '../cloudformation/event-stamp';
import { markOfLeft, undoes } from '../ownership/decision';
import type { Claimant, Origin, Refusal } from '../ownership/decision';
import { formatMark, Mark, markTag, ownerId, shortHash } from '../ownership/mark';
import { Ownership, ownershipOf } from '../ownership/ownership';
import { applyTags, refuseUnlessTaggable, tagChanges, tagsAfter } from '../ownership/tags';
import { Failure } from '../retry/failure';
import type { RetryOptions } from '../retry/retry-until-deadline';
import type { ServiceClient } from '../service/connect';
import { refuseUnsendableProperties } from '../service/sendable';
import { maySayPresent, unlessAbsent } from '../service/service-failure';

/** What a request is carried out with. */
export interface ReconcileContext {
  readonly client: ServiceClient;
  /** A client whose time begins to matter when that of the other is up. */
  readonly undoClient: ServiceClient;
  /** What the ARNs of the account's resources begin with, for example `arn:aws:profile:us-east-1:123456789012:`. */
  readonly arnPrefix: string;
  /** How long to wait for what was made to work, counted from when it is asked; longer where so many milliseconds are given, as time allows. */
  readonly settling: (within?: number) => RetryOptions;
}

/** Something that is there, and what names it. */
export interface Found<Identity, Live> {
  readonly identity: Identity;
  readonly live: Live;
}

/** What converging is to know beside the mark. */
interface ConvergeOptions<Desired> {
  readonly former?: Desired;
  readonly addedAgain?: boolean;
  /** Whether to wait until it works. */
  readonly settles?: boolean;
}

/** How often what may not be visible yet is looked for. */
const LOOKS = 4;

/** The steps that requests for one kind of resource are made of: find what is there, bring it to what is wanted, mark it. */
export abstract class Reconciler<Identity extends Identified, Desired extends Identity & Tagged, Live extends Tagged & Timestamped, Change> {
  protected readonly claimant: Claimant;
  /** Whether waiting for something to work was in vain. */
  protected unsettled = false;

  /** Whether this run has set about making something anew. */
  protected makesAnew = false;
  /** Whether a create call of this run was sent, so that it may have been carried out. */
  protected mayHaveMade = false;

  constructor(
    protected readonly module: ResourceModule<Identity, Desired, Live, Change>,
    protected readonly request: ResourceRequest,
    protected readonly context: ReconcileContext,
  ) {
    this.claimant = { owner: ownerId(request.stackId, request.logicalId), stamp: stampOf(request.requestId, request.responseUrl) };
  }

  /** Brings the live state to what is wanted, with the fewest writes. The mark comes last: an adoption that fails half-way is none. */
  protected async converge(desired: Desired, found: Found<Identity, Live>, mark: Mark, options: ConvergeOptions<Desired>): Promise<Outcome> {
    const { module, context: { client, settling } } = this;
    const { identity: known, live } = found;
    const change = this.change(desired, found, { ...options, mark });
    const past = change === undefined ? undefined : module.pastOf?.(change);
    this.makesAnew = past !== undefined;
    const [own, ...former] = mark.holdings;
    // a mark of the first release is not written anew for its own sake: were the upgrade rolled back, that release could not read it
    const isOfFirstRelease = own.stamp === undefined && own.sets === undefined;
    const sets = change === undefined && isOfFirstRelease ? undefined : module.sets?.(desired, live) || undefined;
    const due: Mark = {
      holdings: [{ ...own, sets, ...past !== undefined && { stamp: this.claimant.stamp, past: past === '' ? undefined : shortHash(past) } }, ...former],
    };
    const tags = tagChanges(this.arn(known), { ...desired.Tags, ...this.tagIfDue(due, known, live) }, live.Tags, options.former?.Tags);
    if (past === undefined) {
      refuseUnlessTaggable(tags);
    }
    const tag = async (identity: Identity) => applyTags(client, { ...tags, arn: this.arn(identity) });
    const isMarked = past === undefined && change !== undefined && module.isMarkedFirst?.(change) === true && await tag(known);
    const applied = change === undefined ? undefined : await module.apply(client, change, { patience: settling(), tags: tagsAfter(tags, live.Tags) });
    const identity = applied ?? known;
    // what was live before may be gone back to, whether it works or not: the cause may be outside the stack, and a roll-back must not fail for it
    const goesBack = own.past !== undefined && own.past === this.definitionHash(desired);
    if ((past !== undefined && !goesBack) || (options.settles && own.claim === 'adopted')) {
      await this.settle(identity);
    }
    const tagged = isMarked || (past === undefined && await tag(identity));
    if (options.settles && own.claim !== 'adopted') {
      await this.settle(identity);
    }
    return this.outcome(change !== undefined || tagged ? 'updated' : 'unchanged', identity, live);
  }

  /** What differs from what is wanted. */
  protected change(
    desired: Desired, { live }: Found<Identity, Live>, { mark, former, addedAgain }: ConvergeOptions<Desired> & { readonly mark?: Mark },
  ): Change | undefined {
    const own = mark?.holdings[0];
    const history: History<Desired> = {
      former, addedAgain: addedAgain ?? false, created: own?.claim === 'created' || own?.claim === 'kept', setBefore: own?.sets ?? '',
    };
    const untouched = former !== undefined && this.module.isUntouched?.(former, live) === true;
    const goesBack = untouched && undoes(own, { definition: this.definitionHash(desired), createdAt: live.CreatedAt });
    return this.module.difference(desired, live, { ...history, undoes: goesBack });
  }

  /** The roll-back of a take-over cannot put settings back, and the former owner gets no event in it. */
  protected refuseChangesOf(desired: Desired, found: Found<Identity, Live>): void {
    if (this.change(desired, found, {}) !== undefined) {
      throw new Failure('TakeOverChanges', `${this.module.describe(desired)} belongs to another construct (owner mark ${this.markOf(found.live)}) and differs from what this one says; `
        + 'what is taken over must not change in the same deployment, because a roll-back could not put it back: take it over as it is, and change it in the deployment after that');
    }
  }

  /** Whether what another construct has is all that is wanted. */
  protected isAsWanted(desired: Desired, found: Found<Identity, Live>): boolean {
    try {
      const differs = Object.entries(desired.Tags ?? {}).some(([key, value]) => found.live.Tags?.[key] !== value);
      return !differs && this.change(desired, found, {}) === undefined;
    } catch {
      // what could only be refused is not as wanted
      return false;
    }
  }

  protected definitionHash(desired: Desired | undefined): string | undefined {
    const definition = desired && this.module.definition?.(desired);
    return definition === undefined ? undefined : shortHash(definition);
  }

  protected async settle(identity: Identity): Promise<void> {
    const { module, context: { client, settling } } = this;
    try {
      await module.settle?.(client, identity, settling());
    } catch (error) {
      this.unsettled = true;
      throw error;
    }
  }

  /** What a request is about, if it is there. */
  protected async find(desired: Desired, client = this.context.client): Promise<Found<Identity, Live> | undefined> {
    const identity = this.module.locate ? await unlessAbsent(this.module.locate(client, desired)) : desired;
    const found = identity && await this.read(identity, client);
    const live = found && (await this.module.complete?.(client, found, desired, this.former()) ?? found);
    return live && { identity: this.module.identityOf?.(live) ?? identity, live };
  }

  /** What is there after a create call has failed. Where the service says that there is something, it may take a moment until it can be read. */
  protected async findAfter(desired: Desired, error: unknown): Promise<Found<Identity, Live> | undefined> {
    return this.insisting(async () => this.find(desired).catch(() => undefined), maySayPresent(error) ? LOOKS : 1);
  }

  /** Reads what is about to be deleted: what was made a moment ago may not be visible yet. */
  protected async readInsisting(identity: Identity): Promise<Live | undefined> {
    return this.insisting(async () => this.read(identity), LOOKS - 1);
  }

  protected isAskedFor({ identity }: Found<Identity, Live>): boolean {
    return idOf(this.module.kind, identity) === this.request.physicalId;
  }

  /** What an Update that wants another resource moves away from. */
  protected async origin(desired: Desired): Promise<Origin | undefined> {
    const { module, request: { physicalId = '' } } = this;
    const identity = identityIn<Identity>(module.kind, physicalId);
    const former = this.former();
    if (!identity || physicalId === idOf(module.kind, desired) || (former && module.isSame?.(desired, former))) {
      return undefined;
    }
    const live = await this.read(identity);
    const ownership = live && this.ownership(live);
    return { id: shortHash(physicalId), holding: ownership?.owner === 'us' ? ownership.holding : undefined };
  }

  /** What an Update had gone back to, and leaves now, was there before it. */
  protected async markOrigin(origin: Origin | undefined): Promise<void> {
    const identity = origin?.holding?.returned ? identityIn<Identity>(this.module.kind, this.request.physicalId ?? '') : undefined;
    const live = identity && await this.read(identity);
    const mark = live && markOfLeft(this.ownership(live));
    if (identity && live && mark) {
      await this.writeMark(this.module.identityOf?.(live) ?? identity, live, mark);
    }
  }

  /** The tag of a mark; none where tags cannot be changed and only details of it would change, which nothing may fail for. */
  private tagIfDue(due: Mark, identity: Identity, live: Live): { [key: string]: string } {
    const ownership = this.ownership(live);
    const isSameClaim = ownership.owner === 'us' && ownership.holding.claim === due.holdings[0].claim;
    return isSameClaim && refusalOfTagArn(this.arn(identity)) ? {} : this.tagOf(due);
  }

  protected async writeMark(identity: Identity, live: Live, mark: Mark): Promise<void> {
    await applyTags(this.context.client, tagChanges(this.arn(identity), this.tagOf(mark), live.Tags));
  }

  protected async remove(client: ServiceClient, identity: Identity): Promise<void> {
    await unlessAbsent(this.module.remove(client, identity, this.resourceContext(identity)));
  }

  /** What the template wants, checked before the first call. */
  protected desired(): Desired {
    const { properties } = this.request;
    refuseUnreadable(properties);
    existingPolicy(properties);
    const desired = this.module.decode(properties);
    refuseInvalid(this.module.check(desired), properties);
    // Before the first call, because what is made anew is deleted first.
    refuseUnsendableProperties(RESOURCE_KINDS[this.module.kind].create, properties);
    return desired;
  }

  protected desiredIfValid(): Desired | undefined {
    try {
      return this.desired();
    } catch {
      // what was refused before the first call was never made
      return undefined;
    }
  }

  /** What the deployment before wanted of the same resource, as far as it can be read: it may be of any release. */
  protected former(): Desired | undefined {
    const { formerProperties } = this.request;
    return isReadable(formerProperties) ? this.module.decode(formerProperties) : undefined;
  }

  /** Whether the resource is a part of something larger, which carries its mark. */
  protected get isPart(): boolean {
    return this.module.ownerTag !== undefined;
  }

  protected ownership(live: Live): Ownership {
    return ownershipOf(live.Tags, this.claimant.owner, this.module.ownerTag);
  }

  protected tagOf(mark: Mark): { [key: string]: string } {
    return markTag(mark, this.module.ownerTag);
  }

  protected resourceContext(identity: Identity): ResourceContext {
    const { properties } = this.request;
    return { arn: this.arn(identity), properties: isReadable(properties) ? properties : undefined };
  }

  protected outcome(action: string, identity: Identity, answer: Timestamped): Outcome {
    return { physicalId: idOf(this.module.kind, identity), data: this.module.data(identity, this.arn(identity), answer), action };
  }

  /** Why a resource that is there is left alone, and the way out. */
  protected refusal(desired: Desired, { live }: Found<Identity, Live>, why: Refusal): Failure {
    const { module } = this;
    const what = module.describe(desired);
    const ownership = this.ownership(live);
    switch (why) {
      case 'late':
        return new Failure('LateEvent', `${what} was made or added again by an event that was sent after this one, so it is left alone`);
      case 'exists':
        return new Failure('AlreadyExists', `${what} exists already and ${ownership.owner === 'another' ? `belongs to another construct (owner mark ${this.markOf(live)}), maybe of a stack that was deleted and has kept it` : 'was not made by this construct'}; `
          + `to take it over set \`existing: ExistingResource.ADOPT\`, to use it as it is import it with \`${module.importedBy}\``);
      case 'unreadable':
        return new Failure('UnknownMark', `${what} has an owner mark that this release of cdk-customer-profiles does not know (${this.markOf(live)}), so it is left alone; `
          + 'deploy with the release that wrote it, or a newer one; where nobody owns it any more, remove the tag by hand');
      case 'not ours':
        return new Failure('NotOurs', `${what} belongs to another construct by now (owner mark ${this.markOf(live)}) and is not what this one wants, so it is left alone; `
          + 'remove this construct from the app, or the other one; where there is no other one any more, because a deployment that took it over has failed, add that one again, '
          + 'or take the resource over from it with `existing: ExistingResource.ADOPT` under another construct id');
    }
  }

  /** The mark that an operator sees on the resource, without what only this library reads. */
  private markOf(live: Live): string {
    const ownership = this.ownership(live);
    const [owner] = ownership.owner === 'another' ? ownership.mark?.holdings ?? [] : [];
    return owner ? `${owner.claim} ${owner.owner}` : ownership.owner === 'another' ? ownership.text : formatMark({ holdings: [], releasedBy: '' });
  }

  private async read(identity: Identity, client = this.context.client): Promise<Live | undefined> {
    const live = await unlessAbsent(this.module.read(client, identity));
    return live && withoutMetadata(live);
  }

  /** Looks again, a little later, for what is not there. */
  private async insisting<T>(look: () => Promise<T | undefined>, looks: number): Promise<T | undefined> {
    const { backoff: { base, cap } } = this.context.settling();
    for (let looked = 1; ; looked++) {
      const found = await look();
      if (found !== undefined || looked >= looks) {
        return found;
      }
      await setTimeout(Math.min(cap, base * 2 ** looked));
    }
  }

  private arn(identity: Identity): string {
    return this.context.arnPrefix + arnPathOf(this.module.kind, identity);
  }
}

/** Two answers of the same state differ in the ids of their requests only. */
function withoutMetadata<T extends object>(live: T): T {
  const { $metadata: _, ...members } = live as T & { readonly $metadata?: unknown };
  return members as T;
}
