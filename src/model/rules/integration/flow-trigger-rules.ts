import type { Connector } from './connectors';
import type { Unchecked } from '../../api/request-types';
import type { ScheduledTriggerProperties, TriggerConfig, TriggerProperties } from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { Finding, newFinding } from '../../validation/finding';
import { defineRule } from '../../validation/rule';

type Known = (value: unknown) => boolean;

/** AppFlow runs a flow no more often (Administrator Guide, "Set up integration with S3"). */
export const SHORTEST_INTERVAL_MINUTES = 15;

const SCHEDULE = defineRule({
  code: 'CP1515',
  severity: 'error',
  title: 'a flow has a schedule if, and only if, it runs on schedule',
  why: 'a scheduled flow does not run without one, and no other flow takes one',
  source: 'API model, TriggerConfig and TriggerProperties',
});

const INTERVAL = defineRule({
  code: 'CP1516',
  severity: 'warning',
  title: `a flow's schedule is a rate of ${SHORTEST_INTERVAL_MINUTES} minutes or more, written without a space`,
  why: 'AppFlow does not read another expression, and runs no flow more often',
  source: 'Administrator Guide, "Set up integration with S3"',
});

const PERIOD = defineRule({
  code: 'CP1517',
  severity: 'error',
  title: 'the schedule of a flow ends after it begins',
  why: 'the flow would never run',
  source: 'API model, ScheduledTriggerProperties',
});

const EVENTS = defineRule({
  code: 'CP1519',
  severity: 'error',
  title: 'a flow that an event starts reads an application that sends events',
  why: 'files in a bucket send none, so the service refuses the flow; of an application for which no change events are documented, that is a warning',
  source: 'Amazon AppFlow User Guide, "Flow triggers" and the pages of the connectors',
});

/** Checks what starts a flow, of a source that is known or not. */
export function checkTrigger(trigger: unknown, connector: Connector | undefined, path: string, unresolved: Known): Finding[] {
  if (!isStructure<TriggerConfig>(trigger) || unresolved(trigger) || unresolved(trigger.TriggerType) || unresolved(trigger.TriggerProperties)) {
    return [];
  }
  const { TriggerType: type, TriggerProperties: properties } = trigger;
  const schedule = isStructure<TriggerProperties>(properties) ? properties.Scheduled : undefined;
  const at = `${path}.TriggerProperties.Scheduled`;
  if (type === 'Scheduled') {
    return schedule === undefined
      ? [newFinding(SCHEDULE, { path: at, problem: 'is missing, but TriggerType is Scheduled', fix: 'give it a ScheduleExpression, for example rate(1hours)' })]
      : isStructure<ScheduledTriggerProperties>(schedule) && !unresolved(schedule) ? checkSchedule(schedule, at, unresolved) : [];
  }
  return [
    ...type === 'Event' && connector ? checkEvents(connector, `${path}.TriggerType`) : [],
    ...schedule === undefined || (type !== 'Event' && type !== 'OnDemand') ? [] : [newFinding(SCHEDULE, {
      path: at, problem: `stands beside TriggerType ${type}`, allowed: 'a schedule beside TriggerType Scheduled only', fix: 'remove it, or change TriggerType',
    })],
  ];
}

function checkEvents({ type, events }: Connector, path: string): Finding[] {
  return events === 'documented' ? [] : [newFinding(EVENTS, {
    path,
    value: 'Event',
    problem: events === 'never' ? `is not for ${type}, which sends no events` : `is not documented for ${type}`,
    allowed: 'Scheduled, OnDemand',
    fix: 'let a schedule start the flow',
  }, events === 'never' ? 'error' : 'warning')];
}

function checkSchedule(schedule: Unchecked<ScheduledTriggerProperties>, path: string, unresolved: Known): Finding[] {
  const { ScheduleExpression: expression, ScheduleStartTime: start, ScheduleEndTime: end } = schedule;
  const findings: Finding[] = [];
  if (typeof expression === 'string' && !unresolved(expression)) {
    findings.push(...checkExpression(expression, `${path}.ScheduleExpression`));
  }
  if (start instanceof Date && end instanceof Date && end <= start) {
    findings.push(newFinding(PERIOD, {
      path: `${path}.ScheduleEndTime`, value: end, problem: `is not after ScheduleStartTime ${start.toISOString()}`, fix: 'let it end later, or leave the end out',
    }));
  }
  return findings;
}

const MINUTES: { readonly [unit: string]: number } = { minute: 1, hour: 60, day: 1440 };

function checkExpression(expression: string, path: string): Finding[] {
  if (/^(cron|once)/.test(expression)) {
    return [];
  }
  const allowed = `for example rate(${SHORTEST_INTERVAL_MINUTES}minutes), rate(1hours), rate(1days)`;
  const [, count, unit] = /^rate\((\d+)(minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count === undefined) {
    const compact = expression.replace(/\s/g, '');
    const fix = compact !== expression ? `did you mean ${JSON.stringify(compact)}?` : undefined;
    return [newFinding(INTERVAL, { path, value: expression, problem: 'is not a rate that AppFlow reads', allowed, fix })];
  }
  return Number(count) * MINUTES[unit] >= SHORTEST_INTERVAL_MINUTES ? [] : [newFinding(INTERVAL, {
    path, value: expression, problem: 'is too often', allowed, fix: `use rate(${SHORTEST_INTERVAL_MINUTES}minutes), the shortest`,
  })];
}
