import type { Duration } from 'aws-cdk-lib';
import type { FlowDefinitionProps } from './flow-definition-props';
import { FlowField, InvalidRecord } from './flow-field';
import { FlowFilter, FlowFilterOperator } from './flow-filter';
import type { FlowRequest } from './flow-request-type';
import { FlowTask, FlowTaskProps, FlowTaskType } from './flow-task';
import { FlowTrigger } from './flow-trigger';
import type { Member } from '../../model/api/request-types';

type Task = Member<FlowRequest, 'Tasks'>[number];
type Schedule = Member<Member<Member<FlowRequest, 'TriggerConfig'>, 'TriggerProperties'>, 'Scheduled'>;

/** A task of one connector: its operators stand in a member of the connector's name. */
type TaskOf = (type: string, fields: readonly string[], operator?: string, properties?: TaskProperties, destination?: string) => Task;
type TaskProperties = { readonly [key: string]: string };

/** The definition of a flow in the API's own member names; times are strings, as a template has them. */
export function flowRequest(props: FlowDefinitionProps, keyArn: string): FlowRequest {
  const trigger = props.trigger ?? FlowTrigger.onDemand();
  return {
    Description: props.description,
    FlowName: props.flowName,
    KmsArn: keyArn,
    SourceFlowConfig: props.source._render(),
    Tasks: tasksOf(props),
    TriggerConfig: { TriggerType: trigger.triggerType, TriggerProperties: trigger.schedule && { Scheduled: scheduleOf(trigger) } },
  };
}

/** The projection comes first and has every field (Administrator Guide, "Set up integration with S3"). */
function tasksOf({ source, fields, filters = [], tasks = [] }: FlowDefinitionProps): readonly Task[] {
  const task: TaskOf = (type, names, operator, properties = {}, destination): Task => ({
    TaskType: type,
    SourceFields: names,
    ConnectorOperator: operator === undefined ? undefined : { [source._connector]: operator },
    TaskProperties: properties,
    DestinationField: destination,
  });
  return [
    task('Filter', [...new Set([...fields.map(({ name }) => name), ...readBy(tasks)])], 'PROJECTION'),
    ...filters.map((filter) => filterTask(filter, task)),
    ...fields.flatMap((field) => validations(field, task)),
    ...partsOf(tasks).map((part) => task(part.type.value, part.sourceFields, part.operator, part.properties, part.destination)),
    ...fields.flatMap((field) => treatments(field, task)),
  ];
}

/** The fields of a record that tasks read: not what other tasks have written, nor what a filter looks at. */
function readBy(tasks: readonly FlowTask[]): readonly string[] {
  const parts = partsOf(tasks);
  const written = new Set(parts.filter(isCombining).map(({ destination }) => destination));
  const reading = parts.filter(({ type }) => type.value !== FlowTaskType.FILTER.value);
  return reading.flatMap(({ sourceFields }) => sourceFields).filter((field) => !written.has(field));
}

function partsOf(tasks: readonly FlowTask[]): readonly FlowTaskProps[] {
  return tasks.flatMap(({ _tasks: parts }) => parts);
}

/** Whether a task makes a field that no record has. */
function isCombining({ type }: FlowTaskProps): boolean {
  return [FlowTaskType.ARITHMETIC.value, FlowTaskType.MERGE.value].includes(type.value);
}

function filterTask({ field, operator, values, dataType }: FlowFilter, task: TaskOf): Task {
  const compared: TaskProperties = operator.value === FlowFilterOperator.BETWEEN.value
    ? { LOWER_BOUND: values[0], UPPER_BOUND: values[1] }
    : values.length === 1 ? { VALUE: values[0] } : { VALUES: values.join(',') };
  return task('Filter', [field], operator.value, { ...dataType === undefined ? {} : { DATA_TYPE: dataType }, ...compared });
}

function validations({ name, validations: wanted = [], onInvalid = InvalidRecord.DROP }: FlowField, task: TaskOf): readonly Task[] {
  return wanted.map((validation) => task('Validate', [name], validation.value, { VALIDATION_ACTION: onInvalid.value }));
}

function treatments({ name, destination = name, truncateTo, mask }: FlowField, task: TaskOf): readonly Task[] {
  return [
    task('Map', [name], 'NO_OP', {}, destination),
    ...truncateTo === undefined ? [] : [task('Truncate', [name], 'NO_OP', { TRUNCATE_LENGTH: String(truncateTo) }, destination)],
    ...mask === undefined ? [] : [
      task('Mask', [name], mask.operator, { MASK_VALUE: '*', ...mask.characters === undefined ? {} : { MASK_LENGTH: String(mask.characters) } }, destination),
    ],
  ];
}

function scheduleOf({ schedule }: FlowTrigger): Schedule {
  return {
    ScheduleExpression: schedule && rateOf(schedule.interval),
    DataPullMode: schedule?.pull?.value,
    ScheduleStartTime: schedule?.start?.toISOString(),
    ScheduleEndTime: schedule?.end?.toISOString(),
    Timezone: schedule?.timeZone,
    ScheduleOffset: schedule?.offset?.toSeconds(),
    FirstExecutionFrom: schedule?.firstRunFrom?.toISOString(),
  };
}

/** AppFlow's own form of a rate, which has no space and always the plural: `rate(1hours)`. */
function rateOf(interval: Duration): string {
  const minutes = interval.toMinutes();
  const [count, unit] = minutes % 1440 === 0 ? [minutes / 1440, 'days'] : minutes % 60 === 0 ? [minutes / 60, 'hours'] : [minutes, 'minutes'];
  return `rate(${count}${unit})`;
}
