import { validated } from './validated';
import { answerMembers } from '../../../projenrc/api-model';
import { READ_ONLY } from '../../../src/local/definitions/definition/answers';
import { REQUESTS, SHAPES } from '../../../src/model/api/limits.generated';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';

const FLOW = {
  FlowName: 'orders',
  KmsArn: 'arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555',
  SourceFlowConfig: { ConnectorType: 'Salesforce', ConnectorProfileName: 'sf', SourceConnectorProperties: { Salesforce: { Object: 'Order' } } },
  Tasks: [
    { TaskType: 'Filter', SourceFields: ['Id'], ConnectorOperator: { Salesforce: 'PROJECTION' } },
    { TaskType: 'Map', SourceFields: ['Id'], DestinationField: 'Id' },
  ],
  TriggerConfig: { TriggerType: 'OnDemand' },
};
const MAPPING = { Fields: { id: { Source: '_source.id' } }, Keys: { visit: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }] } };
const STREAM = 'arn:aws:kinesis:eu-central-1:123456789012:stream/changes';

test.each<[what: string, content: object, line: string]>([
  ['an integration of a Connect instance', { DomainName: 'amazon-connect-d', ObjectTypeName: 'CTR', Uri: 'arn:aws:connect:eu-central-1:123456789012:instance/i' },
    'integration "arn:aws:connect:eu-central-1:123456789012:instance/i", no findings'],
  ['an integration with a flow', { DomainName: 'd', ObjectTypeName: 'Orders', FlowDefinition: FLOW }, 'integration, no findings'],
  ['an integration workflow', {
    DomainName: 'd',
    WorkflowType: 'APPFLOW_INTEGRATION',
    ObjectTypeName: 'Orders',
    RoleArn: 'arn:aws:iam::123456789012:role/r',
    IntegrationConfig: { AppflowIntegration: { FlowDefinition: FLOW, Batches: [{ StartTime: '2026-01-01', EndTime: 1_769_904_000 }] } },
  }, 'integration workflow, no findings'],
  ['an event stream', { DomainName: 'd', EventStreamName: 'changes', Uri: STREAM }, 'event stream "changes", no findings'],
  ['identity resolution', { DomainName: 'd', Matching: { Enabled: false } }, 'identity resolution, no findings'],
  ['a domain with matching', { DomainName: 'd', DefaultExpirationDays: 30, Matching: { Enabled: false } }, 'domain "d", no findings'],
])('%s is recognised and checked', (_, content, line) => {
  expect(validated({ 'a.json': content })).toEqual({ code: 0, text: `a.json: ${line}\n0 errors, 0 warnings in 1 file\n` });
});

test('the times of a workflow are compared, however they are written', () => {
  const { text } = validated({
    'a.json': {
      WorkflowType: 'APPFLOW_INTEGRATION',
      ObjectTypeName: 'Orders',
      RoleArn: 'arn:aws:iam::123456789012:role/r',
      IntegrationConfig: { AppflowIntegration: { FlowDefinition: FLOW, Batches: [{ StartTime: '2026-02-01', EndTime: 1_769_000_000 }] } },
    },
  });

  expect(text).toContain('Batches[0].EndTime "2026-01-21T12:53:20.000Z" is not after StartTime 2026-02-01T00:00:00.000Z; swap the two [CP1523]');
});

test.each<[what: string, content: object, reason: string]>([
  ['an event trigger', { DomainName: 'd', EventTriggerName: 't', ObjectTypeName: 'Orders', EventTriggerConditions: [] }, 'it is an event trigger, which'],
  ['a layout', { DomainName: 'd', LayoutDefinitionName: 'l', Description: 'd', DisplayName: 'd', LayoutType: 'PROFILE_EXPLORER', Layout: '{}' }, 'it is a layout, which'],
  ['a recommender', { DomainName: 'd', RecommenderName: 'r', RecommenderRecipeName: 'popular-items', RecommenderSchemaName: 's' }, 'it is a recommender, which'],
  ['a recommender filter', { DomainName: 'd', RecommenderFilterName: 'r', RecommenderFilterExpression: 'x', RecommenderSchemaName: 's' }, 'it is a recommender filter, which'],
  ['a recommender schema', { DomainName: 'd', RecommenderSchemaName: 's', Fields: { _webAnalytics: [{ TargetFieldName: 'x', FeatureType: 'TEXTUAL' }] } }, 'it is a recommender schema, which'],
  ['a segment', { DomainName: 'd', SegmentDefinitionName: 's', DisplayName: 'd', SegmentGroups: {} }, 'it is a segment definition, which'],
  ['a domain object type', { DomainName: 'd', ObjectTypeName: 'o', Fields: { a: { Source: 'a', Target: 'b', FeatureType: 'TEXTUAL' } } }, 'it is a domain object type, which'],
  ['an upload job', { DomainName: 'd', DisplayName: 'u', Fields: {}, UniqueKey: 'k' }, 'it is an upload job, which'],
  ['what GetWorkflow answers', { WorkflowId: 'w', WorkflowType: 'APPFLOW_INTEGRATION', Status: 'COMPLETE' }, 'it is the answer of GetWorkflow or ListWorkflows, which does not tell'],
])('%s is named, and not checked', (_, content, reason) => {
  const { code, text } = validated({ 'a.json': content });

  expect(code).toBe(0);
  expect(text).toContain(`a.json: not checked: ${reason}`);
  expect(text).toContain('0 errors, 0 warnings, 1 not checked in 1 file');
});

test.each<[object, string]>([
  [{ DomainName: 'd', ObjectTypeName: 'Orders' }, 'an object type has Fields and Keys, or TemplateId; an integration has Uri or FlowDefinition; an integration workflow has'],
  [{ DomainName: 'd', EncryptionKey: undefined, Tags: {} }, 'a domain has DefaultExpirationDays; an object type has'],
])('what may be one or another is told: %j', (content, reason) => {
  expect(validated({ 'a.json': content })).toMatchObject({ code: 2, text: expect.stringContaining(`it has no members that tell what it is; ${reason}`) as string });
});

describe('answers of the service', () => {
  test('an object type as GetProfileObjectType tells it has a note, and no warnings', () => {
    const answer = { ObjectTypeName: 'Visits', Description: 'd', ...MAPPING, CreatedAt: '2026-01-01T00:00:00Z', LastUpdatedAt: 1, MaxAvailableProfileObjectCount: 2, Tags: { a: 'b' } };

    expect(validated({ 'a.json': answer })).toEqual({
      code: 0,
      text: [
        'a.json: object type "Visits", no findings',
        '  note     CreatedAt, LastUpdatedAt, MaxAvailableProfileObjectCount: told by the service, and passed over here; a request does not take them',
        '0 errors, 0 warnings in 1 file',
        '',
      ].join('\n'),
    });
  });

  test('a domain as GetDomain tells it', () => {
    const answer = { DomainName: 'd', DefaultExpirationDays: 30, Stats: {}, CreatedAt: 1, LastUpdatedAt: 1, RuleBasedMatching: { Enabled: false, Status: 'ACTIVE' } };
    const { code, text } = validated({ 'a.json': answer });

    expect(code).toBe(0);
    expect(text).toContain('note     CreatedAt, LastUpdatedAt, Stats, RuleBasedMatching.Status: told by the service');
    expect(text).toContain('0 errors, 0 warnings');
  });

  test('an event stream as GetEventStream tells it has its name from the ARN', () => {
    const answer = {
      DomainName: 'd', EventStreamArn: 'arn:aws:profile:eu-central-1:123456789012:domains/d/event-streams/changes', CreatedAt: 1, State: 'RUNNING', DestinationDetails: { Uri: STREAM, Status: 'HEALTHY' },
    };

    expect(validated({ 'a.json': answer })).toMatchObject({ code: 0, text: expect.stringContaining('event stream "changes", no findings') as string });
  });

  test('lists are checked where they tell everything', () => {
    const { text } = validated({
      'integrations.json': { Items: [{ DomainName: 'd', Uri: 'arn:aws:s3:::b', ObjectTypeName: 'Orders', CreatedAt: 1 }, { DomainName: 'd', Uri: 'arn:aws:s3:::c' }] },
      'types.json': { Items: [{ ObjectTypeName: 'Orders', Description: 'd' }], NextToken: 'x' },
    });

    expect(text).toContain('integrations.json, Items[0]: integration "arn:aws:s3:::b", no findings\n');
    expect(text).toMatch(/^ {2}warning {2}Items\[1\]\.ObjectTypeName is missing.* \[CP1502\]$/m);
    expect(text).toContain('types.json, Items[0]: not checked: the answer of a List operation does not tell the whole of a definition');
  });

  test.each([
    ['domain', 'GetDomain'], ['object-type', 'GetProfileObjectType'], ['integration', 'GetIntegration'], ['event-stream', 'GetEventStream'],
    ['calculated-attribute', 'GetCalculatedAttributeDefinition'],
  ] as const)('the read-only members of a %s are those that the API model has in %s alone', (kind, operation) => {
    const shape = SHAPES[REQUESTS[RESOURCE_KINDS[kind].create]];
    const members = shape.type === 'structure' ? Object.keys(shape.members) : [];

    // A summary in a list has another member for the same.
    expect([...READ_ONLY[kind]].filter((member) => member !== 'DestinationSummary').sort()).toEqual(answerMembers(operation).filter((member) => !members.includes(member)).sort());
  });
});

describe('several in a file', () => {
  const right = { ObjectTypeName: 'A', Description: 'd', ...MAPPING };
  const wrong = { ObjectTypeName: 'B', Description: 'd', Fields: MAPPING.Fields };
  const missing = /Keys is missing; map the source, or name a template \[CP1212\]/;

  test('a list', () => {
    const { code, text } = validated({ 'a.json': [right, wrong, 'text'] });

    expect(code).toBe(2);
    expect(text).toContain('a.json, [0]: object type "A", no findings\n');
    expect(text).toMatch(/^a\.json, \[1\]: object type "B"\n {2}error {4}\[1\]\.Keys is missing/m);
    expect(text).toContain('a.json, [2]: cannot be read: it is the string "text"');
  });

  test.each(['ndjson', 'jsonl', 'json'])('a definition in each line of a .%s file', (extension) => {
    const { text } = validated({ [`a.${extension}`]: `${JSON.stringify(right)}\n\n${JSON.stringify(wrong)}\n{"Fields\n` });

    expect(text).toContain(`a.${extension}, line 1: object type "A", no findings\n`);
    expect(text).toContain(`a.${extension}, line 3: object type "B"\n`);
    expect(text).toMatch(missing);
    expect(text).toContain(`a.${extension}, line 4: cannot be read: it is not JSON: `);
  });

  test('documents of YAML', () => {
    const { code, text } = validated({ 'a.yaml': `---\n${JSON.stringify(right)}\n---\n- ${JSON.stringify(wrong)}\n---\n` });

    expect(code).toBe(1);
    expect(text).toContain('a.yaml, document 1: object type "A", no findings\n');
    expect(text).toContain('a.yaml, document 2, [0]: object type "B"\n');
    expect(text).toMatch(missing);
  });

  test('they are checked against each other', () => {
    expect(validated({ 'a.json': [right, right] }).text).toContain('[1].ObjectTypeName "A" is made by a.json, [0] too');
  });
});

test.each([
  ['the only domain that the others name', {}, 1],
  ['none where the others name two', { 'c.json': { DomainName: 'other', Matching: { Enabled: false } } }, 0],
])('a definition that names no domain is of %s', (_, more, warnings) => {
  const { text } = validated({
    'a.json': { DomainName: 'd', ObjectTypeName: 'Orders', FlowDefinition: FLOW },
    'b.json': { ObjectTypeName: 'Orders', Description: 'Orders', ...MAPPING },
    ...more,
  });

  expect(text).toContain(`0 errors, ${warnings} warning`);
  expect(text.includes('FlowDefinition.Tasks brings Id, but Orders reads id')).toBe(warnings === 1);
});
