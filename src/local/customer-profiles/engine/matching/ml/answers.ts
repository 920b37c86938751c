import type { GetIdentityResolutionJobResponse, GetMatchesResponse, IdentityResolutionJob, MatchItem } from '@aws-sdk/client-customer-profiles';
import { jobs } from './jobs';
import type { Job } from './jobs';
import { notEnabled } from './run-job';
import { notFound } from '../../../protocol/service-error';
import type { Kept } from '../../../store/records';
import type { Scene } from '../../scene';
import { mlGenerationTime, mlGroups } from '../groups/ml-groups';

/** GetMatches: all of the last run that are left, the likeliest first. */
export function getMatches({ data, domain }: Scene): Kept<GetMatchesResponse> & { readonly Matches: readonly Kept<MatchItem>[] } {
  if (!domain.Matching?.Enabled) {
    throw notEnabled(domain.DomainName);
  }
  const time = mlGenerationTime(data);
  const groups = mlGroups(data);
  return {
    ...time !== undefined && { MatchGenerationDate: new Date(time) },
    PotentialMatches: groups.length,
    Matches: groups.map(({ matchId, profileIds, confidence }) => ({ MatchId: matchId, ProfileIds: profileIds, ConfidenceScore: confidence })),
  };
}

/** ListIdentityResolutionJobs: all of them, newest first. */
export function listIdentityResolutionJobs(scene: Scene): readonly Kept<IdentityResolutionJob>[] {
  return jobs(scene).map((job) => summaryOf(scene, job));
}

/** GetIdentityResolutionJob. */
export function getIdentityResolutionJob(scene: Scene, jobId: string): Kept<GetIdentityResolutionJobResponse> {
  const job = jobs(scene).find((each) => each.jobId === jobId);
  if (!job) {
    throw notFound(`Identity resolution job ${jobId} does not exist in domain ${scene.domain.DomainName}`);
  }
  return {
    ...summaryOf(scene, job),
    LastUpdatedAt: new Date(job.updatedAt),
    ...job.expiresAt !== undefined && { JobExpirationTime: new Date(job.expiresAt) },
    ...job.autoMerging && { AutoMerging: job.autoMerging },
  };
}

function summaryOf({ domain }: Scene, { jobId, status, startTime, endTime, stats, exportingLocation: location }: Job): Kept<IdentityResolutionJob> {
  return {
    DomainName: domain.DomainName,
    JobId: jobId,
    Status: status,
    JobStartTime: new Date(startTime),
    ...endTime !== undefined && { JobEndTime: new Date(endTime) },
    ...stats && { JobStats: stats },
    ...location && { ExportingLocation: { S3Exporting: { S3BucketName: location.bucket, S3KeyName: location.key } } },
  };
}
