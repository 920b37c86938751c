import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { FlowDefinitionProps } from './flow-definition-props';
import { flowRequest } from './flow-request';
import type { FlowRequest } from './flow-request-type';
import { FlowTrigger } from './flow-trigger';
import { checkedArguments } from '../arguments/checked-arguments';

/**
 * A flow of Amazon AppFlow that the service creates for an integration, and that brings records from an application or a bucket.
 *
 * The tasks of the flow follow from its fields: the projection of all of them, filters, validations, what `tasks` says besides, and for each field its
 * map, truncation and mask. The flow is encrypted with the domain's customer managed key, so the domain needs one.
 *
 * A flow cannot be changed. When its definition changes, the integration is deleted and made anew under the same name; records that are in
 * the domain stay.
 */
@checkedArguments('FlowDefinition')
export class FlowDefinition {
  /** The name of the flow. */
  public readonly flowName: string;

  /**
   * @param props what the flow reads, what it does with it, and when
   */
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
   * Whether somebody starts each run, so that there is nothing to activate.
   * @internal
   */
  public get _isOnDemand(): boolean {
    return this.props.trigger === undefined || this.props.trigger.triggerType === FlowTrigger.onDemand().triggerType;
  }

  /**
   * The definition in the API's own member names.
   * @internal
   */
  public _render(keyArn: string): FlowRequest {
    return flowRequest(this.props, keyArn);
  }
}
