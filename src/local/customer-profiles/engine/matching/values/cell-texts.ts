import type { Cells, CellValue } from '../../records';

export const ADDRESSES: readonly string[] = ['Address', 'ShippingAddress', 'MailingAddress', 'BillingAddress'];

export const ADDRESS_MEMBERS: readonly string[] = [
  'Address1', 'Address2', 'Address3', 'Address4', 'City', 'County', 'State', 'Province', 'Country', 'PostalCode',
];

export const PHONE_FIELDS: readonly string[] = ['PhoneNumber', 'MobilePhoneNumber', 'HomePhoneNumber', 'BusinessPhoneNumber'];

export const EMAIL_FIELDS: readonly string[] = ['EmailAddress', 'PersonalEmailAddress', 'BusinessEmailAddress'];

/** Members that have a free text beside them have one value, which is kept under the name of the text. */
const KEPT_UNDER = new Map([['Gender', 'GenderString'], ['PartyType', 'PartyTypeString']]);

/** The path that an attribute of the API is kept under. */
export function pathOf(attribute: string): string {
  return KEPT_UNDER.get(attribute) ?? attribute;
}

export function cellValue(cells: Cells, path: string): CellValue | undefined {
  return Object.hasOwn(cells, path) ? cells[path].value : undefined;
}

/** The text at a path; the empty one where there is none. */
export function cellText(cells: Cells, path: string): string {
  const value = cellValue(cells, path);
  return typeof value === 'string' ? value : '';
}

/** The texts of several paths that are there, joined as words. */
export function joinedTexts(cells: Cells, paths: readonly string[]): string {
  return paths.map((path) => cellText(cells, path).trim()).filter((text) => text !== '').join(' ');
}
