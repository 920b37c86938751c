import { Connector, connectorOf, CONNECTORS } from './connectors';
import { checkTasks } from './flow-task-rules';
import { checkTrigger } from './flow-trigger-rules';
import { isRecord } from '../../api/check-shape';
import type { Unchecked } from '../../api/request-types';
import type { FlowDefinition, SourceFlowConfig } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { Finding, newFinding } from '../../validation/finding';
import { defineRule } from '../../validation/rule';

type Known = (value: unknown) => boolean;

const PROPERTIES = defineRule({
  code: 'CP1511',
  severity: 'error',
  title: 'the properties of a flow\'s source are those of its connector',
  why: 'AppFlow cannot read a source without its properties, and refuses those of another',
  source: 'API model, SourceFlowConfig',
});

const CONNECTOR_PROFILE = defineRule({
  code: 'CP1512',
  severity: 'error',
  title: 'a flow names the AppFlow connector profile of its source, unless the source is S3',
  why: 'the connector profile holds the credentials that AppFlow reads the source with',
  source: 'Administrator Guide, "Set up integration for featured applications"',
});

/** Checks a FlowDefinition, whose shape has been checked, across its members. */
export function checkFlow(flow: unknown, path: string, unresolved: Known): Finding[] {
  if (!isStructure<FlowDefinition>(flow) || unresolved(flow)) {
    return [];
  }
  const config: Unchecked<SourceFlowConfig> = isStructure<SourceFlowConfig>(flow.SourceFlowConfig) ? flow.SourceFlowConfig : {};
  const connector = connectorOf(config.ConnectorType);
  return [
    ...connector ? checkSource(config, connector, `${path}.SourceFlowConfig`, unresolved) : [],
    ...checkTasks(flow.Tasks, connector, `${path}.Tasks`, unresolved),
    ...checkTrigger(flow.TriggerConfig, connector, `${path}.TriggerConfig`, unresolved),
  ];
}

function checkSource(config: Unchecked<SourceFlowConfig>, connector: Connector, path: string, unresolved: Known): Finding[] {
  const findings: Finding[] = [];
  const properties = config.SourceConnectorProperties;
  if (isRecord(properties) && !unresolved(properties)) {
    const wrong = CONNECTORS.map(({ member }) => member).filter((member) => member !== connector.member && properties[member] !== undefined);
    for (const member of wrong) {
      findings.push(newFinding(PROPERTIES, {
        path: `${path}.SourceConnectorProperties.${member}`,
        problem: `is not for the connector ${connector.type}`,
        allowed: connector.member,
        fix: 'remove it, or change ConnectorType',
      }));
    }
    if (properties[connector.member] === undefined && wrong.length === 0) {
      findings.push(newFinding(PROPERTIES, {
        path: `${path}.SourceConnectorProperties.${connector.member}`, problem: `is missing, but ConnectorType is ${connector.type}`, fix: 'say what to read',
      }));
    }
  }
  if (connector.hasProfile && (config.ConnectorProfileName === undefined || config.ConnectorProfileName === '')) {
    findings.push(newFinding(CONNECTOR_PROFILE, {
      path: `${path}.ConnectorProfileName`,
      problem: `is missing, but ${connector.type} is read with the credentials of a connector profile`,
      fix: 'make one in AppFlow and name it here',
    }));
  }
  return findings;
}
