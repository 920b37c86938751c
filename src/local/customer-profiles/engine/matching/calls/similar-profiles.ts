import type { GetSimilarProfilesRequest, GetSimilarProfilesResponse } from '@aws-sdk/client-customer-profiles';
import { badRequest, notFound } from '../../../protocol/service-error';
import type { Kept } from '../../../store/records';
import type { Scene } from '../../scene';
import { mlGroup, mlGroupOf } from '../groups/ml-groups';

type Answer = Kept<GetSimilarProfilesResponse> & { readonly ProfileIds: readonly string[] };

/** A group of either kind, as it is answered. */
type Found = Omit<Answer, 'MatchType' | 'NextToken'>;

/** GetSimilarProfiles: the whole group, the profile that was asked with included; an empty one for a profile that is in none (D-R13). */
export function getSimilarProfiles(scene: Scene, request: Kept<GetSimilarProfilesRequest>): Answer {
  const { MatchType: type, SearchKey: key = '', SearchValue: value = '' } = request;
  const groups = type === 'ML_BASED_MATCHING' ? mlBased(scene) : ruleBased(scene);
  const spelled = key.toLowerCase();
  if (spelled === 'matchid') {
    const group = groups.byId(value);
    if (!group) {
      throw notFound(`Match ${value} does not exist in domain ${scene.domain.DomainName}`);
    }
    return { ...group, MatchType: type };
  }
  if (spelled !== 'profileid' && spelled !== '_profileid') {
    throw badRequest(`SearchKey must be matchId or profileId, not ${key}`);
  }
  if (!scene.data.profile(value)) {
    throw notFound(`Profile ${value} does not exist in domain ${scene.domain.DomainName}`);
  }
  return { ...groups.ofProfile(value) ?? { ProfileIds: [] }, MatchType: type };
}

interface Groups {
  byId(matchId: string): Found | undefined;
  ofProfile(profileId: string): Found | undefined;
}

/** Groups of rules that were switched off are not told (D-R11). */
function ruleBased({ domain, data }: Scene): Groups {
  const enabled = domain.RuleBasedMatching?.Enabled;
  const found = (group: ReturnType<typeof data.ruleGroup>) => (
    group && enabled ? { MatchId: group.matchId, ProfileIds: group.profileIds, RuleLevel: group.level } : undefined
  );
  return { byId: (matchId) => found(data.ruleGroup(matchId)), ofProfile: (profileId) => found(data.ruleGroupOf(profileId)) };
}

function mlBased({ domain, data }: Scene): Groups {
  const enabled = domain.Matching?.Enabled;
  const found = (group: ReturnType<typeof mlGroup>) => (
    group && enabled ? { MatchId: group.matchId, ProfileIds: group.profileIds, ConfidenceScore: group.confidence } : undefined
  );
  return { byId: (matchId) => found(mlGroup(data, matchId)), ofProfile: (profileId) => found(mlGroupOf(data, profileId)) };
}
