import { isRecord } from '../../model/api/check-shape';

export type RequestType = 'Create' | 'Update' | 'Delete';

type Properties = { readonly [key: string]: unknown };

/** What CloudFormation asks for. */
export interface ResourceRequest {
  readonly requestType: RequestType;
  readonly responseUrl: URL;
  readonly stackId: string;
  readonly requestId: string;
  readonly logicalId: string;
  readonly resourceType: string;
  /** The id that the resource has; on Create it has none. */
  readonly physicalId?: string;
  readonly properties: Properties;
  /** On Update, the properties of the deployment before. */
  readonly formerProperties: Properties;
}

/**
 * Reads an event, or says why it cannot be one of CloudFormation's. Nothing can be answered to such an event, and a throw would
 * only make Lambda run it twice more.
 */
export function readEvent(event: unknown): ResourceRequest | { readonly unreadable: string } {
  if (!isRecord(event)) {
    return { unreadable: 'the event is not an object' };
  }
  const { RequestType, ResponseURL, StackId, RequestId, LogicalResourceId, ResourceType, PhysicalResourceId } = event;
  if (RequestType !== 'Create' && RequestType !== 'Update' && RequestType !== 'Delete') {
    return { unreadable: 'RequestType is none of Create, Update, Delete' };
  }
  const responseUrl = typeof ResponseURL === 'string' && URL.canParse(ResponseURL) ? new URL(ResponseURL) : undefined;
  if (!responseUrl || !['http:', 'https:'].includes(responseUrl.protocol)) {
    return { unreadable: 'ResponseURL is no http or https address' };
  }
  if (!isText(StackId) || !isText(RequestId) || !isText(LogicalResourceId) || !isText(ResourceType)) {
    return { unreadable: 'StackId, RequestId, LogicalResourceId and ResourceType are not all there' };
  }
  if (RequestType !== 'Create' && !isText(PhysicalResourceId)) {
    return { unreadable: `PhysicalResourceId is missing on ${RequestType}` };
  }
  return {
    requestType: RequestType,
    responseUrl,
    stackId: StackId,
    requestId: RequestId,
    logicalId: LogicalResourceId,
    resourceType: ResourceType,
    physicalId: RequestType !== 'Create' && isText(PhysicalResourceId) ? PhysicalResourceId : undefined,
    properties: isRecord(event.ResourceProperties) ? event.ResourceProperties : {},
    formerProperties: isRecord(event.OldResourceProperties) ? event.OldResourceProperties : {},
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
