import { flowHaving, GOOD_FLOW, INTEGRATION_CASES, TASK_CASES, WORKFLOW_CASES } from './integration-cases';
import type { RuleCases } from '../rule-cases';
import { formatFinding } from '../../../../src/model/validation/finding';
import { checkIntegration } from '../../../../src/model/rules/integration/integration-rules';
import { checkIntegrationWorkflow } from '../../../../src/model/rules/integration/integration-workflow-rules';

describe.each([
  ...Object.entries(INTEGRATION_CASES).map(([code, cases]) => [code, cases, checkIntegration] as const),
  ...Object.entries(TASK_CASES).map(([code, cases]) => [code, cases, checkIntegration] as const),
  ...Object.entries(WORKFLOW_CASES).map(([code, cases]) => [code, cases, checkIntegrationWorkflow] as const),
])('%s', (code: string, { accepts, refuses }: RuleCases, check) => {
  test.each(Object.entries(accepts))('accepts %s', (_, request) => {
    expect(check(request).map(formatFinding)).toEqual([]);
  });

  test.each(Object.entries(refuses))('refuses %s', (_, [request, path, value, severity = 'error']) => {
    expect(check(request).map((f) => [f.code, f.severity, f.path, f.value])).toEqual([[code, severity, path, value]]);
  });
});

describe('the way out', () => {
  test.each([
    ['CP1505', 'a misspelt type', 'did you mean "ShopifyUpdatedOrders"?'],
    ['CP1511', 'the properties of another connector', 'SourceConnectorProperties.Marketo is not for the connector Salesforce; allowed: Salesforce; remove it, or change ConnectorType'],
    ['CP1514', 'a map of a field that is not projected', 'did you mean "Total"?'],
    ['CP1530', 'a map that adds', 'is no operator of Map; allowed: NO_OP; use one of these, or the TaskType Arithmetic'],
    ['CP1530', 'a sum without an operator', 'allowed: ADDITION, SUBTRACTION, MULTIPLICATION, DIVISION'],
    ['CP1532', 'no value', 'TaskProperties.VALUE is missing; say it, or VALUES'],
    ['CP1533', 'two maps to one name', 'is written by FlowDefinition.Tasks[1] too; give one of the two another name'],
    ['CP1516', 'a space', 'did you mean "rate(15minutes)"?'],
    ['CP1516', '14 minutes', 'use rate(15minutes), the shortest'],
  ])('%s for %s', (code, says, message) => {
    expect(formatFinding(checkIntegration((INTEGRATION_CASES[code] ?? TASK_CASES[code]).refuses[says][0])[0])).toContain(message);
  });
});

describe('what is not known yet', () => {
  const TOKEN = '${Token[TOKEN.7]}';
  const options = { unresolved: (value: unknown) => typeof value === 'string' ? value.includes('${Token') : Array.isArray(value) && value[0] === TOKEN && value.length === 1 };
  const good = { DomainName: 'retail', Uri: 'arn:aws:appflow:us-east-1:123456789012:flow/a', ObjectTypeName: 'Order' };

  test.each<[string, object]>([
    ['a Uri', { ...good, Uri: TOKEN }],
    ['the domain of an instance', { DomainName: TOKEN, Uri: 'arn:aws:connect:us-east-1:123456789012:instance/1', ObjectTypeName: 'CTR' }],
    ['the object type of an instance', { DomainName: 'amazon-connect-a', Uri: 'arn:aws:connect:us-east-1:123456789012:instance/1', ObjectTypeName: TOKEN }],
    ['an event type', { ...good, ObjectTypeName: undefined, ObjectTypeNames: { [TOKEN]: 'Order' } }],
    ['a flow', { ...good, Uri: undefined, FlowDefinition: TOKEN }],
    ['a connector', flowHaving({ SourceFlowConfig: { ...GOOD_FLOW.SourceFlowConfig, ConnectorType: TOKEN } })],
    ['a connector profile', flowHaving({ SourceFlowConfig: { ...GOOD_FLOW.SourceFlowConfig, ConnectorProfileName: TOKEN } })],
    ['a source', flowHaving({ SourceFlowConfig: { ...GOOD_FLOW.SourceFlowConfig, SourceConnectorProperties: TOKEN } })],
    ['tasks', flowHaving({ Tasks: TOKEN })],
    ['tasks as a list', flowHaving({ Tasks: [TOKEN] })],
    ['an operator', flowHaving({ Tasks: [{ TaskType: 'Filter', SourceFields: ['Id'], ConnectorOperator: TOKEN }] })],
    ['projected fields', flowHaving({ Tasks: [{ ...GOOD_FLOW.Tasks[0], SourceFields: [TOKEN] }, GOOD_FLOW.Tasks[1]] })],
    ['what tasks do', flowHaving({
      Tasks: [...GOOD_FLOW.Tasks, { TaskType: TOKEN, SourceFields: ['Id'] }, { TaskType: 'Arithmetic', SourceFields: TOKEN, ConnectorOperator: { Salesforce: TOKEN }, TaskProperties: TOKEN }],
    })],
    ['a length', flowHaving({ Tasks: [...GOOD_FLOW.Tasks, { TaskType: 'Truncate', SourceFields: ['Id'], TaskProperties: { TRUNCATE_LENGTH: TOKEN } }] })],
    ['a trigger', flowHaving({ TriggerConfig: { TriggerType: TOKEN } })],
    ['a schedule', flowHaving({ TriggerConfig: { TriggerType: 'Scheduled', TriggerProperties: { Scheduled: { ScheduleExpression: TOKEN } } } })],
  ])('causes no finding: %s', (_, request) => {
    expect(checkIntegration(request, options)).toEqual([]);
  });
});

test.each([null, 7, 'text', [], { FlowDefinition: 7 }, { FlowDefinition: { SourceFlowConfig: [], Tasks: {}, TriggerConfig: null } }, { ObjectTypeNames: [] }])(
  'a request that is none, %p, is refused and not thrown at', (request) => {
    expect(checkIntegration(request).length).toBeGreaterThan(0);
    expect(checkIntegrationWorkflow(request).length).toBeGreaterThan(0);
  });
