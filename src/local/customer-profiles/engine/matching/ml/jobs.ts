import type { AutoMerging, JobStats } from '@aws-sdk/client-customer-profiles';
import { nextScheduledTime } from './schedule';
import type { Kept } from '../../../store/records';
import type { DataStore } from '../../data-store';
import type { Scene } from '../../scene';

export type JobStatus = 'PENDING' | 'PREPROCESSING' | 'FIND_MATCHING' | 'MERGING' | 'COMPLETED';

/** An identity resolution job. Times are milliseconds since the epoch. */
export interface Job {
  readonly jobId: string;
  readonly status: JobStatus;
  /** In the future for one that is PENDING. */
  readonly startTime: number;
  readonly endTime?: number;
  readonly updatedAt: number;
  readonly expiresAt?: number;
  /** As it was configured when the job began (D-L2). */
  readonly autoMerging?: Kept<AutoMerging>;
  readonly stats?: Kept<JobStats>;
  readonly exportingLocation?: { readonly bucket: string; readonly key: string };
}

type Moment = Pick<Scene, 'data' | 'domain' | 'now'>;

const JOBS = 'identity-resolution-jobs';

/** Newest first (D-L6). Those that have expired are not told any more. */
export function jobs({ data, now }: Pick<Moment, 'data' | 'now'>): readonly Job[] {
  return allJobs(data).filter(({ expiresAt = Infinity }) => expiresAt > now)
    .sort((one, other) => other.startTime - one.startTime || (one.jobId < other.jobId ? -1 : 1));
}

export function putJob(data: DataStore, job: Job): void {
  data.putDocument(JOBS, job.jobId, job);
}

/** After matching was set: there is one job that waits for its time where matching is enabled, and none where it is not (D-L1). */
export function scheduleJobs({ data, domain, now, newId }: Moment & Pick<Scene, 'newId'>): void {
  const { Matching: matching } = domain;
  const pending = allJobs(data).filter(({ status }) => status === 'PENDING');
  allJobs(data).filter(({ expiresAt = Infinity }) => expiresAt <= now).forEach(({ jobId }) => data.deleteDocument(JOBS, jobId));
  if (!matching?.Enabled) {
    pending.forEach(({ jobId }) => data.deleteDocument(JOBS, jobId));
    return;
  }
  const startTime = nextScheduledTime(matching.JobSchedule, now);
  if (pending.length === 0) {
    putJob(data, { jobId: newId(), status: 'PENDING', startTime, updatedAt: now });
  }
  pending.filter((job) => job.startTime > now && job.startTime !== startTime).forEach((job) => putJob(data, { ...job, startTime, updatedAt: now }));
}

/** When the next job is to begin; undefined where none waits. */
export function nextJobTime(data: DataStore): number | undefined {
  return unfinishedJob(data)?.startTime;
}

/** The job whose time has come, or that has begun and not come to its end. */
export function dueJob({ data, now }: Pick<Moment, 'data' | 'now'>): Job | undefined {
  const job = unfinishedJob(data);
  return job && job.startTime <= now ? job : undefined;
}

/** The job that runs, else the one that waits. */
export function unfinishedJob(data: DataStore): Job | undefined {
  const unfinished = allJobs(data).filter(({ status }) => status !== 'COMPLETED');
  return unfinished.find(({ status }) => status !== 'PENDING') ?? unfinished[0];
}

function allJobs(data: DataStore): readonly Job[] {
  return data.documents(JOBS).map(({ value }) => value as Job);
}
