import { lettersOf } from '../validation/nearest';

/**
 * What people write for a field, and what the service calls it: names in lower case without separators, then the fields that may be meant, of
 * which the first that the object has is. `A+B` are two fields that take its place together, or of which either may be meant. From public
 * mappings, and from the words of the CRM, shop and reservation systems that records come from.
 */
const TABLE: readonly (readonly [names: string, fields: string])[] = [
  ['email emailaddress mail emailid emailaddr mailaddress primaryemail contactemail', 'EmailAddress CustomerEmail Email'],
  ['personalemail privateemail homeemail', 'PersonalEmailAddress EmailAddress'],
  ['workemail officeemail companyemail', 'BusinessEmailAddress EmailAddress'],
  ['phone phonenumber phoneno telephone telephonenumber tel primaryphone contactphone contactnumber', 'PhoneNumber CustomerPhone'],
  ['mobile mobileno mobilenumber mobilephone cell cellphone cellphonenumber cellnumber', 'MobilePhoneNumber PhoneNumber CustomerPhone'],
  ['homephone hometelephone landline', 'HomePhoneNumber PhoneNumber'],
  ['workphone officephone companyphone', 'BusinessPhoneNumber PhoneNumber'],
  ['dob dateofbirth birthday birth born', 'BirthDate Doc.DateOfBirth'],
  ['givenname forename fname first', 'FirstName'],
  ['surname familyname lname last', 'LastName'],
  ['middle middleinitial mname', 'MiddleName'],
  ['fullname displayname customername', 'FirstName+LastName'],
  ['name', 'FirstName+LastName AssetName Title BookingName SegmentName ProgramName TransactionName PromotionName'],
  ['sex', 'GenderString'],
  ['company companyname organization organisation organizationname organisationname employer', 'BusinessName'],
  ['customerid customernumber customerno clientid accountid accountno', 'AccountNumber'],
  ['memberid membernumber membershipnumber loyaltynumber', 'MembershipId Loyalty.MembershipId AccountNumber'],
  ['address homeaddress primaryaddress mainaddress streetaddress residentialaddress', 'Address BillingAddress+ShippingAddress'],
  ['deliveryaddress shipto shipping', 'ShippingAddress TotalShippingPrice'],
  ['postaladdress', 'MailingAddress Address'],
  ['invoiceaddress billto billing', 'BillingAddress'],
  ['note notes comment comments remark remarks', 'AdditionalInformation AdditionalNote'],
  ['lastupdated lastupdatedat updatedat updatedon updatedate lastmodified lastmodifieddate modifieddate modifiedat', 'UpdatedDate LastUpdatedOn SourceLastUpdatedTimestamp'],
  ['createdat createdon createdate creationdate created', 'CreatedDate CreatedOn'],
  ['orderdate placedat', 'CreatedDate'],
  ['closedat', 'ClosedDate'],
  ['cancelledat canceledat canceleddate', 'CancelledDate'],
  ['total amount totalamount grandtotal price', 'TotalPrice TotalAmountAfterTax Price.TotalPrice Amount'],
  ['tax', 'TotalTax'],
  ['shippingcost shippingprice', 'TotalShippingPrice'],
  ['discount discounts', 'TotalDiscounts'],
  ['currencycode currency', 'Currency CurrencyCode Currency.Code Price.Currency'],
  ['items lineitems products', 'OrderItems'],
  ['subject', 'Title'],
  ['description details', 'Summary Description'],
  ['serial serialno', 'SerialNumber'],
  ['sku', 'ProductSKU'],
  ['model modelno', 'ModelNumber'],
  ['warrantyend warrantyenddate expirydate', 'UsageEndDate'],
  ['checkindate arrivaldate', 'CheckIn.Date'],
  ['checkoutdate departuredate', 'Checkout.Date'],
  ['nights', 'NumberOfNights'],
  ['guests', 'NumberOfGuests'],
  ['pointsbalance balance', 'Points.Balance'],
  ['tiername level', 'Tier.CurrentTier Tier'],
];

/** The same of the members of addresses, which may be written without their address. */
const OF_ADDRESSES: typeof TABLE = [
  ...['1 street streetaddress streetname addressline', '2 apartment suite', '3', '4'].map((names): [string, string] => (
    [names.replace(/\d/, (line) => `address${line} addressline${line} line${line} street${line} streetline${line}`), `Address${names[0]}`]
  )),
  ['zip zipcode postcode postal zippostalcode postalcode', 'PostalCode'],
  ['city cityname town locality', 'City'],
  ['country countrycode countryname', 'Country'],
  ['state statecode region stateprovince stateorprovince', 'State'],
  ['province', 'Province'],
  ['county', 'County'],
];

/** What the names of fields of a profile begin with, beside the name of the object. */
const PEOPLE = ['customer', 'contact', 'client', 'guest', 'user', 'person'];

let synonyms: ReadonlyMap<string, readonly string[]> | undefined;

function synonymsOf(name: string): readonly string[] {
  synonyms ??= new Map([...TABLE, ...OF_ADDRESSES.map(([names, field]) => [names, `${field} Address.${field} BillingAddress.${field}+ShippingAddress.${field}`] as const)]
    .flatMap(([names, fields]) => names.split(' ').map((each) => [each, fields.split(' ')] as const)));
  return synonyms.get(name) ?? [];
}

/** What is asked of the object whose field is looked for. */
export interface Fields {
  /** What its objects are called: `order`; a field may repeat it, as `orderStatus`. */
  readonly nouns: readonly string[];
  /** The field or structure with these letters, whatever their case. */
  readonly named: (path: string) => string | undefined;
  /** The structures of the object. */
  readonly structures: readonly string[];
}

/** The fields that a path of another vocabulary means, or none. */
export function fieldsMeant(path: string, fields: Fields): readonly string[] {
  const dot = path.lastIndexOf('.');
  const name = lettersOf(path.slice(dot + 1));
  if (dot >= 0) {
    const parent = structureMeant(path.slice(0, dot), fields);
    return parent === undefined ? [] : meantWithin(parent, name, fields);
  }
  const meant = [name, ...withoutFirst(name, fields.nouns)].map((written) => meantWithin(undefined, written, fields));
  const inStructures = fields.structures.flatMap((structure) => (
    withoutFirst(name, [lettersOf(structure), lettersOf(structure.replace(/Address$/, ''))]).map((rest) => meantWithin(structure, rest, fields))
  ));
  return [...meant, ...inStructures].find((some) => some.length > 0) ?? [];
}

/** The fields that a name means in a structure, or in the object itself. */
function meantWithin(structure: string | undefined, name: string, { named }: Fields): readonly string[] {
  const within = (field: string) => named(structure === undefined ? field : `${structure}.${field}`);
  const same = within(name);
  return same !== undefined ? [same] : synonymsOf(name).map((field) => field.split('+').flatMap((each) => within(each) ?? [])).find((some) => some.length > 0) ?? [];
}

/** The structure that the first part of a path means. */
function structureMeant(path: string, fields: Fields): string | undefined {
  return fields.named(path) ?? (path.includes('.') ? undefined : synonymsOf(lettersOf(path)).map((field) => fields.named(field)).find((field) => field !== undefined));
}

/** `orderstatus` without `order`, `shippingzip` without `shipping`. */
function withoutFirst(name: string, words: readonly string[]): string[] {
  return words.filter((word) => word !== '' && name.startsWith(word) && name.length > word.length).map((word) => name.slice(word.length));
}

/** What the objects under a root are called in the names of their fields: by the root, and by the name of their id. */
export function nounsOf(root: string, systemId: string): string[] {
  const nouns = [lettersOf(root), lettersOf(systemId.replace(/Id$/, ''))];
  return [...new Set(root === '_profile' ? [...nouns, ...PEOPLE] : nouns)];
}

/** What else the id of an object is called: `id`, `orderNumber`. */
export function isIdOf(field: string, nouns: readonly string[]): boolean {
  const name = lettersOf(field);
  return ['id', 'uuid', 'guid'].includes(name) || nouns.some((noun) => [`${noun}id`, `${noun}number`, `${noun}no`].includes(name));
}
