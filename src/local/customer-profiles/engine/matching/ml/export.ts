import type { Profile } from '../../records';
import type { Scene } from '../../scene';
import { mlGroups } from '../groups/ml-groups';
import type { MlGroup } from '../groups/ml-groups';
import { profilesOf } from '../values/all-profiles';
import { ADDRESS_MEMBERS, ADDRESSES, cellText, EMAIL_FIELDS, pathOf, PHONE_FIELDS } from '../values/cell-texts';

/** A file with the matches, and where it goes. */
export interface ExportFile {
  readonly bucket: string;
  readonly key: string;
  /** CSV after RFC 4180. */
  readonly text: string;
}

/** A group with the profiles that are in it. */
export interface ExportedGroup extends Pick<MlGroup, 'matchId' | 'confidence'> {
  readonly profiles: readonly Profile[];
}

/** The columns of files that the service was seen to write; MiddleName is not among them. */
const FIELDS: readonly string[] = [
  'AccountNumber', 'AdditionalInformation', 'PartyType', 'BusinessName', 'FirstName', 'LastName', 'BirthDate', 'Gender', ...PHONE_FIELDS, ...EMAIL_FIELDS,
  ...ADDRESSES.flatMap((address) => ADDRESS_MEMBERS.map((member) => `${address}.${member}`)),
];

const HEADER = ['MatchingGroupId', 'ConfidenceScore', 'ProfileId', ...FIELDS, 'Attributes'];

const OF_CUSTOM = 'Attributes.';

/** The matches that are kept, as a file, where the domain has them exported (D-L12). */
export function exportOf({ data, domain }: Scene): ExportFile | undefined {
  const { S3BucketName: bucket, S3KeyName: prefix } = domain.Matching?.ExportingConfig?.S3Exporting ?? {};
  if (bucket === undefined) {
    return undefined;
  }
  const groups = mlGroups(data).map(({ matchId, confidence, profileIds }) => ({ matchId, confidence, profiles: profilesOf(data, profileIds) }));
  return { bucket, key: `${folder(prefix)}${exportName(domain.DomainName)}`, text: exportText(groups) };
}

export function exportName(domainName: string): string {
  return `CustomerProfilesPendingMatches-${domainName}-part-0.csv`;
}

/** A line for each profile. */
export function exportText(groups: readonly ExportedGroup[]): string {
  const lines = groups.flatMap(({ matchId, confidence, profiles }) => profiles.map(({ id, cells }) => [
    quoted(matchId), String(confidence), id, ...FIELDS.map((field) => quoted(cellText(cells, pathOf(field)))), attributes({ cells }),
  ]));
  return [HEADER, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

/** A map as Java tells it, always in quotes. */
function attributes({ cells }: Pick<Profile, 'cells'>): string {
  const names = Object.keys(cells).filter((path) => path.startsWith(OF_CUSTOM) && cellText(cells, path) !== '').map((path) => path.slice(OF_CUSTOM.length));
  return names.length === 0 ? '' : inQuotes(`{${names.map((name) => `${name}=${cellText(cells, `${OF_CUSTOM}${name}`)}`).join(', ')}}`);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? inQuotes(text) : text;
}

function inQuotes(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function folder(prefix: string | undefined): string {
  return prefix === undefined || prefix === '' || prefix.endsWith('/') ? prefix ?? '' : `${prefix}/`;
}
