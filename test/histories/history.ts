import type { Allowance } from './allowances';
import { carryOutByHand } from './by-hand';
import { compare } from './compare';
import type { Declarations } from './declaration';
import type { FaultName } from './faults';
import { FOREIGN_DOMAIN, liveResources } from './live';
import { Model } from './model';
import type { Violation } from './model';
import { printScript } from './script';
import type { Deploy, Destroy, Script, Step } from './script';
import type { World } from './world';

/** What happened in a history, for the report. */
export interface Figures {
  steps: number;
  deliveries: number;
  /** Faults that really struck. */
  faults: { [Fault in FaultName]?: number };
  stuckWithWayOut: number;
  /** Events for which the model takes more than one outcome for right. */
  allowances: { [Name in Allowance]?: number };
}

export class HistoryFailure extends Error {
  constructor(public readonly violations: readonly Violation[], script: Script, step: number) {
    super(`after step ${step + 1} of\n${printScript(script)}\n${violations.map(({ kind, text }) => `- ${kind.toUpperCase()}: ${text}`).join('\n')}`);
    this.name = 'HistoryFailure';
  }
}

/** Plays a history, and holds everything that is there after each step against the model. */
export class History {
  public static async begin(world: World): Promise<History> {
    await world.reset();
    const none = { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 };
    world.service.store.putDomain({
      DomainName: FOREIGN_DOMAIN, DefaultExpirationDays: 7, Stats: none, Tags: { foreign: 'yes' }, CreatedAt: world.now(), LastUpdatedAt: world.now(),
    });
    return new History(world, new Model(liveResources(world.service.store.snapshot())));
  }

  public readonly figures: Figures = { steps: 0, deliveries: 0, faults: {}, stuckWithWayOut: 0, allowances: {} };
  public readonly played: Step[] = [];

  private constructor(private readonly world: World, public readonly model: Model) {}

  /** Throws a HistoryFailure where something is not right. */
  public async play(step: Step): Promise<void> {
    const before = liveResources(this.world.service.store.snapshot());
    const deliveries = this.world.deliveries;
    this.played.push(step);
    this.figures.steps += 1;
    this.model.beginStep();
    const fault = step.do === 'deploy' || step.do === 'destroy' ? step.fault : undefined;
    this.world.beginStep(fault);
    await this.carryOut(step);
    if (fault !== undefined && this.strikes(fault.fault)) {
      this.figures.faults[fault.fault] = (this.figures.faults[fault.fault] ?? 0) + 1;
    }
    this.figures.deliveries += this.world.deliveries - deliveries;
    this.figures.stuckWithWayOut = this.model.stuck;
    this.figures.allowances = this.model.allowances;
    const violations = [...this.model.violations, ...compare(this.model, before, liveResources(this.world.service.store.snapshot()))];
    if (violations.length > 0) {
      throw new HistoryFailure(violations, this.played, this.played.length - 1);
    }
  }

  public async playAll(script: Script): Promise<void> {
    for (const step of script) {
      await this.play(step);
    }
  }

  private async carryOut(step: Step): Promise<void> {
    switch (step.do) {
      case 'deploy':
        return this.deploy(step);
      case 'destroy':
        return this.destroy(step);
      case 'deliver late':
        await this.world.deliverLate(step.stack, step.logicalId);
        return;
      default:
        carryOutByHand(step, this.world.service.store, this.model, this.world.now());
    }
  }

  private async deploy({ stack, app, fails, atOnce }: Deploy): Promise<void> {
    const operation = await this.world.deploy(stack, app, { fails, atOnce });
    this.model.observe(operation, app);
    let { status } = operation.result;
    let { events } = operation;
    // an operator does what the message says; the stack goes on from there
    for (let tries = 0; status === 'UPDATE_ROLLBACK_FAILED' && tries < 5; tries += 1) {
      this.world.endFaults();
      const failed = events.filter((event) => event.status === 'UPDATE_FAILED').map(({ logicalId }) => logicalId);
      const continued = await this.world.continueRollback(stack, [...new Set(failed)]);
      this.model.observe(continued, app);
      ({ events, result: { status } } = continued);
    }
    if (!['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_FAILED'].includes(status)) {
      this.model.violations.push({ kind: 'stuck without a way out', text: `stack ${stack} ended in ${status}` });
    }
    if (status === 'DELETE_FAILED') {
      await this.destroy({ do: 'destroy', stack });
    }
  }

  private async destroy({ stack }: Destroy): Promise<void> {
    const none: Declarations = {};
    let operation = await this.world.destroy(stack);
    this.model.observe(operation, none);
    if (operation.result.status === 'DELETE_FAILED') {
      // an answer was lost, or a domain is full: once more, with all that out of the way
      this.world.endFaults();
      [...this.model.profiles.keys()].forEach((domain) => carryOutByHand({ do: 'fill with profiles', domain, count: 0 }, this.world.service.store, this.model, 0));
      operation = await this.world.destroy(stack);
      this.model.observe(operation, none);
    }
    if (operation.result.status !== 'DELETE_COMPLETE') {
      this.model.violations.push({ kind: 'stuck without a way out', text: `stack ${stack} ended in ${operation.result.status}: ${operation.result.reason}` });
    }
  }

  /** Some faults are ways to go on, and strike without being counted. */
  private strikes(fault: FaultName): boolean {
    return ['run twice', 'run twice at once', 'siblings cancelled', 'id of the failed update taken', 'replacement deleted on roll-back'].includes(fault)
      || this.world.struck > 0;
  }
}
