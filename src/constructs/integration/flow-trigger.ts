import type { Duration } from 'aws-cdk-lib';
import { checkedArguments } from '../arguments/checked-arguments';
import { ServiceValue } from '../service-value';

/**
 * When a flow runs by itself.
 *
 * A scheduled flow does nothing until it has been started once: see `startFlow` of the integration.
 */
export interface FlowSchedule {
  /**
   * How often it runs: 15 minutes or more (Administrator Guide, "Set up integration with S3"), in whole minutes, hours or days.
   */
  readonly interval: Duration;

  /**
   * Whether a run reads everything, or what has changed since the run before.
   *
   * @default - left to AppFlow
   */
  readonly pull?: DataPull;

  /**
   * When the schedule begins. It must lie in the future when the flow is made; the guide advises five minutes at least.
   *
   * @default - at once
   */
  readonly start?: Date;

  /**
   * When the schedule ends.
   *
   * @default - never
   */
  readonly end?: Date;

  /**
   * From which change on the first run reads records. For history of more than 60 days use an `IntegrationWorkflow`.
   *
   * @default - left to AppFlow
   */
  readonly firstRunFrom?: Date;

  /**
   * The time zone of the schedule, for example `America/New_York`.
   *
   * @default - UTC
   */
  readonly timeZone?: string;

  /**
   * How long after the beginning of each interval the flow runs: up to ten hours, in whole seconds (API model).
   *
   * @default - at the beginning
   */
  readonly offset?: Duration;
}

/**
 * What a run of a flow reads.
 */
@checkedArguments('DataPull')
export class DataPull extends ServiceValue {
  /** Records that have changed since the run before. */
  public static readonly INCREMENTAL = new DataPull('Incremental');
  /** All records. */
  public static readonly COMPLETE = new DataPull('Complete');

  /**
   * A value that this release does not know yet.
   *
   * @param value the value as the API has it; one that the library's API model does not have is an error (rule CP1006) unless it is acknowledged
   */
  public static of(value: string): DataPull {
    return new DataPull(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

/**
 * What starts the runs of a flow.
 */
@checkedArguments('FlowTrigger')
export class FlowTrigger {
  /** Somebody, in AppFlow. */
  public static onDemand(): FlowTrigger {
    return new FlowTrigger('OnDemand');
  }

  /**
   * An event that the application sends when a record changes, once the flow was started (`startFlow` of the integration). Salesforce sends events; files
   * in a bucket send none, which is an error, and of the other sources none are documented, which is a warning (rule CP1519).
   */
  public static onEvent(): FlowTrigger {
    return new FlowTrigger('Event');
  }

  /**
   * The time.
   *
   * @param schedule when the flow runs, and what it reads then
   */
  public static onSchedule(schedule: FlowSchedule): FlowTrigger {
    return new FlowTrigger('Scheduled', schedule);
  }

  private constructor(
    /** The type as the API has it. */
    public readonly triggerType: string,
    /** The schedule, where there is one. */
    public readonly schedule?: FlowSchedule,
  ) {}
}
