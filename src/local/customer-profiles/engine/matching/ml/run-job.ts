import { exportOf } from './export';
import type { ExportFile } from './export';
import { featuresOf } from './features';
import type { Features } from './features';
import { putJob, scheduleJobs, unfinishedJob } from './jobs';
import type { Job } from './jobs';
import { matches } from './matcher';
import { mergeMatches } from './merge-matches';
import { badRequest } from '../../../protocol/service-error';
import type { Merged, MergeTools } from '../../merging/merge-profiles';
import { THE_SERVICE } from '../../scene';
import type { Scene } from '../../scene';
import { replaceMlGroups } from '../groups/ml-groups';
import type { MlGroup } from '../groups/ml-groups';
import { allProfiles } from '../values/all-profiles';

const DAY = 24 * 3_600_000;

/** How long a job is told of after its end: not documented (D-L3). */
const KEPT_MILLISECONDS = 30 * DAY;

/** What a job, or a step of one, has done. */
export interface JobRun {
  readonly job: Job;
  /** Merges to be announced, those that the rules made after them included. */
  readonly merged: readonly Merged[];
  /** What it has to be sent to where the job says that it exports. */
  readonly exported?: ExportFile;
}

/** Runs the job that waits, whether or not its time has come, from where it is to its end. The next one waits then. */
export function runJob(scene: Scene, tools: MergeTools): JobRun {
  let run = stepJob(scene, tools);
  while (run.job.status !== 'COMPLETED') {
    const next = stepJob(scene, tools);
    run = { ...next, merged: [...run.merged, ...next.merged] };
  }
  return run;
}

/** Brings a job to its next status, so that each of them can be seen. */
export function stepJob(scene: Scene, tools: MergeTools): JobRun {
  const service: Scene = { ...scene, performedBy: THE_SERVICE };
  if (scene.domain.Matching?.Enabled) {
    scheduleJobs(scene);
  }
  const job = unfinishedJob(scene.data);
  if (!job) {
    throw notEnabled(scene.domain.DomainName);
  }
  const run = step(service, job, tools);
  putJob(scene.data, run.job);
  if (run.job.status === 'COMPLETED') {
    scheduleJobs(scene);
  }
  return run;
}

/** What is answered where identity resolution is asked for and not enabled (D-L5). */
export function notEnabled(domainName: string): Error {
  return badRequest(`Identity resolution is not enabled for domain ${domainName}`);
}

function step(scene: Scene, job: Job, tools: MergeTools): JobRun {
  const { now, domain } = scene;
  switch (job.status) {
    case 'PENDING': {
      const begun = { ...job, startTime: Math.min(job.startTime, now), updatedAt: now, autoMerging: domain.Matching?.AutoMerging };
      return { job: { ...begun, status: 'PREPROCESSING' }, merged: [] };
    }
    case 'PREPROCESSING':
      return { job: { ...job, status: 'FIND_MATCHING', updatedAt: now }, merged: [] };
    case 'FIND_MATCHING': {
      const found = { ...job, updatedAt: now, stats: findMatches(scene) };
      return job.autoMerging?.Enabled ? { job: { ...found, status: 'MERGING' }, merged: [] } : ended(scene, found, []);
    }
    default: {
      const { done, merged } = mergeMatches(scene, job, tools);
      return ended(scene, { ...job, stats: { ...job.stats, NumberOfMergesDone: done } }, merged);
    }
  }
}

function findMatches({ data, now, newId }: Scene): Job['stats'] {
  const all: Features[] = [];
  for (const { id, cells } of allProfiles(data)) {
    all.push(featuresOf(id, cells));
  }
  const groups: readonly MlGroup[] = matches(all).map((match) => ({ matchId: newId(), ...match }));
  replaceMlGroups(data, groups, now);
  return { NumberOfProfilesReviewed: all.length, NumberOfMatchesFound: groups.length, NumberOfMergesDone: 0 };
}

/** What is exported is what has not been merged. */
function ended(scene: Scene, job: Job, merged: readonly Merged[]): JobRun {
  const { now } = scene;
  const exported = exportOf(scene);
  const exportingLocation = exported && { bucket: exported.bucket, key: exported.key };
  return {
    job: { ...job, status: 'COMPLETED', endTime: now, updatedAt: now, expiresAt: now + KEPT_MILLISECONDS, ...exportingLocation && { exportingLocation } },
    merged,
    ...exported && { exported },
  };
}
