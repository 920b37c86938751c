import type { Leaf } from './leaves';
import { readTarget } from '../../../../model/catalogue/standard-objects';
import { lettersOf } from '../../../../model/validation/nearest';

/** Of the two views of one value the one that takes any text. */
const TEXT_TWINS: { readonly [target: string]: string } = {
  '_profile.Gender': '_profile.GenderString',
  '_profile.PartyType': '_profile.PartyTypeString',
};

const CUSTOMER_IDS = ['customerid', 'customernumber', 'customerno', 'clientid'];

/** The field of a profile that a place is for by its names; undefined where none is meant for sure. */
export function profileTarget({ names }: Leaf): string | undefined {
  const whole = meant(names.join('.'));
  if (whole !== undefined || names.length < 2) {
    return whole;
  }
  // `contact.email` is an e-mail address; a city is that of an address only within one.
  const last = meant(names[names.length - 1]);
  return last?.includes('Address.') ? undefined : last;
}

function meant(path: string): string | undefined {
  const target = `_profile.${path}`;
  const read = readTarget(target);
  const found = read.kind === 'unknown-field' && read.sure && read.near.length === 1 ? read.near[0] : target;
  // What stands under `Attributes` in a record is no attribute of a profile by that.
  if (readTarget(found).kind !== 'known' || found.startsWith('_profile.Attributes') || found.includes('[]')) {
    return undefined;
  }
  return Object.hasOwn(TEXT_TWINS, found) ? TEXT_TWINS[found] : found;
}

/** Whether a place is named as the id of a record. */
export function isId({ names }: Leaf): boolean {
  const last = names[names.length - 1];
  return /^(?:id|uuid|guid)$/i.test(last) || /[a-z0-9](?:Id|ID|_id|-id)$/.test(last) || /[_ ]ID$/.test(last);
}

/** Whether a place is the id of a customer: `customerId`, or `customer.id`. */
export function isCustomerId({ names }: Leaf): boolean {
  return CUSTOMER_IDS.includes(lettersOf(names[names.length - 1])) || CUSTOMER_IDS.includes(names.slice(-2).map(lettersOf).join(''));
}

/** The content type that the values of a target have. */
export function contentTypeOf(target: string | undefined, values: Leaf['values']): string {
  if (target !== undefined && !target.startsWith('_profile.Attributes.')) {
    if (target.endsWith('EmailAddress')) {
      return 'EMAIL_ADDRESS';
    }
    if (target.endsWith('PhoneNumber')) {
      return 'PHONE_NUMBER';
    }
    if (/\.(?:First|Middle|Last)Name$/.test(target)) {
      return 'NAME';
    }
  }
  return values.length > 0 && values.every((value) => typeof value === 'number') ? 'NUMBER' : 'STRING';
}
