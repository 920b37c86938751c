import type { Examples, Members } from './example';

const INSTANCE = 'arn:aws:connect:us-east-1:123456789012:instance/11111111-2222-3333-4444-555555555555';
const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/profiles';
const PROJECTION: Members = { TaskType: 'Filter', ConnectorOperator: { S3: 'PROJECTION' }, SourceFields: ['price', 'tax'] };

/** Rules of integrations, flows, workflows and event streams. */
export const SOURCE_EXAMPLES: Examples = {
  CP1501: { of: 'integration', wrong: { ObjectTypeName: 'Orders' }, right: { ObjectTypeName: 'Orders', Uri: 'arn:aws:appflow:us-east-1:123456789012:flow/orders' } },
  CP1502: {
    of: 'integration',
    wrong: { Uri: 'arn:aws:appflow:us-east-1:123456789012:flow/orders' },
    right: { Uri: 'arn:aws:appflow:us-east-1:123456789012:flow/orders', ObjectTypeName: 'Orders' },
  },
  CP1503: { of: 'integration', wrong: { Uri: INSTANCE, ObjectTypeName: 'Contacts' }, right: { Uri: INSTANCE, ObjectTypeName: 'CTR' } },
  CP1504: {
    of: 'integration',
    wrong: { DomainName: 'shop', Uri: INSTANCE, ObjectTypeName: 'CTR' },
    right: { DomainName: 'amazon-connect-shop', Uri: INSTANCE, ObjectTypeName: 'CTR' },
  },
  CP1505: { of: 'integration', wrong: { ObjectTypeNames: { ShopifyUpdateOrders: 'Orders' } }, right: { ObjectTypeNames: { ShopifyUpdatedOrders: 'Orders' } } },
  CP1506: { wrong: '49 tags on an integration with a FlowDefinition', right: 'up to 48 tags' },
  CP1507: { wrong: 'two integrations of one Connect instance, in two domains', right: 'one integration of it' },

  CP1508: {
    of: 'integration',
    wrong: { Uri: 'arn:aws:appflow:us-east-1:123456789012:orders', ObjectTypeName: 'Orders' },
    right: { Uri: 'arn:aws:appflow:us-east-1:123456789012:flow/orders', ObjectTypeName: 'Orders' },
  },
  CP1511: flow({ ConnectorType: 'S3', SourceConnectorProperties: { Salesforce: { Object: 'Account' } } }, { ConnectorType: 'S3', SourceConnectorProperties: { S3: { BucketName: 'shop-exports' } } }),
  CP1512: flow(
    { ConnectorType: 'Salesforce', SourceConnectorProperties: { Salesforce: { Object: 'Account' } } },
    { ConnectorType: 'Salesforce', ConnectorProfileName: 'crm', SourceConnectorProperties: { Salesforce: { Object: 'Account' } } },
  ),
  CP1513: tasks([{ TaskType: 'Filter', ConnectorOperator: { Salesforce: 'PROJECTION' }, SourceFields: ['id'] }], [{ TaskType: 'Filter', ConnectorOperator: { S3: 'PROJECTION' }, SourceFields: ['id'] }]),
  CP1514: tasks(
    [{ TaskType: 'Map', ConnectorOperator: { S3: 'NO_OP' }, SourceFields: ['id'] }],
    [{ TaskType: 'Filter', ConnectorOperator: { S3: 'PROJECTION' }, SourceFields: ['id'] }, { TaskType: 'Map', ConnectorOperator: { S3: 'NO_OP' }, SourceFields: ['id'] }],
  ),
  CP1515: trigger({ TriggerType: 'Scheduled' }, { TriggerType: 'Scheduled', TriggerProperties: { Scheduled: { ScheduleExpression: 'rate(1hours)' } } }),
  CP1516: trigger(
    { TriggerType: 'Scheduled', TriggerProperties: { Scheduled: { ScheduleExpression: 'rate(15 minutes)' } } },
    { TriggerType: 'Scheduled', TriggerProperties: { Scheduled: { ScheduleExpression: 'rate(15minutes)' } } },
  ),
  CP1517: { wrong: 'a ScheduleEndTime that is before the ScheduleStartTime', right: 'an end after the start, or no end' },
  CP1518: tasks(
    [{ TaskType: 'Filter', ConnectorOperator: { S3: 'PROJECTION' }, SourceFields: ['id', 'address.city'] }],
    [{ TaskType: 'Filter', ConnectorOperator: { S3: 'PROJECTION' }, SourceFields: ['id', 'address_city'] }],
  ),
  CP1519: flowOf('S3', { TriggerConfig: { TriggerType: 'Event' } }, { TriggerConfig: { TriggerType: 'Scheduled', TriggerProperties: { Scheduled: { ScheduleExpression: 'rate(1hours)' } } } }),

  CP1521: {
    of: 'integration workflow',
    wrong: { IntegrationConfig: {} },
    right: { IntegrationConfig: { AppflowIntegration: { FlowDefinition: { SourceFlowConfig: { ConnectorType: 'Marketo' } } } } },
  },
  CP1522: {
    of: 'integration workflow',
    wrong: { IntegrationConfig: { AppflowIntegration: { FlowDefinition: { SourceFlowConfig: { ConnectorType: 'Zendesk' } } } } },
    right: { IntegrationConfig: { AppflowIntegration: { FlowDefinition: { SourceFlowConfig: { ConnectorType: 'Salesforce' } } } } },
  },
  CP1523: { wrong: 'a batch from 1 May to 1 April', right: 'a batch from 1 April to 1 May' },
  CP1524: { wrong: 'a batch from 1 April to 1 June, and one from 1 May to 1 July', right: 'the second from 1 June to 1 July' },

  CP1530: tasks(
    [PROJECTION, { TaskType: 'Arithmetic', ConnectorOperator: { S3: 'NO_OP' }, SourceFields: ['price', 'tax'], TaskProperties: { MATH_OPERATION_FIELDS_ORDER: 'price,tax' } }],
    [PROJECTION, { TaskType: 'Arithmetic', ConnectorOperator: { S3: 'ADDITION' }, SourceFields: ['price', 'tax'], TaskProperties: { MATH_OPERATION_FIELDS_ORDER: 'price,tax' } }],
  ),
  CP1531: tasks(
    [PROJECTION, { TaskType: 'Arithmetic', ConnectorOperator: { S3: 'ADDITION' }, SourceFields: ['price'], TaskProperties: { MATH_OPERATION_FIELDS_ORDER: 'price' } }],
    [PROJECTION, { TaskType: 'Arithmetic', ConnectorOperator: { S3: 'ADDITION' }, SourceFields: ['price', 'tax'], TaskProperties: { MATH_OPERATION_FIELDS_ORDER: 'price,tax' } }],
  ),
  CP1532: tasks(
    [PROJECTION, { TaskType: 'Truncate', ConnectorOperator: { S3: 'NO_OP' }, SourceFields: ['price'] }],
    [PROJECTION, { TaskType: 'Truncate', ConnectorOperator: { S3: 'NO_OP' }, SourceFields: ['price'], TaskProperties: { TRUNCATE_LENGTH: '12' } }],
  ),
  CP1533: tasks(
    [PROJECTION, mapTo('price', 'total'), mapTo('tax', 'total')],
    [PROJECTION, mapTo('price', 'net'), mapTo('tax', 'total')],
  ),

  CP1601: { wrong: 'two event streams on one domain', right: 'one event stream, and consumers of its Kinesis stream' },
  CP1602: { of: 'event stream', wrong: { Uri: STREAM.replace('us-east-1', 'eu-west-1') }, right: { Uri: STREAM } },
  CP1603: { of: 'event stream', wrong: { Uri: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/profiles' }, right: { Uri: STREAM } },
};

function mapTo(field: string, DestinationField: string): Members {
  return { TaskType: 'Map', ConnectorOperator: { S3: 'NO_OP' }, SourceFields: [field], DestinationField };
}

function flow(wrong: Members, right: Members): Examples[string] {
  const form = (SourceFlowConfig: Members) => ({ FlowDefinition: { SourceFlowConfig } });
  return { of: 'integration', wrong: form(wrong), right: form(right) };
}

function tasks(wrong: readonly Members[], right: readonly Members[]): Examples[string] {
  const form = (Tasks: readonly Members[]) => ({ FlowDefinition: { SourceFlowConfig: { ConnectorType: 'S3' }, Tasks } });
  return { of: 'integration', wrong: form(wrong), right: form(right) };
}

function trigger(wrong: Members, right: Members): Examples[string] {
  const form = (TriggerConfig: Members) => ({ FlowDefinition: { TriggerConfig } });
  return { of: 'integration', wrong: form(wrong), right: form(right) };
}

function flowOf(connector: string, wrong: Members, right: Members): Examples[string] {
  const form = (members: Members) => ({ FlowDefinition: { SourceFlowConfig: { ConnectorType: connector }, ...members } });
  return { of: 'integration', wrong: form(wrong), right: form(right) };
}
