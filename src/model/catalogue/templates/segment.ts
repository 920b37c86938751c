/**
 * Segment's Identify calls.
 *
 * From the Administrator Guide, mapping-segment-objects.md: sources, targets, the key, and one whole field (segmentUserId), which shows that the
 * call is at _source.detail.event.detail. Segment-Customer is a mapping destination of the guide without a table.
 * Inferred: names and content types of the other fields (see fieldsOf), standard identifiers, AllowProfileCreation, SourceName and SourceObject.
 */
import { fieldsOf, ObjectTypeTemplate } from './object-type-template';

export const SEGMENT_TEMPLATES: readonly ObjectTypeTemplate[] = [
  {
    TemplateId: 'Segment-Identify',
    SourceName: 'Segment',
    SourceObject: 'Identify',
    AllowProfileCreation: true,
    Fields: fieldsOf('_source.detail.event.detail', {
      _profile: {
        'Attributes.SegmentUserId': 'userId',
        'BusinessName': 'traits.company.name',
        'FirstName': 'traits.firstName',
        'LastName': 'traits.lastName',
        'BirthDate': 'traits.birthday',
        'Gender': 'traits.gender',
        'PhoneNumber': 'traits.phone',
        'EmailAddress': 'traits.email',
        'Address.Address1': 'traits.address.street',
        'Address.City': 'traits.address.city',
        'Address.State': 'traits.address.state',
        'Address.Country': 'traits.address.country',
        'Address.PostalCode': 'traits.address.postalCode',
      },
    }),
    Keys: { _segmentUserId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['segmentUserId'] }] },
  },
];
