import type { RuleCases } from '../rule-cases';

type Members = { readonly [member: string]: unknown };

const FLOW_ARN = 'arn:aws:appflow:us-east-1:123456789012:flow/orders';
const INSTANCE_ARN = 'arn:aws:connect:us-east-1:123456789012:instance/1';
const GOOD = { DomainName: 'retail', Uri: FLOW_ARN, ObjectTypeName: 'Order' };
const CONNECT = { DomainName: 'amazon-connect-retail', Uri: INSTANCE_ARN, ObjectTypeName: 'CTR' };

const having = (members: Members): object => ({ ...GOOD, ...members });
const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, 'a']));

export const GOOD_FLOW = {
  FlowName: 'orders',
  KmsArn: 'arn:aws:kms:us-east-1:123456789012:key/1',
  SourceFlowConfig: { ConnectorType: 'Salesforce', ConnectorProfileName: 'sales', SourceConnectorProperties: { Salesforce: { Object: 'Order' } } },
  Tasks: [
    { TaskType: 'Filter', SourceFields: ['Id', 'Total'], ConnectorOperator: { Salesforce: 'PROJECTION' } },
    { TaskType: 'Map', SourceFields: ['Id'], DestinationField: 'Id', ConnectorOperator: { Salesforce: 'NO_OP' } },
  ],
  TriggerConfig: { TriggerType: 'OnDemand' },
};

/** The good flow with other members. */
export const flowHaving = (members: Members): object => ({ DomainName: 'retail', ObjectTypeName: 'Order', FlowDefinition: { ...GOOD_FLOW, ...members } });
const reading = (config: Members): object => flowHaving({ SourceFlowConfig: { ...GOOD_FLOW.SourceFlowConfig, ...config } });
const doing = (...tasks: object[]): object => flowHaving({ Tasks: [GOOD_FLOW.Tasks[0], ...tasks] });
const triggered = (TriggerType: string, Scheduled?: Members): object =>
  flowHaving({ TriggerConfig: { TriggerType, TriggerProperties: Scheduled && { Scheduled } } });
const each = (ScheduleExpression: string, more: Members = {}): object => triggered('Scheduled', { ScheduleExpression, ...more });
const mapping = (ConnectorOperator: Members, field = 'Id'): object => ({ TaskType: 'Map', SourceFields: [field], DestinationField: field, ConnectorOperator });

const task = (TaskType: string, operator: string | undefined, SourceFields: string[], TaskProperties?: Members, DestinationField?: string): object =>
  ({ TaskType, SourceFields, ConnectorOperator: operator && { Salesforce: operator }, TaskProperties, DestinationField });
const SUM = task('Arithmetic', 'ADDITION', ['Id', 'Total'], { MATH_OPERATION_FIELDS_ORDER: 'Id,Total' }, 'Id,Total');
const NAME = task('Merge', 'NO_OP', ['Id', 'Total'], { CONCAT_FORMAT: '${Id}/${Total}' }, 'Id,Total');
const hand = (from: string, to: string) => task('Map', 'NO_OP', [from], undefined, to);
/** A flow of CSV files with these columns. */
const files = (columns: readonly string[], more: Members = {}): object => flowHaving({
  SourceFlowConfig: { ConnectorType: 'S3', SourceConnectorProperties: { S3: { BucketName: 'orders' } } },
  Tasks: [
    { TaskType: 'Filter', SourceFields: columns, ConnectorOperator: { S3: 'PROJECTION' } },
    ...columns.map((column) => mapping({ S3: 'NO_OP' }, column)),
  ],
  ...more,
});
const zendesk = (more: Members): object => flowHaving({
  SourceFlowConfig: { ConnectorType: 'Zendesk', ConnectorProfileName: 'desk', SourceConnectorProperties: { Zendesk: { Object: 'users' } } },
  Tasks: [{ TaskType: 'Filter', SourceFields: ['id'], ConnectorOperator: { Zendesk: 'PROJECTION' } }],
  ...more,
});

const SOURCE = 'FlowDefinition.SourceFlowConfig';
const SCHEDULE = 'FlowDefinition.TriggerConfig.TriggerProperties.Scheduled';
const at = (day: number) => new Date(Date.UTC(2030, 0, day));

export const INTEGRATION_CASES: { readonly [code: string]: RuleCases } = {
  CP1501: {
    accepts: { 'a Uri': having({}), 'a flow': flowHaving({}) },
    refuses: {
      'no source': [having({ Uri: undefined }), 'Uri'],
      'two sources': [{ ...flowHaving({}), Uri: FLOW_ARN }, 'FlowDefinition', undefined, 'warning'],
    },
  },
  CP1502: {
    accepts: { 'a map of event types': having({ ObjectTypeName: undefined, ObjectTypeNames: { SegmentIdentify: 'Segment-Identify' } }) },
    refuses: {
      'no object type': [having({ ObjectTypeName: undefined }), 'ObjectTypeName', undefined, 'warning'],
      'an object type and a map': [having({ ObjectTypeNames: { SegmentIdentify: 'Segment-Identify' } }), 'ObjectTypeNames', undefined, 'warning'],
    },
  },
  CP1503: {
    accepts: { 'contact records of an instance': CONNECT, 'another object type of another source': having({ Uri: 'arn:aws:connect:us-east-1:123456789012:instance/1/queue/2' }) },
    refuses: {
      'no object type': [{ ...CONNECT, ObjectTypeName: undefined }, 'ObjectTypeName'],
      'another object type': [{ ...CONNECT, ObjectTypeName: 'Contacts' }, 'ObjectTypeName', 'Contacts'],
    },
  },
  CP1504: {
    accepts: { 'any domain for another source': having({ DomainName: 'retail' }) },
    refuses: { 'a domain that the instance may not use': [{ ...CONNECT, DomainName: 'retail' }, 'DomainName', 'retail', 'warning'] },
  },
  CP1505: {
    accepts: {
      'every type that is known': having({
        ObjectTypeName: undefined,
        ObjectTypeNames: { ShopifyUpdatedOrders: 'Shopify-Order', ShopifyCreateCustomers: 'Shopify-Customer', ShopifyUpdateDraftOrders: 'Shopify-DraftOrder' },
      }),
    },
    refuses: {
      'a misspelt type': [
        having({ ObjectTypeName: undefined, ObjectTypeNames: { ShopifyUpdateOrders: 'Shopify-Order' } }), 'ObjectTypeNames.ShopifyUpdateOrders', undefined, 'warning',
      ],
    },
  },
  CP1506: {
    accepts: { '48 tags with a flow': { ...flowHaving({}), Tags: tags(48) }, '49 tags without one': having({ Tags: tags(49) }) },
    refuses: { '49 tags with a flow': [{ ...flowHaving({}), Tags: tags(49) }, 'Tags'] },
  },
  CP1112: {
    accepts: { 'a Uri that can just be tagged': having({ Uri: `arn:aws:appflow:us-east-1:123456789012:flow/${'f'.repeat(145)}` }) },
    refuses: { 'a longer one': [having({ Uri: `arn:aws:appflow:us-east-1:123456789012:flow/${'f'.repeat(146)}` }), 'Uri', undefined, 'warning'] },
  },
  CP1508: {
    accepts: {
      'a flow': having({ Uri: 'arn:aws:appflow:us-east-1:123456789012:flow/orders' }),
      'an event integration': having({ Uri: 'arn:aws-us-gov:app-integrations:us-gov-west-1:123456789012:event-integration/shopify' }),
      'what is of another service': having({ Uri: 'arn:aws:s3:::orders' }),
    },
    refuses: {
      'a Connect ARN that is cut off': [having({ Uri: 'arn:aws:connect:...' }), 'Uri', 'arn:aws:connect:...', 'warning'],
      'an instance without its id': [having({ Uri: 'arn:aws:connect:us-east-1:123456789012:instance/' }), 'Uri', 'arn:aws:connect:us-east-1:123456789012:instance/', 'warning'],
      'a flow by its name alone': [having({ Uri: 'arn:aws:appflow:us-east-1:123456789012:orders' }), 'Uri', 'arn:aws:appflow:us-east-1:123456789012:orders', 'warning'],
    },
  },
  CP1511: {
    accepts: {
      'ServiceNow in its two spellings': flowHaving({
        SourceFlowConfig: { ConnectorType: 'Servicenow', ConnectorProfileName: 'now', SourceConnectorProperties: { ServiceNow: { Object: 'incident' } } },
        Tasks: [{ TaskType: 'Filter', SourceFields: ['id'], ConnectorOperator: { ServiceNow: 'PROJECTION' } }],
      }),
    },
    refuses: {
      'the properties of another connector': [reading({ SourceConnectorProperties: { Marketo: { Object: 'leads' } } }), `${SOURCE}.SourceConnectorProperties.Marketo`],
      'the properties of two connectors': [
        reading({ SourceConnectorProperties: { Salesforce: { Object: 'Order' }, S3: { BucketName: 'orders' } } }), `${SOURCE}.SourceConnectorProperties.S3`,
      ],
      'no properties': [reading({ SourceConnectorProperties: {} }), `${SOURCE}.SourceConnectorProperties.Salesforce`],
    },
  },
  CP1512: {
    accepts: {
      'S3 without a connector profile': flowHaving({
        SourceFlowConfig: { ConnectorType: 'S3', SourceConnectorProperties: { S3: { BucketName: 'orders' } } },
        Tasks: [{ TaskType: 'Filter', SourceFields: ['id'], ConnectorOperator: { S3: 'PROJECTION' } }],
      }),
    },
    refuses: { 'Salesforce without one': [reading({ ConnectorProfileName: undefined }), `${SOURCE}.ConnectorProfileName`] },
  },
  CP1513: {
    accepts: { 'an operator of the connector': doing(mapping({ Salesforce: 'NO_OP' })), 'a task without an operator': doing({ TaskType: 'Map', SourceFields: ['Id'] }) },
    refuses: { 'an operator of another': [doing(mapping({ Zendesk: 'NO_OP' })), 'FlowDefinition.Tasks[1].ConnectorOperator.Zendesk', 'NO_OP'] },
  },
  CP1514: {
    accepts: {
      'a map of every projected field': doing(mapping({ Salesforce: 'NO_OP' }), mapping({ Salesforce: 'NO_OP' }, 'Total')),
      'a sum that is mapped': doing(SUM, hand('Id,Total', 'sum')),
      'a text that is joined together and mapped': doing(NAME, hand('Id,Total', 'name')),
      'a filter of a field that is not projected': doing(task('Filter', 'EQUAL_TO', ['Region'], { VALUE: 'EU' })),
    },
    refuses: {
      'a map first': [flowHaving({ Tasks: [mapping({ Salesforce: 'NO_OP' })] }), 'FlowDefinition.Tasks[0]', undefined, 'warning'],
      'a filter that is no projection': [
        flowHaving({ Tasks: [{ TaskType: 'Filter', SourceFields: ['Id'], ConnectorOperator: { Salesforce: 'EQUAL_TO' }, TaskProperties: { VALUE: '7' } }] }), 'FlowDefinition.Tasks[0]', undefined, 'warning',
      ],
      'a sum of a field that is not projected': [
        doing(task('Arithmetic', 'ADDITION', ['Id', 'Totl'], { MATH_OPERATION_FIELDS_ORDER: 'Id,Totl' }, 'Id,Totl')), 'FlowDefinition.Tasks[1].SourceFields[1]', 'Totl', 'warning',
      ],
      'a sum that is mapped before it is made': [doing(hand('Id,Total', 'sum'), SUM), 'FlowDefinition.Tasks[1].SourceFields[0]', 'Id,Total', 'warning'],
      'a map of a field that is not projected': [doing(mapping({ Salesforce: 'NO_OP' }, 'Totl')), 'FlowDefinition.Tasks[1].SourceFields[0]', 'Totl', 'warning'],
    },
  },
  CP1518: {
    accepts: {
      'columns without dots': files(['id', 'address_city']),
      'the path into a structure of an application': doing(mapping({ Salesforce: 'NO_OP' }), { ...GOOD_FLOW.Tasks[0], SourceFields: ['Owner.Name'] }),
    },
    refuses: {
      'a column with a dot': [files(['id', 'address.city']), 'FlowDefinition.Tasks[0].SourceFields[1]', 'address.city'],
    },
  },
  CP1519: {
    accepts: {
      'events of Salesforce': triggered('Event'),
      'files on demand': files(['id']),
    },
    refuses: {
      'events of files': [files(['id'], { TriggerConfig: { TriggerType: 'Event' } }), 'FlowDefinition.TriggerConfig.TriggerType', 'Event'],
      'events of Zendesk': [zendesk({ TriggerConfig: { TriggerType: 'Event' } }), 'FlowDefinition.TriggerConfig.TriggerType', 'Event', 'warning'],
    },
  },
  CP1515: {
    accepts: { 'a schedule': each('rate(1hours)'), 'an event': triggered('Event') },
    refuses: {
      'no schedule': [triggered('Scheduled'), SCHEDULE],
      'a schedule on demand': [triggered('OnDemand', { ScheduleExpression: 'rate(1hours)' }), SCHEDULE],
      'a schedule of events': [triggered('Event', { ScheduleExpression: 'rate(1hours)' }), SCHEDULE],
    },
  },
  CP1516: {
    accepts: { '15 minutes': each('rate(15minutes)'), 'a day': each('rate(1days)'), 'one hour, in the singular': each('rate(1hour)'), 'another kind': each('cron(0 0 * * ? *)') },
    refuses: {
      '14 minutes': [each('rate(14minutes)'), `${SCHEDULE}.ScheduleExpression`, 'rate(14minutes)', 'warning'],
      'a space': [each('rate(15 minutes)'), `${SCHEDULE}.ScheduleExpression`, 'rate(15 minutes)', 'warning'],
      'another unit': [each('rate(1weeks)'), `${SCHEDULE}.ScheduleExpression`, 'rate(1weeks)', 'warning'],
    },
  },
  CP1517: {
    accepts: { 'an end after the beginning': each('rate(1hours)', { ScheduleStartTime: at(1), ScheduleEndTime: at(2) }) },
    refuses: { 'an end at the beginning': [each('rate(1hours)', { ScheduleStartTime: at(1), ScheduleEndTime: at(1) }), `${SCHEDULE}.ScheduleEndTime`, at(1)] },
  },
};

/** What the API has besides maps: each type with its own operator, and with another's. */
const TASKS = 'FlowDefinition.Tasks[1]';
export const TASK_CASES: { readonly [code: string]: RuleCases } = {
  CP1530: {
    accepts: {
      'a sum': doing(SUM),
      'a joined text': doing(NAME),
      'a mask': doing(task('Mask', 'MASK_ALL', ['Id'], { MASK_VALUE: '*' }, 'Id')),
      'a check': doing(task('Validate', 'VALIDATE_NUMERIC', ['Total'], { VALIDATION_ACTION: 'DropRecord' })),
      'a truncation without an operator': doing(task('Truncate', undefined, ['Id'], { TRUNCATE_LENGTH: '3' })),
    },
    refuses: {
      'a sum that does nothing': [doing({ ...SUM, ConnectorOperator: { Salesforce: 'NO_OP' } }), `${TASKS}.ConnectorOperator.Salesforce`, 'NO_OP'],
      'a map that adds': [doing(task('Map', 'ADDITION', ['Id'], undefined, 'Id')), `${TASKS}.ConnectorOperator.Salesforce`, 'ADDITION'],
      'a check that masks': [
        doing(task('Validate', 'MASK_ALL', ['Id'], { VALIDATION_ACTION: 'DropRecord' })), `${TASKS}.ConnectorOperator.Salesforce`, 'MASK_ALL',
      ],
      'a sum without an operator': [doing({ ...SUM, ConnectorOperator: undefined }), `${TASKS}.ConnectorOperator`],
    },
  },
  CP1531: {
    accepts: { 'a sum of two': doing(SUM), 'a joined text of one': doing(task('Merge', 'NO_OP', ['Id'], { CONCAT_FORMAT: 'no. ${Id}' })) },
    refuses: {
      'a sum of one': [doing(task('Arithmetic', 'ADDITION', ['Id'], { MATH_OPERATION_FIELDS_ORDER: 'Id' })), `${TASKS}.SourceFields`, ['Id']],
      'a map of nothing': [doing(task('Map', 'NO_OP', [])), `${TASKS}.SourceFields`, []],
    },
  },
  CP1532: {
    accepts: {
      'a length of one': doing(task('Truncate', 'NO_OP', ['Id'], { TRUNCATE_LENGTH: '1' })),
      'a range': doing(task('Filter', 'BETWEEN', ['Total'], { LOWER_BOUND: '1', UPPER_BOUND: '2' })),
      'several values': doing(task('Filter', 'EQUAL_TO', ['Total'], { VALUES: '1,2' })),
    },
    refuses: {
      'a length of nothing': [doing(task('Truncate', 'NO_OP', ['Id'], { TRUNCATE_LENGTH: '0' })), `${TASKS}.TaskProperties.TRUNCATE_LENGTH`, '0'],
      'a length in words': [doing(task('Mask', 'MASK_LAST_N', ['Id'], { MASK_LENGTH: 'four' })), `${TASKS}.TaskProperties.MASK_LENGTH`, 'four'],
      'half a length': [doing(task('Mask', 'MASK_FIRST_N', ['Id'], { MASK_LENGTH: '1.5' })), `${TASKS}.TaskProperties.MASK_LENGTH`, '1.5'],
      'no length of a truncation': [doing(task('Truncate', 'NO_OP', ['Id'])), `${TASKS}.TaskProperties.TRUNCATE_LENGTH`, undefined, 'warning'],
      'no length of a mask': [doing(task('Mask', 'MASK_LAST_N', ['Id'])), `${TASKS}.TaskProperties.MASK_LENGTH`, undefined, 'warning'],
      'no format': [doing({ ...NAME, TaskProperties: undefined }), `${TASKS}.TaskProperties.CONCAT_FORMAT`, undefined, 'warning'],
      'no order': [doing({ ...SUM, TaskProperties: {} }), `${TASKS}.TaskProperties.MATH_OPERATION_FIELDS_ORDER`, undefined, 'warning'],
      'no value': [doing(task('Filter', 'EQUAL_TO', ['Total'])), `${TASKS}.TaskProperties.VALUE`, undefined, 'warning'],
      'half a range': [doing(task('Filter', 'BETWEEN', ['Total'], { LOWER_BOUND: '1' })), `${TASKS}.TaskProperties.UPPER_BOUND`, undefined, 'warning'],
      'no action': [doing(task('Validate', 'VALIDATE_NUMERIC', ['Total'])), `${TASKS}.TaskProperties.VALIDATION_ACTION`, undefined, 'warning'],
    },
  },
  CP1533: {
    accepts: { 'a map and a mask of the same': doing(hand('Id', 'id'), task('Mask', 'MASK_ALL', ['Id'], { MASK_VALUE: '*' }, 'id')) },
    refuses: {
      'two maps to one name': [doing(hand('Id', 'id'), hand('Total', 'id')), 'FlowDefinition.Tasks[2].DestinationField', 'id', 'warning'],
      'a sum and a text of the same fields': [doing(SUM, NAME), 'FlowDefinition.Tasks[2].DestinationField', 'Id,Total', 'warning'],
    },
  },
};

const GOOD_WORKFLOW = {
  DomainName: 'retail',
  WorkflowType: 'APPFLOW_INTEGRATION',
  ObjectTypeName: 'Order',
  RoleArn: 'arn:aws:iam::123456789012:role/history',
};
const workflow = (flow: Members, Batches?: object[]): object => ({
  ...GOOD_WORKFLOW, IntegrationConfig: { AppflowIntegration: { FlowDefinition: { ...GOOD_FLOW, ...flow }, Batches } },
});
const batch = (start: number, end: number) => ({ StartTime: at(start), EndTime: at(end) });
const BATCHES = 'IntegrationConfig.AppflowIntegration.Batches';

export const WORKFLOW_CASES: { readonly [code: string]: RuleCases } = {
  CP1521: {
    accepts: { 'a flow': workflow({}) },
    refuses: { 'no flow': [{ ...GOOD_WORKFLOW, IntegrationConfig: {} }, 'IntegrationConfig.AppflowIntegration'] },
  },
  CP1522: {
    accepts: { 'a source with workflows': workflow({}) },
    refuses: {
      'one without': [
        workflow({
          SourceFlowConfig: { ConnectorType: 'Zendesk', ConnectorProfileName: 'desk', SourceConnectorProperties: { Zendesk: { Object: 'tickets' } } },
          Tasks: [{ TaskType: 'Filter', SourceFields: ['id'], ConnectorOperator: { Zendesk: 'PROJECTION' } }],
        }), 'IntegrationConfig.AppflowIntegration.FlowDefinition.SourceFlowConfig.ConnectorType', 'Zendesk',
      ],
    },
  },
  CP1523: {
    accepts: { 'a day': workflow({}, [batch(1, 2)]) },
    refuses: { 'no time': [workflow({}, [batch(1, 1)]), `${BATCHES}[0].EndTime`, at(1)], 'the wrong way': [workflow({}, [batch(2, 1)]), `${BATCHES}[0].EndTime`, at(1)] },
  },
  CP1524: {
    accepts: { 'one after the other': workflow({}, [batch(2, 3), batch(1, 2)]) },
    refuses: { 'a common day': [workflow({}, [batch(1, 3), batch(2, 4)]), `${BATCHES}[1].StartTime`, at(2), 'warning'] },
  },
};
