import { ListWorkflowsCommand } from '@aws-sdk/client-customer-profiles';
import { Stage } from '../../handler/stage';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { CRM, domainOf, KEYS, Kind, Members, ROLE, SALES, seedDomains, textOf } from './kind';

const FLOW = {
  FlowName: 'orders',
  KmsArn: KEYS[0],
  SourceFlowConfig: { ConnectorType: 'Salesforce', ConnectorProfileName: 'sales', SourceConnectorProperties: { Salesforce: { Object: 'Order' } } },
  Tasks: [{ TaskType: 'Filter', SourceFields: ['Id'], ConnectorOperator: { Salesforce: 'PROJECTION' }, TaskProperties: {} }],
  TriggerConfig: { TriggerType: 'OnDemand' },
};
const BATCHES = ['01', '03', '05', '07'].map((month) => `2024-${month}-01T00:00:00.000Z`).flatMap(
  (StartTime, index, times) => (times[index + 1] ? [{ StartTime, EndTime: times[index + 1] }] : []));
const config = (members: Members = {}, flow: Members = {}) => (
  { IntegrationConfig: { AppflowIntegration: { FlowDefinition: { ...FLOW, ...flow }, Batches: BATCHES.slice(0, 2), ...members } } }
);
const MINIMAL = { DomainName: CRM, WorkflowType: 'APPFLOW_INTEGRATION', ObjectTypeName: 'order', RoleArn: ROLE, ...config() };

interface Config {
  readonly IntegrationConfig: { readonly AppflowIntegration: { readonly FlowDefinition: Members; readonly Batches: readonly object[] } };
}

/** The integrations that workflows have set up: they have its tags, and its flow. */
const integrations = (stage: Stage, properties: Members) => (
  stage.service.store.children('integration').list(domainOf(properties)).filter(({ WorkflowId }) => WorkflowId !== undefined)
);

const JOB = 'A workflow is a job that every construct has of its own: there is nothing to take over, and nothing to adopt.';
const NO_TAGS = 'The service neither tells nor changes the tags of a workflow.';

export const integrationWorkflow: Kind = {
  name: 'IntegrationWorkflow',
  type: RESOURCE_KINDS['integration-workflow'].type,
  id: /^domains\/crm\/workflows\/[0-9a-f]{32}\/[0-9a-f]{32}$/,
  minimal: MINIMAL,
  full: { ...MINIMAL, ...config({ Batches: BATCHES }, { Description: 'all orders' }), Tags: { team: 'crm', stage: 'test' }, CompletesWithin: '5' },
  attributes: [
    { attribute: 'ObjectTypeName', set: { ObjectTypeName: 'invoice' }, changed: { ObjectTypeName: 'receipt' } },
    { attribute: 'RoleArn', set: { RoleArn: `${ROLE}-2` }, changed: { RoleArn: `${ROLE}-3` } },
    { attribute: 'IntegrationConfig.AppflowIntegration.Batches', set: config({ Batches: BATCHES.slice(0, 1) }), changed: config({ Batches: BATCHES }) },
    { attribute: 'IntegrationConfig.AppflowIntegration.FlowDefinition', set: config({}, { Description: 'one' }), changed: config({}, { KmsArn: KEYS[1] }) },
  ],
  changes: [{ ObjectTypeName: 'invoice' }, { ObjectTypeName: 'receipt' }],
  elsewhere: { DomainName: SALES },
  needsGrant: { RoleArn: `${ROLE}-2` },
  keepsId: false,
  mostTags: 49,
  adopts: 'nothing',
  unspoken: {},
  refusesDuplicates: true,
  reads: ['ListWorkflows'],
  notApplicable: {
    'I6': JOB,
    'I13': JOB,
    'I14': JOB,
    'ADOPTION': JOB,
    'C1': JOB,
    'I12 by name': 'It carries no mark, and what is known of it stands in its id, which an Update must not change: a window of decision record 15.',
    'I16': 'Its id is the service\'s own, so nothing else can stand in its place.',
    'I19': 'Every change of its settings is another workflow, so what is kept and found again is as the template says.',
    'LATE': 'Every workflow has an id that the service gives once, so an event that comes late names one that is gone.',
    'S3': 'UpdateDomain is not its operation.',
    'S4': NO_TAGS,
    'S5': 'It has no matching.',
    'S6': 'Every change starts another workflow.',
    'S7': 'A domain has many of them.',
    'S8': 'Deleting it deletes no profiles and no objects.',
    'S11': 'The service tells nobody the uri of the flow that a workflow has set up.',
    'S12': 'It has no destination whose health the service tells.',
    'S14': NO_TAGS,
    'S15': NO_TAGS,
    'C8': 'Every change of its settings is another workflow, and so another id.',
    'C12': NO_TAGS,
    'C13': 'Every change of its settings is another workflow.',
    'TAGS': NO_TAGS,
  },

  prepare: seedDomains,
  settings(stage, properties, id = '') {
    const [, , , workflowId] = id.split('/');
    const workflow = stage.service.store.children('integration-workflow').get(domainOf(properties), workflowId);
    if (!workflow) {
      return undefined;
    }
    const { FlowDefinition } = integrations(stage, properties).find(({ WorkflowId }) => WorkflowId === workflowId) ?? {};
    const { ObjectTypeName, RoleArn, Steps } = workflow;
    return textOf({
      ObjectTypeName,
      RoleArn,
      // the name goes on with a token of the library
      FlowDefinition: { ...FlowDefinition, FlowName: String(FlowDefinition?.FlowName).slice(0, FLOW.FlowName.length) },
      Batches: Steps.map(({ BatchRecordsStartTime, BatchRecordsEndTime }) => ({ StartTime: BatchRecordsStartTime, EndTime: BatchRecordsEndTime })),
    }) as Members;
  },
  wanted(properties) {
    const { ObjectTypeName, RoleArn, IntegrationConfig: { AppflowIntegration } } = properties as Members & Config;
    return textOf({ ObjectTypeName, RoleArn, ...AppflowIntegration }) as Members;
  },
  tags: (stage, properties) => integrations(stage, properties)[0]?.Tags,
  setTags: (stage, properties, Tags) => integrations(stage, properties).forEach(
    (integration) => stage.service.store.children('integration').put(domainOf(properties), { ...integration, Tags })),
  disappear(stage, properties) {
    const all = stage.service.store.children('integration');
    const workflows = stage.service.store.children('integration-workflow');
    integrations(stage, properties).forEach(({ Uri }) => all.delete(domainOf(properties), Uri));
    workflows.list(domainOf(properties)).forEach(({ WorkflowId }) => workflows.delete(domainOf(properties), WorkflowId));
  },
  list: async (client) => (await client.send(new ListWorkflowsCommand({ DomainName: CRM }))).Items?.map(({ WorkflowId }) => WorkflowId) ?? [],
};
