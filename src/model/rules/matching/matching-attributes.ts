/** Attributes that a rule of rule-based matching may name, besides custom ones (API model, MatchingRule). */
export const RULE_ATTRIBUTES: readonly string[] = [
  'AccountNumber', 'Address.Address', 'Address.City', 'Address.Country', 'Address.County', 'Address.PostalCode', 'Address.State', 'Address.Province',
  'BirthDate', 'BusinessName', 'EmailAddress', 'FirstName', 'Gender', 'LastName', 'MiddleName', 'PhoneNumber',
];

/** What custom attributes begin with in a rule (API model, MatchingRule). */
export const CUSTOM_ATTRIBUTE = 'Attributes.';

/** A type of attribute: a rule names the type, and the selector says which attributes of a profile are of it. */
export type AttributeType = 'Address' | 'PhoneNumber' | 'EmailAddress';

/**
 * The attributes that a selector may count among a type (API model, AttributeTypesSelector). The model writes `MaillingAddress`, profiles have a
 * `MailingAddress`; nobody could confirm which of them the service takes. `BusinessPhoneNumber` is in an example of the Administrator Guide only.
 */
export const ATTRIBUTES_OF_TYPE: { readonly [type in AttributeType]: readonly string[] } = {
  Address: ['Address', 'BusinessAddress', 'MaillingAddress', 'MailingAddress', 'ShippingAddress'],
  PhoneNumber: ['PhoneNumber', 'HomePhoneNumber', 'MobilePhoneNumber', 'BusinessPhoneNumber'],
  EmailAddress: ['EmailAddress', 'BusinessEmailAddress', 'PersonalEmailAddress'],
};

export const ATTRIBUTE_TYPES = Object.keys(ATTRIBUTES_OF_TYPE) as readonly AttributeType[];

/** The type that an attribute of a rule is of, if it is of one: `Address.City` is of type Address. */
export function typeOfRuleAttribute(attribute: string): AttributeType | undefined {
  const [root] = attribute.split('.');
  return ATTRIBUTE_TYPES.find((type) => type === root);
}

/** What a rule says instead of one attribute of a type, for example `Address.City` instead of `BusinessAddress.City`. */
export function insteadOfSubType(attribute: string): { readonly type: AttributeType; readonly subType: string; readonly name: string } | undefined {
  const [subType, ...rest] = attribute.split('.');
  const type = ATTRIBUTE_TYPES.find((candidate) => candidate !== subType && ATTRIBUTES_OF_TYPE[candidate].includes(subType));
  return type && { type, subType, name: [type, ...rest].join('.') };
}
