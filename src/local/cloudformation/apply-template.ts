import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { walk } from './graph';
import { scalarsAsStrings } from './json';
import type { JsonObject } from './json';
import { note } from './operation';
import type { Operation } from './operation';
import type { Outcome } from './resource-provider';
import { isCustom, isNestedStack } from './stack-identity';
import type { StackPlan } from './stack-plan';
import type { ResourceRecord } from './stack-store';
import { TemplateError } from './template';

/** Creates what is new and updates what differs, in the order of the references. Answers whether all went well. */
export async function applyTemplate(operation: Operation, plan: StackPlan): Promise<boolean> {
  const { context, failures } = operation;
  const siblings = new AbortController();
  await walk(plan.graph, { concurrency: context.concurrency, afterFailure: 'stop' }, async (id) => {
    const ok = await applyResource(operation, plan, id, siblings.signal);
    if (!ok && context.faults.cancelSiblings === true) {
      siblings.abort();
    }
    context.store.saveSoon();
    return ok;
  });
  return failures.length === 0;
}

async function applyResource(operation: Operation, plan: StackPlan, id: string, signal: AbortSignal): Promise<boolean> {
  const { stack } = operation;
  const { type, deletionPolicy, updateReplacePolicy } = plan.template.resources[id];
  const current: ResourceRecord | undefined = stack.resources[id];
  const settings = { dependsOn: plan.graph.get(id) ?? [], deletionPolicy, updateReplacePolicy };
  let properties: JsonObject;
  try {
    properties = plan.properties(id, stack.resources);
  } catch (error) {
    if (!(error instanceof TemplateError)) {
      throw error;
    }
    // nothing was done to it, so there is nothing to undo either
    const record = current ?? { logicalId: id, type, properties: {}, attributes: {}, status: 'CREATE_IN_PROGRESS', ...settings };
    return fail(operation, { ...record }, current === undefined ? 'CREATE_FAILED' : 'UPDATE_FAILED', error.message);
  }
  if (current === undefined) {
    const record: ResourceRecord = { logicalId: id, type, properties, attributes: {}, status: 'CREATE_IN_PROGRESS', ...settings };
    return create(operation, record, signal);
  }
  if (current.type !== type) {
    const reason = `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${id}]`;
    return fail(operation, { ...current }, 'UPDATE_FAILED', reason);
  }
  const refusal = operation.provider(current).refuseUpdate(operation.target(current), properties, physical(current));
  if (refusal !== undefined) {
    return fail(operation, { ...current }, 'UPDATE_FAILED', refusal);
  }
  // a nested stack may have to change although its own properties do not: it looks for itself
  if (same(type, properties, current.properties) && !isNestedStack(type)) {
    Object.assign(current, settings);
    operation.step();
    return true;
  }
  return update(operation, current, { ...current, ...settings }, properties, signal);
}

async function create(operation: Operation, record: ResourceRecord, signal: AbortSignal): Promise<boolean> {
  const { stack } = operation;
  record.creation = isCustom(record.type) ? { requestId: randomUUID(), sentAt: operation.now() } : undefined;
  stack.resources[record.logicalId] = record;
  stack.touched.push(record.logicalId);
  operation.report(record, 'CREATE_IN_PROGRESS');
  const outcome = await operation.attempt(record.logicalId, async () => (
    operation.provider(record).create(operation.target(record), record.properties, signal)
  ));
  if (outcome.status !== 'complete') {
    if (outcome.status === 'failed') {
      record.physicalId = outcome.physicalId;
      record.unsent = outcome.unsent;
    }
    return fail(operation, record, 'CREATE_FAILED', outcome.status === 'failed' ? outcome.reason : 'Resource creation cancelled');
  }
  settle(record, outcome);
  operation.report(record, 'CREATE_IN_PROGRESS', 'Resource creation Initiated');
  operation.report(record, 'CREATE_COMPLETE');
  return true;
}

async function update(
  operation: Operation,
  previous: ResourceRecord,
  record: ResourceRecord,
  properties: JsonObject,
  signal: AbortSignal,
): Promise<boolean> {
  const { stack, context } = operation;
  stack.resources[record.logicalId] = record;
  stack.touched.push(record.logicalId);
  record.attempted = properties;
  operation.report(record, 'UPDATE_IN_PROGRESS');
  const outcome = await operation.attempt(record.logicalId, async () => (
    operation.provider(record).update(operation.target(record), properties, physical(previous), signal)
  ));
  if (outcome.status !== 'complete') {
    if (outcome.status === 'failed' && outcome.physicalId !== undefined && context.faults.takeFailedUpdateId === true) {
      record.physicalId = outcome.physicalId;
    }
    return fail(operation, record, 'UPDATE_FAILED', outcome.status === 'failed' ? outcome.reason : 'Resource update cancelled');
  }
  record.properties = properties;
  settle(record, outcome);
  if (outcome.physicalId !== previous.physicalId) {
    stack.replaced.push({ ...previous, updateReplacePolicy: record.updateReplacePolicy });
    operation.report(record, 'UPDATE_IN_PROGRESS', isCustom(record.type)
      ? 'Requested update required the provider to create a new physical resource'
      : 'Requested update requires the creation of a new physical resource; hence creating one.');
  }
  operation.report(record, 'UPDATE_COMPLETE');
  return true;
}

/** What a provider answered becomes the resource's state. */
export function settle(record: ResourceRecord, outcome: Extract<Outcome, { status: 'complete' }>): void {
  record.physicalId = outcome.physicalId;
  record.attributes = outcome.attributes;
  record.secret = outcome.secret;
  delete record.attempted;
  delete record.creation;
}

export function physical({ physicalId = '', properties }: ResourceRecord): { physicalId: string; properties: JsonObject } {
  return { physicalId, properties };
}

function fail(operation: Operation, record: ResourceRecord, status: 'CREATE_FAILED' | 'UPDATE_FAILED', reason: string): boolean {
  operation.report(record, status, reason);
  operation.failures.push(note(record));
  return false;
}

/** A custom resource sees all scalars as strings, so that 1 and '1' are no difference to it. */
function same(type: string, left: JsonObject, right: JsonObject): boolean {
  return isCustom(type) ? isDeepStrictEqual(scalarsAsStrings(left), scalarsAsStrings(right)) : isDeepStrictEqual(left, right);
}
