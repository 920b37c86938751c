/** Mappings of an airline that break no rule: many fields, several standard objects in one record. */
export interface AirlineMapping {
  readonly [member: string]: unknown;
  readonly Fields: Fields;
  readonly Keys: { readonly [name: string]: readonly Key[] };
}

interface Fields {
  readonly [name: string]: { readonly Source: string; readonly Target?: string; readonly ContentType?: string };
}

interface Key {
  readonly StandardIdentifiers?: readonly string[];
  readonly FieldNames: readonly string[];
}

/** Fields named by their column in the record, by target. */
function columns(byColumn: { readonly [column: string]: string | undefined }, more: Fields = {}): Fields {
  return { ...Object.fromEntries(Object.entries(byColumn).map(([column, Target]) => [column, { Source: `_source.${column}`, ...Target && { Target } }])), ...more };
}

/** A booked flight: the traveller, the booking and the segment in one record of 56 fields. */
export const TRIP: AirlineMapping = {
  DomainName: 'airline',
  ObjectTypeName: 'Trip',
  Description: 'A booked flight with its traveller',
  AllowProfileCreation: true,
  SourceLastUpdatedTimestampFormat: "yyyy-MM-dd'T'HH:mm:ssXXX",
  Fields: columns({
    given: '_profile.FirstName',
    born: '_profile.BirthDate',
    sex: '_profile.GenderString',
    company: '_profile.BusinessName',
    street: '_profile.Address.Address1',
    town: '_profile.Address.City',
    zip: '_profile.Address.PostalCode',
    country: '_profile.Address.Country',
    changed: '_profile.SourceLastUpdatedTimestamp',
    card: '_profile.Attributes.frequentFlyerCard',
    homeAirport: '_profile.Attributes.home airport',
    bookingNumber: '_airBooking.Attributes.bookingNumber',
    locator: '_airBooking.BookingName',
    traveller: '_airBooking.TravellerId',
    party: '_airBooking.NumberOfPassengers',
    adults: '_airBooking.NumberOfAdults',
    children: '_airBooking.NumberOfChildren',
    booked: '_airBooking.CreatedDate',
    rebooked: '_airBooking.UpdatedDate',
    bookedBy: '_airBooking.Booker',
    agency: '_airBooking.TravelAgency',
    state: '_airBooking.Status',
    refundable: '_airBooking.Refundable',
    programme: '_airBooking.Loyalty.ProgramName',
    member: '_airBooking.Loyalty.MembershipId',
    tier: '_airBooking.Loyalty.Tier',
    channel: '_airBooking.Channel.Method',
    payment: '_airBooking.Payment.Type',
    voucher: '_airBooking.Payment.VoucherId',
    currency: '_airBooking.Price.Currency',
    legId: '_airSegment.Attributes.legId',
    legLocator: '_airSegment.BookingRef',
    leg: '_airSegment.SegmentIndex',
    flight: '_airSegment.FlightNumber',
    carrier: '_airSegment.Carrier',
    from: '_airSegment.Origin',
    to: '_airSegment.Dest',
    leaves: '_airSegment.Departure.ScheduledTime',
    gate: '_airSegment.Departure.Terminal',
    lands: '_airSegment.Arrival.ScheduledTime',
    seat: '_airSegment.Seat.SeatNumber',
    cabin: '_airSegment.CurrentClassOfService',
    tagged: '_airSegment.Baggage[].TagNumber',
    heavy: '_airSegment.Baggage.IsHeavy',
    dog: '_airSegment.Pets[].Species',
    lounge: '_airSegment.Priority.LoungeAccess',
    invoice: undefined,
    remarks: undefined,
  }, {
    mail: { Source: '_source.contact.mail', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
    phone: { Source: "_source.contact['mobile phone']", Target: '_profile.MobilePhoneNumber', ContentType: 'PHONE_NUMBER' },
    family: { Source: '_source.family', Target: '_profile.LastName', ContentType: 'NAME' },
    fullName: { Source: '{{#removeExtraSpace}}{{_source.given}} {{_source.middle}} {{_source.family}}{{/removeExtraSpace}}', ContentType: 'NAME' },
    total: { Source: '_source.price.total', Target: '_airBooking.Price.TotalPrice', ContentType: 'NUMBER' },
    fare: { Source: '_source.price.fare', Target: '_airBooking.Price.BasePrice', ContentType: 'NUMBER' },
    miles: { Source: '{{#if _source.miles}}{{_source.miles}}{{else}}0{{/if}}', Target: '_airSegment.MilesToEarn', ContentType: 'NUMBER' },
    baggage: { Source: '_source.bags[].kilos', Target: '_airSegment.Baggage[].Weight', ContentType: 'NUMBER' },
  }),
  Keys: {
    tripId: [{ StandardIdentifiers: ['UNIQUE', 'AIR_BOOKING'], FieldNames: ['bookingNumber'] }],
    legId: [{ StandardIdentifiers: ['AIR_SEGMENT'], FieldNames: ['legId'] }],
    flyerCard: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['card'] }],
    _email: [{ StandardIdentifiers: ['PROFILE', 'SECONDARY'], FieldNames: ['mail'] }],
    _phone: [{ StandardIdentifiers: ['PROFILE', 'SECONDARY', 'LOOKUP_ONLY'], FieldNames: ['phone'] }],
    locator: [{ FieldNames: ['locator'] }, { FieldNames: ['locator', 'family'] }],
  },
};

/** A membership of the frequent flyer programme. */
export const MEMBERSHIP: AirlineMapping = {
  DomainName: 'airline',
  ObjectTypeName: 'Membership',
  Description: 'Members of the frequent flyer programme',
  AllowProfileCreation: true,
  ExpirationDays: 1098,
  MaxProfileObjectCount: 5,
  SourcePriority: 1,
  SourceLastUpdatedTimestampFormat: 'EPOCHMILLI',
  Fields: columns({
    number: '_loyalty.MembershipId',
    programme: '_loyalty.ProgramName',
    level: '_loyalty.Tier.CurrentTier',
    next: '_loyalty.Tier.NextTier',
    since: '_loyalty.EnrollmentDate',
    until: '_loyalty.RenewalDate',
    state: '_loyalty.Status',
    expires: '_loyalty.PointExpirations[].Date',
    given: '_profile.FirstName',
    family: '_profile.LastName',
    card: '_profile.AccountNumber',
    levelOfProfile: '_profile.Attributes.level',
  }, {
    mail: { Source: '_source.mail', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
    miles: { Source: '_source.miles.balance', Target: '_loyalty.Points.Balance', ContentType: 'NUMBER' },
    lifetime: { Source: '_source.miles.lifetime', Target: '_loyalty.Points.Lifetime', ContentType: 'NUMBER' },
  }),
  Keys: {
    flyerCard: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE', 'LOYALTY'], FieldNames: ['card'] }],
    _loyaltyMembershipId: [{ FieldNames: ['number'] }],
    _email: [{ StandardIdentifiers: ['PROFILE', 'SECONDARY'], FieldNames: ['mail'] }],
  },
};

/** How somebody likes to fly. Who has no profile yet gets none. */
export const LIKES: AirlineMapping = {
  DomainName: 'airline',
  ObjectTypeName: 'Likes',
  Description: 'Preferences of travellers',
  AllowProfileCreation: false,
  Fields: columns({
    id: '_airPreference.Attributes.likeId',
    meal: '_airPreference.Dining.MealType',
    drink: '_airPreference.Dining.Beverage',
    letters: '_airPreference.Marketing.OptIn',
    contact: '_airPreference.ContactDetail.EmailAddress',
    oxygen: '_airPreference.Medical.Oxygen',
    changed: '_airPreference.UpdatedDate',
    card: undefined,
  }),
  Keys: {
    likeId: [{ StandardIdentifiers: ['UNIQUE', 'AIR_PREFERENCE'], FieldNames: ['id'] }],
    flyerCard: [{ StandardIdentifiers: ['PROFILE', 'LOOKUP_ONLY'], FieldNames: ['card'] }],
  },
};

export const AIRLINE: readonly AirlineMapping[] = [TRIP, MEMBERSHIP, LIKES];
