import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { FlowField } from './flow-field';
import type { FlowFilter } from './flow-filter';
import { flowRequest } from './flow-request';
import type { FlowSource } from './flow-source';
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
   * What starts the flow.
   *
   * @default FlowTrigger.onDemand()
   */
  readonly trigger?: FlowTrigger;
}

/**
 * A flow of Amazon AppFlow that the service creates for an integration, and that brings records from an application or a bucket.
 *
 * The tasks of the flow follow from its fields: the projection of all of them, filters, validations, and for each field its map, truncation
 * and mask. The flow is encrypted with the domain's customer managed key, so the domain needs one.
 *
 * A flow cannot be changed. When its definition changes, the integration is deleted and made anew under the same name; records that are in
 * the domain stay.
 */
export class FlowDefinition {
  /** The name of the flow. */
  public readonly flowName: string;

  constructor(private readonly props: FlowDefinitionProps) {
    this.flowName = props.flowName;
  }

  /**
   * The bucket that AppFlow must be let into.
   * @internal
   */
  public get _bucket(): IBucket | undefined {
    return this.props.source._bucket;
  }

  /**
   * The definition in the API's own member names.
   * @internal
   */
  public _render(keyArn: string): { readonly [member: string]: unknown } {
    return flowRequest(this.props, keyArn);
  }
}
