import { Connector, CONNECTORS } from './connectors';
import { checkTaskForms } from './flow-task-form-rules';
import { makesField } from './task-types';
import { isRecord } from '../../api/check-shape';
import type { Unchecked } from '../../api/request-types';
import type { Task } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { Finding, newFinding } from '../../validation/finding';
import { didYouMean } from '../../validation/nearest';
import { defineRule } from '../../validation/rule';

type Known = (value: unknown) => boolean;

const OPERATOR = defineRule({
  code: 'CP1513',
  severity: 'error',
  title: 'the operator of a flow\'s task is one of its connector',
  why: 'AppFlow refuses the operator of another connector',
  source: 'API model, Task and ConnectorOperator',
});

const PROJECTION = defineRule({
  code: 'CP1514',
  severity: 'warning',
  title: 'the tasks of a flow begin with the projection of the columns that it works on',
  why: 'AppFlow reads no column that the projection leaves out, and then ingests records without it',
  source: 'Administrator Guide, "Set up integration with S3"',
});

const COLUMN_NAME = defineRule({
  code: 'CP1518',
  severity: 'error',
  title: 'a column of a CSV file that a flow reads has no dot in its name',
  why: 'a dot is read as the way into a structure, which a line of CSV has none of, so that the flow finds no such column',
  source: 'Administrator Guide, integration with Amazon S3: dots in the headers of CSV files are not supported',
});

/** Columns among which a misspelt one is looked for: each is compared with each. */
const MOST_COMPARED = 500;

/** Checks the tasks of a flow against its connector and against each other. */
export function checkTasks(tasks: unknown, connector: Connector | undefined, path: string, unresolved: Known): Finding[] {
  if (!Array.isArray(tasks) || unresolved(tasks)) {
    return [];
  }
  return [
    ...connector ? tasks.flatMap((task, index) => checkOperator(task, connector, `${path}[${index}].ConnectorOperator`, unresolved)) : [],
    ...checkProjection(tasks, path, unresolved),
    ...checkTaskForms(tasks, path, unresolved),
    ...connector?.readsFiles ? checkColumns(tasks, path, unresolved) : [],
  ];
}

/** The projection names every column, so what another task says of the same one is not told again. */
function checkColumns(tasks: readonly unknown[], path: string, unresolved: Known): Finding[] {
  const told = new Set<string>();
  return tasks.flatMap((task, index) => sourceFieldsOf(task, unresolved).flatMap((field, at) => {
    if (typeof field !== 'string' || unresolved(field) || !field.includes('.') || told.has(field)) {
      return [];
    }
    told.add(field);
    return [newFinding(COLUMN_NAME, {
      path: `${path}[${index}].SourceFields[${at}]`,
      value: field,
      problem: 'has a dot, which the header of a CSV file may not have',
      fix: `name the column ${JSON.stringify(field.replaceAll('.', '_'))} in the file and here`,
    })];
  }));
}

function sourceFieldsOf(task: unknown, unresolved: Known): readonly unknown[] {
  const fields = isStructure<Task>(task) && !unresolved(task) ? task.SourceFields : undefined;
  return Array.isArray(fields) && !unresolved(fields) ? fields : [];
}

function checkOperator(task: unknown, connector: Connector, path: string, unresolved: Known): Finding[] {
  const operator = isStructure<Task>(task) ? task.ConnectorOperator : undefined;
  if (!isRecord(operator) || unresolved(operator)) {
    return [];
  }
  const others = CONNECTORS.map(({ member }) => member).filter((member) => member !== connector.member && operator[member] !== undefined);
  return others.map((member) => newFinding(OPERATOR, {
    path: `${path}.${member}`,
    value: operator[member],
    problem: `is an operator of another connector than ${connector.type}`,
    allowed: connector.member,
    fix: `say it as ${connector.member}, or change ConnectorType`,
  }));
}

function checkProjection(tasks: readonly unknown[], path: string, unresolved: Known): Finding[] {
  const first: unknown = tasks[0];
  if (tasks.some((task) => !isRecord(task) || unresolved(task)) || !isStructure<Task>(first)) {
    return [];
  }
  const operators = isRecord(first.ConnectorOperator) ? Object.values(first.ConnectorOperator) : [];
  if (unresolved(first.TaskType) || unresolved(first.ConnectorOperator) || operators.some(unresolved)) {
    return [];
  }
  if (first.TaskType !== 'Filter' || !operators.includes('PROJECTION')) {
    return [newFinding(PROJECTION, {
      path: `${path}[0]`, problem: 'is not the projection', allowed: 'a Filter with the operator PROJECTION', fix: 'begin with one that lists every column',
    })];
  }
  const projected = first.SourceFields;
  if (!Array.isArray(projected) || projected.some(unresolved)) {
    return [];
  }
  const made = new Set<unknown>();
  const columns = projected.slice(0, MOST_COMPARED).filter((name) => typeof name === 'string');
  return (tasks as readonly Unchecked<Task>[]).flatMap((task, index) => {
    const fields: readonly unknown[] = Array.isArray(task.SourceFields) ? task.SourceFields : [];
    // What a filter looks at need not be read.
    const findings = task.TaskType === 'Filter' ? [] : fields.map((field, at) => [field, at] as const)
      .filter(([field]) => typeof field === 'string' && !unresolved(field) && !projected.includes(field) && !made.has(field))
      .map(([field, at]) => newFinding(PROJECTION, {
        path: `${path}[${index}].SourceFields[${at}]`,
        value: field,
        problem: `is not in the projection, ${path}[0]${made.size > 0 ? ', nor made by a task before it' : ''}`,
        fix: didYouMean(String(field), [...columns, ...[...made].filter((name) => typeof name === 'string')]) ?? 'add it there',
      }));
    if (makesField(task.TaskType)) {
      made.add(task.DestinationField);
    }
    return findings;
  });
}
