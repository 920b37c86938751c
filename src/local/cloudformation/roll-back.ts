import { physical, settle } from './apply-template';
import { deleteResources } from './delete-resources';
import { walk } from './graph';
import { note } from './operation';
import type { Operation } from './operation';
import type { ResourceNote } from './resource-note';
import type { ResourceRecord, StackContent } from './stack-store';

/** Undoes a creation: deletes everything that it made or tried to make, the failed included, the last first. */
export async function rollBackCreation(operation: Operation, reason: string): Promise<void> {
  const { stack } = operation;
  const records = Object.values(stack.resources);
  operation.begin('ROLLBACK_IN_PROGRESS', reason, records.length);
  const failed = await deleteResources(
    operation,
    records.map((record) => ({ record, cause: 'creation rolled back' })),
    (record) => { delete stack.resources[record.logicalId]; },
  );
  if (failed.length > 0) {
    operation.setStatus('ROLLBACK_FAILED', `The following resource(s) failed to delete: [${names(failed)}].`);
  } else {
    stack.touched = [];
    operation.setStatus('ROLLBACK_COMPLETE');
  }
}

/**
 * Undoes an update: what it changed or failed to change gets an Update with old and new properties swapped; only then are new physical
 * resources deleted, whose failure is only noted.
 */
export async function rollBackUpdate(operation: Operation, reason: string | undefined, skip: readonly string[] = []): Promise<void> {
  const { stack, context } = operation;
  const { before } = stack;
  if (before === undefined) {
    throw new Error(`stack '${stack.name}' is in no update that could be rolled back`);
  }
  // what the update replaced is current again; what it put in its place is found below, and kept if the rollback is carried on later
  if (stack.rollingBack !== true) {
    stack.replaced = [];
  }
  stack.rollingBack = true;
  const changed = stack.touched.filter((id) => before.resources[id] !== undefined);
  operation.begin('UPDATE_ROLLBACK_IN_PROGRESS', reason, changed.length);
  const failed: ResourceNote[] = [];
  const graph = new Map(changed.map((id) => [id, before.resources[id].dependsOn]));
  await walk(graph, { concurrency: context.concurrency, afterFailure: 'stop' }, async (id) => {
    const ok = skip.includes(id) ? restoreUnseen(operation, before.resources[id]) : await restore(operation, before.resources[id], skip);
    if (ok) {
      stack.touched = stack.touched.filter((other) => other !== id);
    } else {
      failed.push(note(stack.resources[id]));
    }
    context.store.saveSoon();
    return ok;
  });
  if (failed.length > 0) {
    operation.setStatus('UPDATE_ROLLBACK_FAILED', `The following resource(s) failed to update: [${names(failed)}].`);
    return;
  }
  await cleanUpRollback(operation, before);
}

async function restore(operation: Operation, old: ResourceRecord, skip: readonly string[]): Promise<boolean> {
  const { stack } = operation;
  const current = stack.resources[old.logicalId];
  const attempted = { ...current, properties: current.attempted ?? current.properties };
  current.attempted = old.properties;
  operation.report(current, 'UPDATE_IN_PROGRESS');
  const provider = operation.provider(old);
  const outcome = provider.rollBack === undefined
    ? await provider.update(operation.target(old), old.properties, physical(attempted), new AbortController().signal)
    : await provider.rollBack(operation.target(old), old.properties, physical(attempted), skip);
  operation.context.assertOpen();
  if (outcome.status !== 'complete') {
    // the next try must tell what is really there from what was wanted
    current.attempted = attempted.properties;
    operation.report(current, 'UPDATE_FAILED', outcome.status === 'failed' ? outcome.reason : 'Resource update cancelled');
    return false;
  }
  const record: ResourceRecord = { ...structuredClone(old) };
  settle(record, outcome);
  if (outcome.physicalId !== current.physicalId) {
    stack.replaced.push(attempted);
  }
  stack.resources[old.logicalId] = record;
  operation.report(record, 'UPDATE_COMPLETE');
  return true;
}

/** A resource that the user told to leave alone is taken for rolled back. */
function restoreUnseen(operation: Operation, old: ResourceRecord): boolean {
  const record = structuredClone(old);
  operation.stack.resources[old.logicalId] = record;
  operation.report(record, 'UPDATE_COMPLETE');
  return true;
}

async function cleanUpRollback(operation: Operation, before: StackContent): Promise<void> {
  const { stack, context } = operation;
  const created = Object.values(stack.resources).filter(({ logicalId }) => before.resources[logicalId] === undefined);
  operation.begin('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', undefined, created.length + stack.replaced.length);
  operation.abandoned.push(...await deleteResources(operation, [
    ...created.map((record) => ({ record, cause: 'creation rolled back' as const })),
    ...stack.replaced.map((record) => ({ record, cause: context.faults.deleteReplacementOnRollback === true ? 'replacement rolled back' as const : 'replaced' as const })),
  ], () => undefined));
  created.forEach(({ logicalId }) => { delete stack.resources[logicalId]; });
  for (const { logicalId, dependsOn, deletionPolicy, updateReplacePolicy } of Object.values(before.resources)) {
    Object.assign(stack.resources[logicalId], { dependsOn, deletionPolicy, updateReplacePolicy });
  }
  const { resources: _, ...content } = before;
  const done = { before: undefined, rollingBack: undefined, touched: [], replaced: [] };
  Object.assign(stack, { readings: undefined, ...content, ...done });
  operation.setStatus('UPDATE_ROLLBACK_COMPLETE');
}

export function names(notes: readonly ResourceNote[]): string {
  return notes.map(({ logicalId }) => logicalId).join(', ');
}
