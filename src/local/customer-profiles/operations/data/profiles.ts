import { BatchGetProfile$, CreateProfile$, DeleteProfile$, UpdateProfile$ } from '@aws-sdk/client-customer-profiles';
import type {
  BatchGetProfileRequest, BatchGetProfileResponse, CreateProfileRequest, CreateProfileResponse, DeleteProfileRequest, DeleteProfileResponse,
  UpdateProfileRequest, UpdateProfileResponse,
} from '@aws-sdk/client-customer-profiles';
import { dataOperation } from '../../api/data-operation';
import type { Operation } from '../../api/operation';
import { afterProfileChange } from '../../engine/effects/after-profile-change';
import { existingProfile } from '../../engine/existing-profile';
import { batchGetProfiles, createProfile, updateProfile } from '../../engine/profiles/profile-calls';

export const PROFILE_OPERATIONS: readonly Operation[] = [
  dataOperation<CreateProfileRequest, CreateProfileResponse>(CreateProfile$, ({ DomainName, ...members }, context) => {
    const scene = context.scene(DomainName);
    const effect = createProfile(scene, members);
    context.work(scene, { kind: 'index', profileId: effect.profile.id });
    afterProfileChange(scene, effect);
    return { ProfileId: effect.profile.id };
  }),

  dataOperation<UpdateProfileRequest, UpdateProfileResponse>(UpdateProfile$, ({ DomainName, ProfileId, ...members }, context) => {
    const scene = context.scene(DomainName);
    afterProfileChange(scene, updateProfile(scene, ProfileId, members));
    return { ProfileId };
  }),

  dataOperation<DeleteProfileRequest, DeleteProfileResponse>(DeleteProfile$, ({ DomainName, ProfileId }, context) => {
    const scene = context.scene(DomainName);
    existingProfile(scene.data, ProfileId);
    context.work(scene, { kind: 'delete', profileId: ProfileId });
    return { Message: 'OK' };
  }),

  dataOperation<BatchGetProfileRequest, BatchGetProfileResponse>(BatchGetProfile$, ({ DomainName, ProfileIds }, context) => (
    batchGetProfiles(context.scene(DomainName), ProfileIds)
  )),
];
