import {
  GetAutoMergingPreview$, GetIdentityResolutionJob$, GetMatches$, GetSimilarProfiles$, ListIdentityResolutionJobs$, ListRuleBasedMatches$,
  MergeProfiles$,
} from '@aws-sdk/client-customer-profiles';
import type {
  GetAutoMergingPreviewRequest, GetAutoMergingPreviewResponse, GetIdentityResolutionJobRequest, GetIdentityResolutionJobResponse, GetMatchesRequest,
  GetMatchesResponse, GetSimilarProfilesRequest, GetSimilarProfilesResponse, ListIdentityResolutionJobsRequest, ListIdentityResolutionJobsResponse,
  ListRuleBasedMatchesRequest, ListRuleBasedMatchesResponse, MergeProfilesRequest, MergeProfilesResponse,
} from '@aws-sdk/client-customer-profiles';
import { dataOperation } from '../../api/data-operation';
import type { Operation } from '../../api/operation';
import { pageByPlace, pageOfNames } from '../../api/paging';
import { getSimilarProfiles } from '../../engine/matching/calls/similar-profiles';
import { getIdentityResolutionJob, getMatches, listIdentityResolutionJobs } from '../../engine/matching/ml/answers';
import { autoMergingPreview } from '../../engine/matching/ml/preview';
import { listRuleBasedMatches } from '../../engine/matching/rules/rule-matches';
import { MERGE_MESSAGE, requestedMerge } from '../../engine/merging/merge-request';

export const MATCH_OPERATIONS: readonly Operation[] = [
  /** What is wrong with the request is told at once; the merge itself is work of the service. */
  dataOperation<MergeProfilesRequest, MergeProfilesResponse>(MergeProfiles$, ({ DomainName, ...request }, context) => {
    const scene = context.scene(DomainName);
    requestedMerge(scene.data, { DomainName, ...request });
    context.work(scene, { kind: 'merge', request: { DomainName, ...request } });
    return { Message: MERGE_MESSAGE };
  }),

  dataOperation<GetMatchesRequest, GetMatchesResponse>(GetMatches$, (request, context) => {
    const { Matches, ...answer } = getMatches(context.scene(request.DomainName));
    const { Items, ...page } = pageByPlace(Matches, request, `GetMatches ${request.DomainName}`);
    return { ...answer, ...page, Matches: Items };
  }),

  dataOperation<ListRuleBasedMatchesRequest, ListRuleBasedMatchesResponse>(ListRuleBasedMatches$, (request, context) => {
    const scene = context.scene(request.DomainName);
    const { Items: MatchIds, ...page } = pageOfNames((after, limit) => listRuleBasedMatches(scene, { after, limit }), request, `ListRuleBasedMatches ${request.DomainName}`);
    return { MatchIds, ...page };
  }),

  dataOperation<GetSimilarProfilesRequest, GetSimilarProfilesResponse>(GetSimilarProfiles$, (request, context) => {
    const { DomainName, MatchType, SearchKey, SearchValue } = request;
    const { ProfileIds, ...answer } = getSimilarProfiles(context.scene(DomainName), request);
    const { Items, ...page } = pageByPlace(ProfileIds, request, `GetSimilarProfiles ${DomainName} ${MatchType} ${SearchKey} ${SearchValue}`);
    return { ...answer, ...page, ProfileIds: Items };
  }),

  dataOperation<GetAutoMergingPreviewRequest, GetAutoMergingPreviewResponse>(GetAutoMergingPreview$, (request, context) => (
    autoMergingPreview(context.scene(request.DomainName), request)
  )),

  dataOperation<ListIdentityResolutionJobsRequest, ListIdentityResolutionJobsResponse>(ListIdentityResolutionJobs$, (request, context) => {
    const { Items: IdentityResolutionJobsList, ...page } = pageByPlace(
      listIdentityResolutionJobs(context.scene(request.DomainName)), request, `ListIdentityResolutionJobs ${request.DomainName}`,
    );
    return { IdentityResolutionJobsList, ...page };
  }),

  dataOperation<GetIdentityResolutionJobRequest, GetIdentityResolutionJobResponse>(GetIdentityResolutionJob$, ({ DomainName, JobId }, context) => (
    getIdentityResolutionJob(context.scene(DomainName), JobId)
  )),
];
