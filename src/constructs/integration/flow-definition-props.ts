import type { FlowField } from './flow-field';
import type { FlowFilter } from './flow-filter';
import type { FlowSource } from './flow-source';
import type { FlowTask } from './flow-task';
import type { FlowTrigger } from './flow-trigger';

/**
 * Properties of a flow.
 */
export interface FlowDefinitionProps {
  /**
   * The name of the flow, which no other flow of the account and region has: up to 256 letters, digits and `_!@#.-`, a letter or digit
   * first (API model). Another name makes another flow and integration.
   */
  readonly flowName: string;

  /**
   * What the flow is for; up to 2,048 letters, digits, spaces and `!@#-.?,` (API model).
   *
   * @default - none
   */
  readonly description?: string;

  /** Where records are read. */
  readonly source: FlowSource;

  /** Every field that is read, and what is done with it. Fields that are not here are not ingested. */
  readonly fields: FlowField[];

  /**
   * Which records are taken.
   *
   * @default - all of them
   */
  readonly filters?: FlowFilter[];

  /**
   * What is done besides, in this order: fields that are calculated or joined together, and any other task. They come after filters and validations, and
   * before the fields are handed on.
   *
   * @default - nothing
   */
  readonly tasks?: FlowTask[];

  /**
   * What starts the flow.
   *
   * @default FlowTrigger.onDemand()
   */
  readonly trigger?: FlowTrigger;
}
