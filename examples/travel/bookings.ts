import { FieldContentType, FieldTarget, ObjectTypeOptions, StandardIdentifier, StandardProfile } from 'cdk-customer-profiles';

/** A booking of one flight, as the reservation system sends it: it fills a standard booking and a standard segment. */
export const bookings: ObjectTypeOptions = {
  objectTypeName: 'Bookings',
  description: 'Bookings of the reservation system',
  allowProfileCreation: true,
  fields: {
    bookingId: { source: '_source.booking.id', target: FieldTarget.of('_airBooking.Attributes.bookingId') },
    segmentId: { source: '_source.segment.id', target: FieldTarget.of('_airSegment.Attributes.segmentId') },
    locator: { source: '_source.booking.locator', target: FieldTarget.of('_airSegment.BookingRef') },
    cardNumber: { source: '_source.traveller.card', target: FieldTarget.of('_airBooking.Loyalty.MembershipId') },
    firstName: { source: '_source.traveller.first', target: StandardProfile.FIRST_NAME, contentType: FieldContentType.NAME },
    lastName: { source: '_source.traveller.last', target: StandardProfile.LAST_NAME, contentType: FieldContentType.NAME },
    birthDate: { source: '_source.traveller.birthDate', target: StandardProfile.BIRTH_DATE },
    email: { source: '_source.traveller.email', target: StandardProfile.EMAIL_ADDRESS, contentType: FieldContentType.EMAIL_ADDRESS },
    bookedAt: { source: '_source.booking.createdAt', target: FieldTarget.of('_airBooking.CreatedDate') },
    status: { source: '_source.booking.status', target: FieldTarget.of('_airBooking.Status') },
    origin: { source: '_source.segment.from', target: FieldTarget.of('_airSegment.Origin') },
    destination: { source: '_source.segment.to', target: FieldTarget.of('_airSegment.Dest') },
    flightNumber: { source: '_source.segment.flight', target: FieldTarget.of('_airSegment.FlightNumber') },
    departure: { source: '_source.segment.departure', target: FieldTarget.of('_airSegment.Departure.Date') },
    price: { source: '_source.segment.price', target: FieldTarget.of('_airSegment.Seat.Price'), contentType: FieldContentType.NUMBER },
    baggageWeight: { source: '_source.segment.bags[].weight', target: FieldTarget.of('_airSegment.Baggage[].Weight') },
  },
  keys: [
    { name: 'segmentId', fieldNames: ['segmentId'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.AIR_SEGMENT] },
    { name: 'bookingId', fieldNames: ['bookingId'], standardIdentifiers: [StandardIdentifier.AIR_BOOKING] },
    { name: 'cardNumber', fieldNames: ['cardNumber'], standardIdentifiers: [StandardIdentifier.PROFILE] },
    { name: '_email', fieldNames: ['email'], standardIdentifiers: [StandardIdentifier.PROFILE, StandardIdentifier.SECONDARY] },
  ],
};
