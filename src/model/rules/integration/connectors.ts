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
  /**
   * Whether it tells AppFlow of changes, so that they can start a flow: `documented`, `unknown` where neither documentation says so, `never` where
   * there is nobody to send one (Amazon AppFlow User Guide, "Flow triggers": applications that provide change events).
   */
  readonly events: 'documented' | 'unknown' | 'never';
  /** Whether records are lines of CSV files. */
  readonly readsFiles: boolean;
}

/** Every connector; note that ServiceNow is `Servicenow` as a type and `ServiceNow` as a member (API model, SourceConnectorType). */
export const CONNECTORS: readonly Connector[] = [
  { type: 'Salesforce', member: 'Salesforce', hasProfile: true, hasWorkflow: true, events: 'documented', readsFiles: false },
  { type: 'Marketo', member: 'Marketo', hasProfile: true, hasWorkflow: true, events: 'unknown', readsFiles: false },
  { type: 'Servicenow', member: 'ServiceNow', hasProfile: true, hasWorkflow: true, events: 'unknown', readsFiles: false },
  { type: 'Zendesk', member: 'Zendesk', hasProfile: true, hasWorkflow: false, events: 'unknown', readsFiles: false },
  { type: 'S3', member: 'S3', hasProfile: false, hasWorkflow: false, events: 'never', readsFiles: true },
];

/** The connector of a type, or undefined where the value is none. */
export function connectorOf(type: unknown): Connector | undefined {
  return CONNECTORS.find((connector) => connector.type === type);
}
