import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { SourceFlowConfig } from './flow-request-type';
import { checkedArguments } from '../arguments/checked-arguments';

/**
 * What an object of an application is, that a flow reads.
 */
export interface FlowObject {
  /**
   * The AppFlow connector profile that holds the credentials of the application; 1 to 256 characters (API model).
   */
  readonly connectorProfileName: string;

  /**
   * The object to read, as the application calls it, for example `Contact`; up to 512 characters without white space (API model).
   */
  readonly object: string;

  /**
   * The field of the object that says when a record was changed last, for incremental pulls.
   *
   * @default - the field that AppFlow takes for the application
   */
  readonly lastChangedField?: string;
}

/**
 * What an object of Salesforce is, that a flow reads.
 */
export interface SalesforceFlowObject extends FlowObject {
  /**
   * Whether fields that are added to the object later are read too.
   *
   * @default - left to AppFlow
   */
  readonly dynamicFieldUpdate?: boolean;

  /**
   * Whether records that were deleted in Salesforce are read too.
   *
   * @default - left to AppFlow
   */
  readonly includeDeletedRecords?: boolean;
}

/**
 * Where a flow reads its records.
 */
@checkedArguments('FlowSource')
export class FlowSource {
  /**
   * An object of Salesforce.
   *
   * @param flowObject the object to read, and the connector profile that may
   */
  public static salesforce(flowObject: SalesforceFlowObject): FlowSource {
    return new FlowSource('Salesforce', 'Salesforce', {
      Object: flowObject.object, EnableDynamicFieldUpdate: flowObject.dynamicFieldUpdate, IncludeDeletedRecords: flowObject.includeDeletedRecords,
    }, flowObject);
  }

  /**
   * An object of Marketo.
   *
   * @param flowObject the object to read, and the connector profile that may
   */
  public static marketo(flowObject: FlowObject): FlowSource {
    return new FlowSource('Marketo', 'Marketo', { Object: flowObject.object }, flowObject);
  }

  /**
   * An object of ServiceNow.
   *
   * @param flowObject the object to read, and the connector profile that may
   */
  public static serviceNow(flowObject: FlowObject): FlowSource {
    // The API spells the connector's type in one way, and its properties and operators in another.
    return new FlowSource('Servicenow', 'ServiceNow', { Object: flowObject.object }, flowObject);
  }

  /**
   * An object of Zendesk.
   *
   * @param flowObject the object to read, and the connector profile that may
   */
  public static zendesk(flowObject: FlowObject): FlowSource {
    return new FlowSource('Zendesk', 'Zendesk', { Object: flowObject.object }, flowObject);
  }

  /**
   * CSV files in a bucket. The bucket's policy is extended so that AppFlow may read it for this account.
   *
   * @param bucket the bucket
   * @param prefix what the keys of the files begin with; up to 512 characters (API model)
   */
  public static s3(bucket: IBucket, prefix?: string): FlowSource {
    return new FlowSource('S3', 'S3', { BucketName: bucket.bucketName, BucketPrefix: prefix }, undefined, bucket);
  }

  private constructor(
    private readonly connectorType: string,
    private readonly connector: string,
    private readonly properties: object,
    private readonly object?: FlowObject,
    private readonly bucket?: IBucket,
  ) {}

  /**
   * The member of the API that operators of this source are in.
   * @internal
   */
  public get _connector(): string {
    return this.connector;
  }

  /**
   * The bucket that AppFlow must be let into.
   * @internal
   */
  public get _bucket(): IBucket | undefined {
    return this.bucket;
  }

  /**
   * The source in the API's own member names.
   * @internal
   */
  public _render(): SourceFlowConfig {
    return {
      ConnectorProfileName: this.object?.connectorProfileName,
      ConnectorType: this.connectorType,
      IncrementalPullConfig: this.object?.lastChangedField === undefined ? undefined : { DatetimeTypeFieldName: this.object.lastChangedField },
      SourceConnectorProperties: { [this.connector]: this.properties },
    };
  }
}
