import { afterMerges, MERGE_TOOLS } from './merges';
import { keepExport } from '../exports/exported-file';
import { dueJob } from '../matching/ml/jobs';
import { runJob } from '../matching/ml/run-job';
import type { Scene } from '../scene';

/** Runs the identity resolution job that waits, whether its time has come or not, and tells its id. */
export function runJobNow(scene: Scene): string {
  const { job, merged, exported } = runJob(scene, MERGE_TOOLS);
  afterMerges(scene, merged);
  if (exported) {
    keepExport(scene, job.jobId, exported);
  }
  return job.jobId;
}

/** Runs the job whose time has come. Of those that were missed while nobody asked, it is one: the next is put off to its next time. */
export function runDueJob(scene: Scene): void {
  if (dueJob(scene)) {
    runJobNow(scene);
  }
}
