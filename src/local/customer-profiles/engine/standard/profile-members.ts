import type { UpdateProfileRequest } from '@aws-sdk/client-customer-profiles';
import { STANDARD_OBJECTS } from '../../../../model/catalogue/standard-objects.data';
import type { Kept } from '../../store/records';

/** What a call says of a standard profile. */
export type ProfileMembers = Kept<Omit<UpdateProfileRequest, 'DomainName' | 'ProfileId'>>;

/** The members of a pair that are two views of one value, which is kept under the second (D-P2). */
export const TWINS: { readonly [member: string]: string } = { PartyType: 'PartyTypeString', Gender: 'GenderString' };

/** What the SDK's enums know: another text has no place in a member that is one of them. */
export const ENUM_MEMBERS: { readonly [member: string]: readonly string[] } = {
  PartyType: ['INDIVIDUAL', 'BUSINESS', 'OTHER'],
  Gender: ['MALE', 'FEMALE', 'UNSPECIFIED'],
  ProfileType: ['PROFILE', 'ACCOUNT_PROFILE'],
};

/** Says when a source has changed its record, and is no member of the profile. */
const NO_MEMBER = 'SourceLastUpdatedTimestamp';

const FIELDS = STANDARD_OBJECTS._profile.fields;

/** Members that are texts, twins only once. */
export const TEXT_MEMBERS: readonly string[] = FIELDS.filter((field) => !field.includes('.') && !Object.hasOwn(TWINS, field) && field !== NO_MEMBER);

/** The addresses, with the members that each has. */
export const ADDRESSES: ReadonlyMap<string, readonly string[]> = new Map([...new Set(FIELDS.filter((field) => /^\w+Address\.|^Address\./.test(field))
  .map((field) => field.split('.')[0]))].map((address) => [address, FIELDS.filter((field) => field.startsWith(`${address}.`)).map((field) => field.slice(address.length + 1))]));

/** The lists of the engagement preferences, each kept in a cell of its own, as a call replaces one without the other (D-P9). */
export const PREFERENCES: readonly string[] = ['Phone', 'Email'];

/** Where the value of a target is kept, written as a path within the profile: twins share their cell. */
export function profileCellPath(path: string): string {
  return Object.hasOwn(TWINS, path) ? TWINS[path] : path;
}
