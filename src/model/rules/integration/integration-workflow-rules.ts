import { connectorOf, CONNECTORS } from './connectors';
import { checkFlow } from './flow-rules';
import { CheckOptions, checkRequest, isRecord } from '../../api/check-shape';
import type { AppflowIntegration, CreateIntegrationWorkflowRequest, FlowDefinition, IntegrationConfig, SourceFlowConfig } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { withoutNulls } from '../../api/without-nulls';
import { Finding, newFinding } from '../../validation/finding';
import { defineRule } from '../../validation/rule';
import { checkTags } from '../tags/tag-rules';

type Known = (value: unknown) => boolean;

const CONFIG = defineRule({
  code: 'CP1521',
  severity: 'error',
  title: 'an integration workflow has the definition of a flow',
  why: 'the only type of workflow is APPFLOW_INTEGRATION, which needs one',
  source: 'API model, IntegrationConfig',
});

const CONNECTOR = defineRule({
  code: 'CP1522',
  severity: 'error',
  title: 'an integration workflow reads Salesforce, ServiceNow or Marketo',
  why: 'the service fetches history from these sources only',
  source: 'API model, CreateIntegrationWorkflow',
});

const BATCH = defineRule({
  code: 'CP1523',
  severity: 'error',
  title: 'a batch of a workflow ends after it begins',
  why: 'there would be nothing to fetch',
  source: 'API model, Batch',
});

const OVERLAP = defineRule({
  code: 'CP1524',
  severity: 'warning',
  title: 'the batches of a workflow do not overlap',
  why: 'records of the common time are fetched, and paid for, twice',
  source: 'API model, Batch',
});

const BATCHES = 'IntegrationConfig.AppflowIntegration.Batches';

/** Checks a CreateIntegrationWorkflow request against everything that is known of it. */
export function checkIntegrationWorkflow(given: unknown, options: CheckOptions = {}): Finding[] {
  const findings = checkRequest('CreateIntegrationWorkflow', given, options);
  const request = withoutNulls('CreateIntegrationWorkflow', given, findings);
  if (!isStructure<CreateIntegrationWorkflowRequest>(request)) {
    return findings;
  }
  const unresolved = options.unresolved ?? (() => false);
  findings.push(...checkTags(request.Tags, options));
  const { IntegrationConfig: config } = request;
  if (!isStructure<IntegrationConfig>(config) || unresolved(config)) {
    return findings;
  }
  const integration = config.AppflowIntegration;
  if (integration === undefined) {
    return [...findings, newFinding(CONFIG, { path: 'IntegrationConfig.AppflowIntegration', problem: 'is missing', fix: 'define the flow that fetches the records' })];
  }
  if (!isStructure<AppflowIntegration>(integration) || unresolved(integration)) {
    return findings;
  }
  return [
    ...findings,
    ...checkFlow(integration.FlowDefinition, 'IntegrationConfig.AppflowIntegration.FlowDefinition', unresolved),
    ...checkConnector(integration.FlowDefinition),
    ...Array.isArray(integration.Batches) ? checkBatches(integration.Batches, unresolved) : [],
  ];
}

function checkConnector(flow: unknown): Finding[] {
  const config: unknown = isStructure<FlowDefinition>(flow) ? flow.SourceFlowConfig : undefined;
  const connector = isStructure<SourceFlowConfig>(config) ? connectorOf(config.ConnectorType) : undefined;
  return !connector || connector.hasWorkflow ? [] : [newFinding(CONNECTOR, {
    path: 'IntegrationConfig.AppflowIntegration.FlowDefinition.SourceFlowConfig.ConnectorType',
    value: connector.type,
    problem: 'has no integration workflows',
    allowed: CONNECTORS.filter(({ hasWorkflow }) => hasWorkflow).map(({ type }) => type).join(', '),
    fix: 'use an integration with a flow of its own',
  })];
}

interface Period {
  readonly index: number;
  readonly StartTime: Date;
  readonly EndTime: Date;
}

function checkBatches(batches: readonly unknown[], unresolved: Known): Finding[] {
  const periods = batches.map((batch, index) => ({ index, batch }))
    .filter(({ batch }) => isRecord(batch) && !unresolved(batch))
    .map(({ index, batch }) => ({ index, ...batch as { readonly StartTime?: unknown; readonly EndTime?: unknown } }))
    .filter((period): period is Period => period.StartTime instanceof Date && period.EndTime instanceof Date);
  const findings = periods.filter(({ StartTime, EndTime }) => EndTime <= StartTime).map(({ index, StartTime, EndTime }) => newFinding(BATCH, {
    path: `${BATCHES}[${index}].EndTime`, value: EndTime, problem: `is not after StartTime ${StartTime.toISOString()}`, fix: 'swap the two',
  }));
  const inOrder = periods.filter(({ StartTime, EndTime }) => EndTime > StartTime).sort((a, b) => a.StartTime.getTime() - b.StartTime.getTime());
  inOrder.slice(1).forEach((period, position) => {
    const before = inOrder[position];
    if (period.StartTime < before.EndTime) {
      findings.push(newFinding(OVERLAP, {
        path: `${BATCHES}[${period.index}].StartTime`,
        value: period.StartTime,
        problem: `is before the end of ${BATCHES}[${before.index}], ${before.EndTime.toISOString()}`,
        fix: 'begin where the other ends',
      }));
    }
  });
  return findings;
}
