import type { AttributeTypesSelector } from '@aws-sdk/client-customer-profiles';
import { typeOfRuleAttribute } from '../../../../../model/rules/matching/matching-attributes';
import type { AttributeType } from '../../../../../model/rules/matching/matching-attributes';
import type { Kept } from '../../../store/records';
import type { Cells } from '../../records';
import { cellText, joinedTexts, pathOf } from '../values/cell-texts';
import { normalisedEmail, normalisedPhone, normalisedText } from '../values/normalised';

/** What a profile has for one alternative of a rule's part, as it is compared; undefined where it has nothing, which never matches (D-R4). */
export type ValueOf = (cells: Cells) => string | undefined;

type Selector = Kept<AttributeTypesSelector>;

/** The selector's spelling of an address that profiles spell otherwise (D-R7). */
const SPELLINGS = new Map([['MaillingAddress', 'MailingAddress']]);

const STREET = ['Address1', 'Address2', 'Address3', 'Address4'];

/**
 * The parts of a rule, all of which must agree, each with its alternatives, one of which must. All that a rule says of addresses is one part,
 * since it has to be said of one address (D-R6).
 */
export function ruleAlternatives(attributes: readonly string[], selector: Selector | undefined): readonly (readonly ValueOf[])[] {
  const named = [...new Set(attributes)];
  const ofAddress = named.filter((attribute) => attribute.startsWith('Address.')).map((attribute) => attribute.slice('Address.'.length));
  const others = named.filter((attribute) => !attribute.startsWith('Address.'));
  return [
    ...others.map((attribute) => alternativesOf(attribute, selector)),
    ...ofAddress.length === 0 ? [] : [subTypes('Address', selector).map((address) => labelled(address, selector, addressValue(address, ofAddress)))],
  ];
}

function alternativesOf(attribute: string, selector: Selector | undefined): readonly ValueOf[] {
  const type = typeOfRuleAttribute(attribute);
  if (type === 'PhoneNumber' || type === 'EmailAddress') {
    const normalised = type === 'PhoneNumber' ? normalisedPhone : normalisedEmail;
    return subTypes(type, selector).map((path) => labelled(path, selector, (cells) => normalised(cellText(cells, path)) || undefined));
  }
  const path = pathOf(attribute);
  return [(cells) => normalisedText(cellText(cells, path)) || undefined];
}

/** Without a choice, the attribute that is called like its type (D-R5). */
function subTypes(type: AttributeType, selector: Selector | undefined): readonly string[] {
  const chosen = selector?.[type] ?? [];
  return chosen.length === 0 ? [type] : [...new Set(chosen.map((name) => SPELLINGS.get(name) ?? name))];
}

/** One to one, a value is that of its sub-type; many to many, it is the same whichever has it. */
function labelled(subType: string, selector: Selector | undefined, valueOf: ValueOf): ValueOf {
  if (selector?.AttributeMatchingModel === 'MANY_TO_MANY') {
    return valueOf;
  }
  return (cells) => {
    const value = valueOf(cells);
    return value === undefined ? undefined : `${subType}=${value}`;
  };
}

/** Several members of one address, none of which may be empty. */
function addressValue(address: string, members: readonly string[]): ValueOf {
  const paths = members.map((member) => (member === 'Address' ? STREET : [member]).map((name) => `${address}.${name}`));
  return (cells) => {
    const values = paths.map((of) => normalisedText(joinedTexts(cells, of)));
    return values.includes('') ? undefined : JSON.stringify(values);
  };
}
