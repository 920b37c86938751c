import { LENGTHS, neededBy, TASK_FORMS, TaskForm, TYPED_OPERATORS } from './task-types';
import { isRecord } from '../../api/check-shape';
import type { Unchecked } from '../../api/request-types';
import type { Task } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { Finding, newFinding } from '../../validation/finding';
import { defineRule } from '../../validation/rule';

type Known = (value: unknown) => boolean;

const TYPE = defineRule({
  code: 'CP1530',
  severity: 'error',
  title: 'the operator of a flow\'s task is one of its type',
  why: 'the type says what is done and the operator how; AppFlow cannot do the one with the other\'s',
  source: 'API model, TaskType and ConnectorOperator',
});

const FIELDS = defineRule({
  code: 'CP1531',
  severity: 'error',
  title: 'a task of a flow has fields to work on; to calculate with, two or more',
  why: 'there is nothing to do otherwise',
  source: 'API model, Task',
});

const PROPERTIES = defineRule({
  code: 'CP1532',
  severity: 'error',
  title: 'a task of a flow has the properties that its type and operator look for; lengths are whole numbers from 1 on',
  why: 'AppFlow reads from them what it is to do',
  source: 'API model, Task, "The service looks for particular information based on the TaskType"',
});

const WRITTEN_TWICE = defineRule({
  code: 'CP1533',
  severity: 'warning',
  title: 'every field that a flow maps, calculates or joins together has a name of its own',
  why: 'one of the two values is lost, and which one is not documented',
  source: 'API model, Task',
});

/** Checks each task against its type, and the names that tasks write to against each other. */
export function checkTaskForms(tasks: readonly unknown[], path: string, unresolved: Known): Finding[] {
  const written = new Map<string, string>();
  return tasks.flatMap((task, index) => {
    const at = `${path}[${index}]`;
    if (!isStructure<Task>(task) || unresolved(task)) {
      return [];
    }
    const form = typeof task.TaskType === 'string' && Object.hasOwn(TASK_FORMS, task.TaskType) ? TASK_FORMS[task.TaskType] : undefined;
    return form === undefined ? [] : [...checkForm(task, form, at, unresolved), ...checkDestination(task, at, written, unresolved)];
  });
}

function checkForm(task: Unchecked<Task>, form: TaskForm, path: string, unresolved: Known): Finding[] {
  const { SourceFields: fields } = task;
  const operators = operatorsOf(task, unresolved);
  return [
    ...operators === undefined ? [] : checkOperators(operators, task, form, path),
    ...Array.isArray(fields) && !unresolved(fields) && fields.length < form.fewestFields ? [newFinding(FIELDS, {
      path: `${path}.SourceFields`,
      value: fields,
      problem: `has too few fields for ${String(task.TaskType)}`,
      allowed: `${form.fewestFields} or more`,
      fix: 'name the fields',
    })] : [],
    ...checkProperties(task, [...form.needs, ...(operators ?? []).flatMap(([, operator]) => neededBy(operator))], path, unresolved),
  ];
}

type Operator = readonly [connector: string, operator: string];

/** The operators by their connectors; undefined where they are not known yet. */
function operatorsOf({ ConnectorOperator: operator = {} }: Unchecked<Task>, unresolved: Known): readonly Operator[] | undefined {
  if (!isRecord(operator) || unresolved(operator) || Object.values(operator).some(unresolved)) {
    return undefined;
  }
  return Object.entries(operator).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

function checkOperators(operators: readonly Operator[], task: Unchecked<Task>, form: TaskForm, path: string): Finding[] {
  const type = String(task.TaskType);
  if (operators.length === 0) {
    return form.needsOperator
      ? [newFinding(TYPE, { path: `${path}.ConnectorOperator`, problem: `has no operator, which ${type} needs`, allowed: form.operators.join(', '), fix: 'say one' })]
      : [];
  }
  // A value that is in no list of the API is another rule's affair.
  const wrong = operators.filter(([, operator]) => TYPED_OPERATORS.has(operator) && !form.operators.includes(operator));
  return wrong.map(([connector, operator]) => newFinding(TYPE, {
    path: `${path}.ConnectorOperator.${connector}`,
    value: operator,
    problem: `is no operator of ${type}`,
    allowed: form.operators.join(', '),
    fix: wayOut(operator),
  }));
}

function wayOut(operator: string): string {
  const [type] = Object.entries(TASK_FORMS).find(([, form]) => form?.operators.includes(operator)) ?? [];
  return operator === 'NO_OP' ? 'use one of these' : `use one of these, or the TaskType ${String(type)}`;
}

function checkProperties(
  { TaskProperties: properties = {} }: Unchecked<Task>, needs: readonly (readonly string[])[], path: string, unresolved: Known,
): Finding[] {
  if (!isRecord(properties) || unresolved(properties) || Object.keys(properties).some(unresolved)) {
    return [];
  }
  const missing = needs.filter((keys) => keys.every((key) => properties[key] === undefined)).map((keys) => newFinding(PROPERTIES, {
    path: `${path}.TaskProperties.${keys[0]}`, problem: 'is missing', fix: keys.length > 1 ? `say it, or ${keys.slice(1).join(', ')}` : 'say it',
  }, 'warning'));
  const wrong = LENGTHS.filter((key) => {
    const { [key]: value } = properties;
    return typeof value === 'string' && !unresolved(value) && !/^0*[1-9]\d*$/.test(value);
  });
  return [...missing, ...wrong.map((key) => newFinding(PROPERTIES, {
    path: `${path}.TaskProperties.${key}`, value: properties[key], problem: 'is no number of characters', allowed: 'a whole number from 1 on', fix: 'for example "4"',
  }))];
}

/** A truncation or mask names the destination of its map again: they change what that hands on. */
function checkDestination(
  { TaskType: type, DestinationField: destination }: Unchecked<Task>, path: string, written: Map<string, string>, unresolved: Known,
): Finding[] {
  if (!['Arithmetic', 'Map', 'Merge'].includes(String(type)) || typeof destination !== 'string' || unresolved(destination)) {
    return [];
  }
  const first = written.get(destination);
  if (first === undefined) {
    written.set(destination, path);
    return [];
  }
  return [newFinding(WRITTEN_TWICE, {
    path: `${path}.DestinationField`, value: destination, problem: `is written by ${first} too`, fix: 'give one of the two another name',
  })];
}
