import { App } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { findingsOf, newStack, propertiesOf, warningsOf } from '../synthesis';
import { Domain, FlowArithmetic, FlowDefinition, FlowField, FlowSource, FlowTask, FlowTaskType, IntegrationSource } from '../../../src';

const flowWith = (tasks: FlowTask[], fields: FlowField[] = [{ name: 'Id' }]) => {
  const stack = newStack();
  const domain = new Domain(stack, 'Domain', { domainName: 'retail', encryptionKey: new kms.Key(stack, 'Key') });
  domain.addIntegration('Orders', {
    objectTypeName: 'Order',
    source: IntegrationSource.fromFlowDefinition(new FlowDefinition({
      flowName: 'orders', source: FlowSource.serviceNow({ connectorProfileName: 'now', object: 'orders' }), fields, tasks,
    })),
  });
  return stack;
};
const tasksOf = (stack: ReturnType<typeof newStack>) => (propertiesOf(stack, 'Custom::CustomerProfilesIntegration').FlowDefinition as { readonly Tasks: readonly unknown[] }).Tasks;

const SUM = FlowTask.arithmetic({ operation: FlowArithmetic.ADDITION, fields: ['Price', 'Tax'], destination: 'Total', dataType: 'double' });
const NAME = FlowTask.merge({ fields: ['First', 'Last'], format: '${First} ${Last}', destination: 'Name' });

test('what is calculated is calculated first and mapped then; the fields are read, and not ingested themselves', () => {
  expect(tasksOf(flowWith([SUM]))).toEqual([
    { TaskType: 'Filter', SourceFields: ['Id', 'Price', 'Tax'], ConnectorOperator: { ServiceNow: 'PROJECTION' }, TaskProperties: {} },
    {
      TaskType: 'Arithmetic',
      SourceFields: ['Price', 'Tax'],
      ConnectorOperator: { ServiceNow: 'ADDITION' },
      TaskProperties: { MATH_OPERATION_FIELDS_ORDER: 'Price,Tax' },
      DestinationField: 'Price,Tax',
    },
    { TaskType: 'Map', SourceFields: ['Price,Tax'], ConnectorOperator: { ServiceNow: 'NO_OP' }, TaskProperties: { DESTINATION_DATA_TYPE: 'double' }, DestinationField: 'Total' },
    { TaskType: 'Map', SourceFields: ['Id'], ConnectorOperator: { ServiceNow: 'NO_OP' }, TaskProperties: {}, DestinationField: 'Id' },
  ]);
});

test('what is joined together is joined first and mapped then', () => {
  expect(tasksOf(flowWith([NAME], [{ name: 'First' }]))).toEqual([
    { TaskType: 'Filter', SourceFields: ['First', 'Last'], ConnectorOperator: { ServiceNow: 'PROJECTION' }, TaskProperties: {} },
    {
      TaskType: 'Merge',
      SourceFields: ['First', 'Last'],
      ConnectorOperator: { ServiceNow: 'NO_OP' },
      TaskProperties: { CONCAT_FORMAT: '${First} ${Last}' },
      DestinationField: 'First,Last',
    },
    { TaskType: 'Map', SourceFields: ['First,Last'], ConnectorOperator: { ServiceNow: 'NO_OP' }, TaskProperties: {}, DestinationField: 'Name' },
    { TaskType: 'Map', SourceFields: ['First'], ConnectorOperator: { ServiceNow: 'NO_OP' }, TaskProperties: {}, DestinationField: 'First' },
  ]);
});

test('the validation of the CDK takes no field of a format for a parameter of the template', () => {
  process.env.CDK_VALIDATION = 'true';
  const log = jest.spyOn(console, 'error').mockImplementation();
  const app = new App();
  const stack = newStack(app);
  const domain = new Domain(stack, 'Domain', { domainName: 'retail', encryptionKey: new kms.Key(stack, 'Key') });
  const flow = new FlowDefinition({ flowName: 'people', source: FlowSource.serviceNow({ connectorProfileName: 'now', object: 'people' }), fields: [{ name: 'Id' }], tasks: [NAME] });
  domain.addIntegration('People', { objectTypeName: 'Person', source: IntegrationSource.fromFlowDefinition(flow) });
  domain.addIntegrationWorkflow('History', { objectTypeName: 'Person', flow });
  app.synth();
  process.env.CDK_VALIDATION = 'false';

  expect(log.mock.calls.flat().join('\n')).not.toContain('CONCAT_FORMAT');
});

test('any task can be said in the words of the API; of a filter no field is read', () => {
  const tasks = tasksOf(flowWith([
    FlowTask.of({ type: FlowTaskType.MASK, sourceFields: ['Tax'], operator: 'MASK_ALL', properties: { MASK_VALUE: '#' }, destination: 'Tax' }),
    FlowTask.of({ type: FlowTaskType.FILTER, sourceFields: ['Region'], operator: 'EQUAL_TO', properties: { VALUE: 'EU' } }),
    FlowTask.of({ type: FlowTaskType.MAP, sourceFields: ['Note'] }),
  ]));

  expect(tasks.slice(0, 4)).toEqual([
    { TaskType: 'Filter', SourceFields: ['Id', 'Tax', 'Note'], ConnectorOperator: { ServiceNow: 'PROJECTION' }, TaskProperties: {} },
    { TaskType: 'Mask', SourceFields: ['Tax'], ConnectorOperator: { ServiceNow: 'MASK_ALL' }, TaskProperties: { MASK_VALUE: '#' }, DestinationField: 'Tax' },
    { TaskType: 'Filter', SourceFields: ['Region'], ConnectorOperator: { ServiceNow: 'EQUAL_TO' }, TaskProperties: { VALUE: 'EU' } },
    { TaskType: 'Map', SourceFields: ['Note'], TaskProperties: {} },
  ]);
});

test.each([
  ['a sum', [SUM]], ['a joined text', [NAME]], ['both', [SUM, NAME]],
  ['every calculation', [FlowArithmetic.ADDITION, FlowArithmetic.SUBTRACTION, FlowArithmetic.MULTIPLICATION, FlowArithmetic.DIVISION].map((operation, index) =>
    FlowTask.arithmetic({ operation, fields: [`A${index}`, `B${index}`], destination: `C${index}` }))],
])('%s breaks no rule', (_, tasks) => {
  const stack = flowWith(tasks);

  expect(findingsOf(stack.node.root as App)).toEqual([]);
  expect(warningsOf(stack)).toEqual([]);
});

test.each<[string, FlowTask, string]>([
  ['a sum of one', FlowTask.arithmetic({ operation: FlowArithmetic.ADDITION, fields: ['Price'], destination: 'Total' }), 'SourceFields ["Price"] has too few fields for Arithmetic; allowed: 2 or more'],
  ['an operator of another type', FlowTask.of({ type: FlowTaskType.MAP, sourceFields: ['Id'], operator: 'MASK_ALL' }), '"MASK_ALL" is no operator of Map'],
  ['a type of nobody', FlowTask.of({ type: FlowTaskType.of('Reduce'), sourceFields: ['Id'] }), 'Tasks[1].TaskType "Reduce" is not a known value'],
  ['a property of nobody', FlowTask.of({ type: FlowTaskType.MAP, sourceFields: ['Id'], properties: { CONCAT: 'a' } }), 'Tasks[1].TaskProperties'],
])('%s is refused', (_, task, message) => {
  expect(findingsOf(flowWith([task]).node.root as App)).toEqual([expect.stringContaining(message)]);
});
