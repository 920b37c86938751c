/** A source that AppFlow reads for the service: what the API calls it in each of the three places where it is named. */
export interface Connector {
  /** The value of `ConnectorType`. */
  readonly type: string;
  /** The member of `SourceConnectorProperties` and of `ConnectorOperator`. */
  readonly member: string;
  /** Whether records are read with the credentials of an AppFlow connector profile. */
  readonly hasProfile: boolean;
  /** Whether an integration workflow fetches history from it (documentation of CreateIntegrationWorkflow). */
  readonly hasWorkflow: boolean;
}

/** Every connector; note that ServiceNow is `Servicenow` as a type and `ServiceNow` as a member (API model, SourceConnectorType). */
export const CONNECTORS: readonly Connector[] = [
  { type: 'Salesforce', member: 'Salesforce', hasProfile: true, hasWorkflow: true },
  { type: 'Marketo', member: 'Marketo', hasProfile: true, hasWorkflow: true },
  { type: 'Servicenow', member: 'ServiceNow', hasProfile: true, hasWorkflow: true },
  { type: 'Zendesk', member: 'Zendesk', hasProfile: true, hasWorkflow: false },
  { type: 'S3', member: 'S3', hasProfile: false, hasWorkflow: false },
];

/** The connector of a type, or undefined where the value is none. */
export function connectorOf(type: unknown): Connector | undefined {
  return CONNECTORS.find((connector) => connector.type === type);
}
