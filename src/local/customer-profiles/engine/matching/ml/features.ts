import type { Cells } from '../../records';
import { ADDRESSES, cellText, EMAIL_FIELDS, joinedTexts, PHONE_FIELDS } from '../values/cell-texts';
import { normalisedEmail, normalisedPhone, normalisedText } from '../values/normalised';

/** What the matcher looks at of a profile. Empty texts are left out of the lists. */
export interface Features {
  readonly id: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly name: string;
  readonly birthDate: string;
  readonly postalCodes: readonly string[];
  /** Of addresses that have both, the line and the postal code. */
  readonly homes: readonly string[];
}

export function featuresOf(id: string, cells: Cells): Features {
  const normalised = (path: string) => normalisedText(cellText(cells, path));
  return {
    id,
    emails: distinct(EMAIL_FIELDS.map((path) => likeEmail(cellText(cells, path)))),
    phones: distinct(PHONE_FIELDS.map((path) => normalisedPhone(cellText(cells, path)))),
    name: normalisedText(joinedTexts(cells, ['FirstName', 'MiddleName', 'LastName'])),
    birthDate: normalised('BirthDate'),
    postalCodes: distinct(ADDRESSES.map((address) => normalised(`${address}.PostalCode`))),
    homes: distinct(ADDRESSES.map((address) => home(normalised(`${address}.Address1`), normalised(`${address}.PostalCode`)))),
  };
}

/** People write dots, underscores and hyphens before the `@` now so, now so. */
function likeEmail(text: string): string {
  const email = normalisedEmail(text);
  const at = email.lastIndexOf('@');
  return at < 0 ? email : email.slice(0, at).replace(/[._-]/g, '') + email.slice(at);
}

function home(line: string, postalCode: string): string {
  return line === '' || postalCode === '' ? '' : JSON.stringify([line, postalCode]);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
