import { applyTemplate } from './apply-template';
import { deleteResources } from './delete-resources';
import { exportConflict } from './exports';
import type { Operation } from './operation';
import { names, rollBackCreation, rollBackUpdate } from './roll-back';
import type { StackPlan } from './stack-plan';
import type { OutputRecord } from './stack-store';
import { TemplateError } from './template';

/** Makes a new stack, or rolls it back. */
export async function createStack(operation: Operation, plan: StackPlan): Promise<void> {
  operation.begin('CREATE_IN_PROGRESS', 'User Initiated', plan.graph.size);
  const trouble = await carryOut(operation, plan);
  operation.trouble = trouble;
  if (trouble !== undefined) {
    return rollBackCreation(operation, `${trouble} Rollback requested by user.`);
  }
  operation.stack.touched = [];
  operation.setStatus('CREATE_COMPLETE');
}

/** Changes a stack to a new template, cleans up what that left over, or rolls it back. */
export async function updateStack(operation: Operation, plan: StackPlan): Promise<void> {
  operation.begin('UPDATE_IN_PROGRESS', 'User Initiated', plan.graph.size);
  const trouble = await carryOut(operation, plan);
  operation.trouble = trouble;
  if (trouble !== undefined) {
    return rollBackUpdate(operation, trouble);
  }
  await cleanUpUpdate(operation, plan);
}

/** Deletes what the stack has and its template no longer, and what was replaced: the last phase of an update. */
export async function cleanUpUpdate(operation: Operation, plan: StackPlan): Promise<void> {
  const { stack } = operation;
  const removed = Object.values(stack.resources).filter(({ logicalId }) => !plan.graph.has(logicalId));
  operation.begin('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', undefined, removed.length + stack.replaced.length);
  operation.abandoned.push(...await deleteResources(operation, [
    ...removed.map((record) => ({ record, cause: 'removed' as const })),
    ...stack.replaced.map((record) => ({ record, cause: 'replaced' as const })),
  ], () => undefined));
  removed.forEach(({ logicalId }) => { delete stack.resources[logicalId]; });
  stack.touched = [];
  stack.replaced = [];
  stack.before = undefined;
  operation.setStatus('UPDATE_COMPLETE');
}

/** Deletes a stack; what fails to go stays in it, with what it depends on, for another try. */
export async function deleteStack(operation: Operation, retain: readonly string[]): Promise<void> {
  const { stack, context } = operation;
  const records = Object.values(stack.resources).map((record) => (
    retain.includes(record.logicalId) ? { ...record, deletionPolicy: 'Retain' as const } : record
  ));
  operation.begin('DELETE_IN_PROGRESS', 'User Initiated', records.length + stack.replaced.length);
  const failed = await deleteResources(operation, [
    ...records.map((record) => ({ record, cause: 'removed' as const })),
    ...stack.replaced.map((record) => ({ record, cause: 'replaced' as const })),
  ], (record) => {
    if (stack.replaced.includes(record)) {
      stack.replaced = stack.replaced.filter((other) => other !== record);
    } else {
      delete stack.resources[record.logicalId];
    }
  });
  if (failed.length > 0) {
    operation.failures.push(...failed);
    operation.setStatus('DELETE_FAILED', `The following resource(s) failed to delete: [${names(failed)}].`);
    return;
  }
  context.store.remove(stack.name);
  operation.setStatus('DELETE_COMPLETE');
}

/** Applies the template and works out the outputs. Answers why it did not work. */
async function carryOut(operation: Operation, plan: StackPlan): Promise<string | undefined> {
  const { stack, failures } = operation;
  if (!await applyTemplate(operation, plan)) {
    const failed = (word: string, status: string): string => {
      const found = failures.filter((failure) => failure.status === status);
      return found.length === 0 ? '' : `The following resource(s) failed to ${word}: [${names(found)}].`;
    };
    return [failed('create', 'CREATE_FAILED'), failed('update', 'UPDATE_FAILED')].filter((sentence) => sentence !== '').join(' ');
  }
  let outputs: { [key: string]: OutputRecord };
  try {
    outputs = plan.outputs(stack.resources);
  } catch (error) {
    if (error instanceof TemplateError) {
      return error.message;
    }
    throw error;
  }
  const conflict = exportConflict(operation.context.store.list(), stack, outputs);
  if (conflict !== undefined) {
    return conflict;
  }
  stack.outputs = outputs;
  stack.imports = [...plan.imports];
  return undefined;
}
