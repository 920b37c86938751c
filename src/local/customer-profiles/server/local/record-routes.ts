import { domainRoute } from './domain-route';
import { readMembers, requiredText } from './json-body';
import type { LocalRoute } from './local-route';
import { wrongValue } from './wrong-value';

/**
 * Many records or profiles at once. A dry run is one request, whatever it has, so that bodies may be larger here than those of the API: a record for each
 * of many thousands of customers, and still what fits into memory.
 */
export const RECORDS_BODY_LIMIT = 128 * 1024 * 1024;

export const RECORD_ROUTES: readonly LocalRoute[] = [
  domainRoute('POST', 'records', (data, domain, request) => {
    const { ObjectTypeName, Objects, DryRun, WithProfiles } = readMembers(request, 'a batch of records', ['ObjectTypeName', 'Objects', 'DryRun', 'WithProfiles']);
    return data.ingestBatch(domain, {
      objectType: requiredText('ObjectTypeName', ObjectTypeName),
      texts: texts('Objects', Objects, (text) => text !== '', 'a text that is not empty'),
      dryRun: flag('DryRun', DryRun),
      withProfiles: flag('WithProfiles', WithProfiles),
    });
  }, RECORDS_BODY_LIMIT),

  domainRoute('POST', 'profiles', (data, domain, request) => {
    const { ProfileIds } = readMembers(request, 'a question for profiles', ['ProfileIds']);
    return { Profiles: data.profiles(domain, texts('ProfileIds', ProfileIds, isProfileId, PROFILE_ID)) };
  }, RECORDS_BODY_LIMIT),
];

/** What an id of a profile has to be. */
export const PROFILE_ID = 'the 32 lower-case hexadecimal digits of a profile\'s id';

export function isProfileId(text: string): boolean {
  return /^[a-f0-9]{32}$/.test(text);
}

function texts(path: string, value: unknown, isRight: (text: string) => boolean, allowed: string): readonly string[] {
  if (!Array.isArray(value)) {
    throw wrongValue(path, value, 'a list of texts');
  }
  value.forEach((item: unknown, index) => {
    if (typeof item !== 'string' || !isRight(item)) {
      throw wrongValue(`${path}[${index}]`, item, allowed);
    }
  });
  return value as readonly string[];
}

function flag(path: string, value: unknown = false): boolean {
  if (typeof value !== 'boolean') {
    throw wrongValue(path, value, 'true or false');
  }
  return value;
}
