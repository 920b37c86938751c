import type { Allowance } from './allowances';
import { keyOf, settingsOf } from './declaration';
import type { Declaration, Declarations } from './declaration';
import type { LiveResources } from './live';
import { judgeCreate, judgeDelete, judgeUpdate } from './rules';
import type { DeleteCause, EventContext, Judgement } from './rules';
import { either, hasSettings, strangers } from './thing';
import type { Thing } from './thing';
import type { Operation } from './world';
import { STACK_TYPE } from '../../src/local/cloudformation/events';
import type { StackEvent } from '../../src/local/cloudformation/events';

export type ViolationKind = 'lost' | 'foreign touched' | 'left over' | 'not as the template says' | 'stuck without a way out' | 'wrong answer';

export interface Violation {
  readonly kind: ViolationKind;
  readonly text: string;
}

interface StackModel {
  readonly id: string;
  /** What the stack has. */
  deployed: Declarations;
  /** What the operation under way wants, and what it began with. */
  wanted: Declarations;
  before: Declarations;
  /** What was there when the operation under way began. */
  start: ReadonlyMap<string, Thing>;
  deployment: number;
  /** Resources that the operation under way has created, or replaced. */
  readonly made: Set<string>;
  /** Resources whose Update CloudFormation has cancelled, while the function goes on with it. */
  readonly underWay: Set<string>;
  /** Resources whose deletion failed, and which are tried again later. */
  readonly undeleted: Set<string>;
}

const WAY_OUT = 'continue-update-rollback';

/** What must be there, worked out from the events that CloudFormation tells, and from what the apps say. */
export class Model {
  public readonly things = new Map<string, Thing>();
  public readonly profiles = new Map<string, number>();
  /** Kinesis streams that cannot be written to. */
  public readonly broken = new Set<string>();
  /** Of the step under way. */
  public violations: Violation[] = [];
  /** Keys whose resource the step may have changed. */
  public readonly touched = new Set<string>();
  /** Events that ended a roll-back, with the way out told. */
  public stuck = 0;
  /** How often there was a choice. */
  public readonly allowances: { [Name in Allowance]?: number } = {};
  private deployments = 0;
  private readonly stacks = new Map<string, StackModel>();

  constructor(live: LiveResources) {
    live.forEach((resource, key) => this.things.set(key, strangers(resource)));
  }

  public beginStep(): void {
    this.violations = [];
    this.touched.clear();
  }

  /** The declarations that a stack has by now. */
  public deployed(stackName: string): Declarations {
    return [...this.stacks.values()].filter(({ id }) => id.split('/')[1] === stackName).at(-1)?.deployed ?? {};
  }

  public set(key: string, thing: Thing | undefined): void {
    this.touched.add(key);
    const before = this.things.get(key);
    if (thing === undefined) {
      this.things.delete(key);
    } else {
      this.things.set(key, thing);
    }
    if (!key.startsWith('Domain ') || (thing !== undefined && thing.maybeGone !== true)) {
      return;
    }
    if (thing === undefined) {
      this.profiles.delete(before?.domain ?? '');
    }
    // what is in a domain goes with it
    for (const [other, child] of [...this.things].filter(([, { kind, domain }]) => kind !== 'Domain' && domain === before?.domain)) {
      this.set(other, thing === undefined ? undefined : { ...child, maybeGone: true });
    }
  }

  /** Follows an operation. `app` is what was asked for; undefined for a deletion. */
  public observe({ events, skipped }: Operation, app: Declarations): void {
    let phase = '';
    for (const event of events) {
      const stack = this.stackOf(event.stackId);
      if (event.resourceType === STACK_TYPE) {
        phase = event.status;
        this.enterPhase(stack, phase, app);
      } else if (event.resourceType.startsWith('Custom::') && !event.status.endsWith('_IN_PROGRESS')) {
        this.resourceEvent(stack, phase, event, skipped);
      }
    }
  }

  private enterPhase(stack: StackModel, phase: string, app: Declarations): void {
    switch (phase) {
      case 'CREATE_IN_PROGRESS':
      case 'UPDATE_IN_PROGRESS':
        this.deployments += 1;
        Object.assign(stack, { wanted: app, before: stack.deployed, start: new Map(this.things), deployment: this.deployments });
        stack.made.clear();
        stack.underWay.clear();
        stack.undeleted.clear();
        return;
      case 'DELETE_IN_PROGRESS':
        this.deployments += 1;
        stack.deployment = this.deployments;
        return;
      case 'CREATE_COMPLETE':
      case 'UPDATE_COMPLETE':
        stack.deployed = stack.wanted;
        return;
      case 'UPDATE_ROLLBACK_COMPLETE':
        stack.deployed = stack.before;
        return;
      case 'ROLLBACK_FAILED':
        stack.deployed = Object.fromEntries(Object.entries(stack.wanted).filter(([id]) => stack.undeleted.has(id)));
        return;
      case 'ROLLBACK_COMPLETE':
      case 'DELETE_COMPLETE':
        stack.deployed = {};
    }
  }

  private resourceEvent(stack: StackModel, phase: string, event: StackEvent, skipped: readonly string[]): void {
    const { logicalId: id, status } = event;
    const context = { construct: `${stack.id}|${id}`, deployment: stack.deployment };
    if (status.startsWith('CREATE_')) {
      const wanted = stack.wanted[id];
      const key = keyOf(wanted);
      if (status === 'CREATE_COMPLETE') {
        stack.made.add(id);
      }
      const thing = this.things.get(key);
      this.conclude(key, this.toDestination(thing, wanted, this.inDomain(wanted, judgeCreate(thing, wanted, context)), true), event, false);
    } else if (status.startsWith('UPDATE_')) {
      this.updateEvent(stack, phase === 'UPDATE_ROLLBACK_IN_PROGRESS', event, context, skipped.includes(id));
    } else {
      this.deleteEvent(stack, phase, event, context);
    }
  }

  private updateEvent(stack: StackModel, back: boolean, event: StackEvent, context: EventContext, skipped: boolean): void {
    const { logicalId: id } = event;
    const wanted = back ? stack.before[id] : stack.wanted[id];
    const former = back ? stack.wanted[id] : stack.before[id];
    const key = keyOf(wanted);
    const thing = this.things.get(key);
    if (skipped) {
      if (thing !== undefined) {
        this.set(key, { ...thing, drift: new Set(thing.settings.keys()), looseTags: new Set(thing.tags.keys()) });
      }
      return;
    }
    const replaces = key !== keyOf(former);
    if (replaces && !back && event.status === 'UPDATE_COMPLETE') {
      stack.made.add(id);
    }
    const judgement = replaces && !back
      ? judgeCreate(thing, wanted, context)
      : judgeUpdate(thing, replaces ? wanted : former, wanted, context, back ? { start: stack.start.get(key) } : undefined);
    const judged = this.inDomain(wanted, judgement, back);
    const { Uri: uri } = settingsOf(wanted);
    const lostForGood = back && thing === undefined && this.broken.has(String(uri));
    const backward: Judgement = lostForGood ? { ...judged, verdict: 'either', why: 'gone for good', wayOut: true } : judged;
    this.conclude(key, back ? backward : this.toDestination(thing, wanted, judged), event, back);
    if (/cancelled$/.test(event.reason ?? '')) {stack.underWay.add(id);} else if (back && stack.underWay.delete(id) && event.status === 'UPDATE_COMPLETE') {
      this.allow('cancelled, and still under way beside its roll-back');
      this.set(key, either(thing, this.things.get(key)));
    }
  }

  private deleteEvent(stack: StackModel, phase: string, event: StackEvent, context: EventContext): void {
    const { logicalId: id, status } = event;
    if (status === 'DELETE_SKIPPED') {
      return;
    }
    if (status === 'DELETE_FAILED') {
      stack.undeleted.add(id);
    }
    const found = causeOf(stack, phase, id);
    // what was not made is deleted under an id that names nothing
    if (found === undefined) {
      return;
    }
    const { declaration, cause } = found;
    const key = keyOf(declaration);
    const judgement = judgeDelete(this.things.get(key), declaration, context, cause);
    const full = declaration.kind === 'Domain' && judgement.after === undefined && (this.profiles.get(declaration.domain) ?? 0) > 0;
    this.conclude(key, full ? { verdict: 'refused', after: this.things.get(key), why: 'it holds profiles' } : judgement, event, false);
  }

  /** What is in a domain that is not there can be neither made nor changed. */
  private inDomain(wanted: Declaration, judgement: Judgement, back = false): Judgement {
    if (wanted.kind === 'Domain') {
      return judgement;
    }
    const domain = this.things.get(keyOf({ kind: 'Domain', domain: wanted.domain, name: '' }));
    if (domain === undefined) {
      return back
        ? { verdict: 'either', after: undefined, why: 'its domain is gone, on the way back', wayOut: true }
        : { verdict: 'refused', after: undefined, why: 'its domain is gone' };
    }
    return domain.maybeGone === true
      ? { verdict: 'either', after: either(judgement.after, undefined), why: 'its domain may be gone', wayOut: back }
      : judgement;
  }

  /** An event stream is not made to a destination that cannot be written to, unless it goes back to one that it had. */
  private toDestination(thing: Thing | undefined, wanted: Declaration, judgement: Judgement, create = false): Judgement {
    const { Uri: uri } = settingsOf(wanted);
    if (wanted.kind !== 'EventStream' || judgement.verdict === 'refused' || !this.broken.has(String(uri))) {
      return judgement;
    }
    if (thing !== undefined && hasSettings(thing, wanted) === true) {
      return create ? { ...judgement, verdict: 'either', why: 'its destination is ill already' } : judgement;
    }
    // it may have been deleted, and put back as it was but for the tags that nobody can send
    if (thing !== undefined) {
      const tags = new Map(thing.tags);
      for (const [tag, values] of thing.tags) {
        if (tag.startsWith('aws:')) {
          tags.set(tag, [...values, undefined]);
        }
      }
      this.set(keyOf(wanted), { ...thing, tags });
    }
    return { verdict: 'refused', after: thing, why: 'its destination is ill' };
  }

  /** Holds the outcome of an event against what is right. */
  private conclude(key: string, judgement: Judgement, event: StackEvent, back: boolean): void {
    const { verdict, after, why, wayOut } = judgement;
    const before = this.things.get(key);
    const { status, logicalId, reason = '' } = event;
    const told = `${logicalId} ${status} (${key}): ${why}`;
    if (judgement.verdict === 'either') {
      this.allow(judgement.why);
    }
    if (status.endsWith('_COMPLETE')) {
      if (verdict === 'refused') {
        this.violate('wrong answer', `${told}, but it was carried out`);
      }
      if (after !== before) {
        this.set(key, after);
      }
      return;
    }
    // nobody knows how far it came
    const deletion = status.startsWith('DELETE_');
    if (/^CloudFormation did not receive|cancelled$/.test(reason)) {
      this.allow('nobody knows how far it came');
      const uncertain = either(before, after);
      this.set(key, uncertain && { ...uncertain, doomed: deletion });
      return;
    }
    if (deletion && before !== undefined) {
      this.set(key, { ...before, doomed: true });
    }
    if (verdict === 'ok') {
      this.violate(back ? 'stuck without a way out' : 'wrong answer', `${told}, but it failed: ${reason}`);
    }
    if ((back || wayOut === true) && !reason.includes(WAY_OUT)) {
      this.violate('stuck without a way out', `${told}, and the message names no way out: ${reason}`);
    } else if (back) {
      this.stuck += 1;
    }
  }

  private allow(allowance: Allowance): void {
    this.allowances[allowance] = (this.allowances[allowance] ?? 0) + 1;
  }

  private violate(kind: ViolationKind, text: string): void {
    this.violations.push({ kind, text });
  }

  private stackOf(id: string): StackModel {
    const found = this.stacks.get(id) ?? {
      id, deployed: {}, wanted: {}, before: {}, start: new Map(), deployment: 0, made: new Set(), underWay: new Set(), undeleted: new Set(),
    };
    this.stacks.set(id, found);
    return found;
  }
}

interface Deletion {
  readonly declaration: Declaration;
  readonly cause: DeleteCause;
}

function causeOf({ deployed, wanted, before, made }: StackModel, phase: string, id: string): Deletion | undefined {
  switch (phase) {
    case 'ROLLBACK_IN_PROGRESS':
      return made.has(id) ? { declaration: wanted[id], cause: 'creation rolled back' } : undefined;
    case 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS':
      return { declaration: before[id], cause: Object.hasOwn(wanted, id) ? 'replaced' : 'removed' };
    case 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS':
      if (!made.has(id)) {
        return undefined;
      }
      return { declaration: wanted[id], cause: Object.hasOwn(before, id) ? 'replacement rolled back' : 'creation rolled back' };
    default:
      return Object.hasOwn(deployed, id) ? { declaration: deployed[id], cause: 'removed' } : undefined;
  }
}
