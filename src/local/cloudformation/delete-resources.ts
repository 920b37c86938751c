import { physical } from './apply-template';
import { generatedName } from './generated-names';
import { reversed, walk } from './graph';
import type { Graph } from './graph';
import { note } from './operation';
import type { Operation } from './operation';
import type { ResourceNote } from './resource-note';
import type { DeletionCause } from './resource-provider';
import type { ResourceRecord } from './stack-store';

/**
 * `RetainExceptOnCreate` is `Retain` but for the rollback of the operation that made the resource:
 * docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
 */
function kept(record: ResourceRecord, cause: DeletionCause): boolean {
  switch (cause) {
    case 'removed':
      return record.deletionPolicy === 'Retain' || record.deletionPolicy === 'RetainExceptOnCreate';
    case 'creation rolled back':
      return record.deletionPolicy === 'Retain';
    case 'replaced':
      return record.updateReplacePolicy === 'Retain';
    case 'replacement rolled back':
      return false;
  }
}

/** Deletes resources, each before those that it depends on. Those whose deletion fails keep what they depend on. Answers what failed. */
export async function deleteResources(
  operation: Operation,
  doomed: readonly { record: ResourceRecord; cause: DeletionCause }[],
  onGone: (record: ResourceRecord) => void,
): Promise<ResourceNote[]> {
  const failed: ResourceNote[] = [];
  await walk(deletionOrder(doomed.map(({ record }) => record)), { concurrency: operation.context.concurrency, afterFailure: 'go on' }, async (node) => {
    const { record, cause } = doomed[Number(node)];
    const ok = await deleteResource(operation, record, cause);
    if (ok) {
      onGone(record);
    } else {
      failed.push(note(record));
    }
    operation.context.store.saveSoon();
    return ok;
  });
  return failed;
}

/** Nodes are places in the list, because a resource may be there with an old and a new physical id. */
function deletionOrder(records: readonly ResourceRecord[]): Graph {
  const places = new Map<string, string[]>();
  records.forEach(({ logicalId }, place) => places.set(logicalId, [...places.get(logicalId) ?? [], String(place)]));
  return reversed(new Map(records.map(({ dependsOn }, place) => [String(place), dependsOn.flatMap((id) => places.get(id) ?? [])])));
}

/**
 * The program ended while a custom resource was being created, and with it the function, which may have made something and not said under which id: a
 * Delete with an id that was made up would leave that behind. In AWS the function would have gone on to its answer, so it gets the same event again.
 * What it says then, the Delete is for; where it says nothing, there is no more to be known.
 */
async function askAgain(operation: Operation, record: ResourceRecord): Promise<void> {
  if (record.status !== 'CREATE_IN_PROGRESS' || record.physicalId !== undefined || record.creation === undefined) {
    return;
  }
  const outcome = await operation.provider(record).create(operation.target(record), record.properties, new AbortController().signal);
  operation.context.assertOpen();
  record.physicalId = outcome.status === 'cancelled' ? undefined : outcome.physicalId;
}

async function deleteResource(operation: Operation, record: ResourceRecord, cause: DeletionCause): Promise<boolean> {
  if (kept(record, cause)) {
    operation.report(record, 'DELETE_SKIPPED');
    operation.kept.push(note(record));
    return true;
  }
  if (record.unsent === true) {
    operation.report(record, 'DELETE_COMPLETE');
    return true;
  }
  await askAgain(operation, record);
  // a Create that never answered left no id, and CloudFormation cannot send a Delete without one
  record.physicalId ??= generatedName(operation.stack.name, record.logicalId, `${operation.stack.id} ${record.logicalId}`);
  operation.report(record, 'DELETE_IN_PROGRESS');
  const outcome = await operation.provider(record).delete(operation.target(record), physical(record), cause);
  operation.context.assertOpen();
  if (outcome.status === 'complete') {
    operation.report(record, 'DELETE_COMPLETE', outcome.reason);
    return true;
  }
  operation.report(record, 'DELETE_FAILED', outcome.status === 'failed' ? outcome.reason : 'Resource deletion cancelled');
  return false;
}
