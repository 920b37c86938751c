import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  Domain, ExistingResource, FieldContentType, FieldTarget, ObjectType, ObjectTypeTemplate, SourceTimestampFormat, StandardAirBooking,
  StandardAirPreference, StandardAirSegment, StandardAsset, StandardCase, StandardCommunicationRecord, StandardDevice, StandardHotelPreference,
  StandardHotelReservation, StandardHotelStayRevenue, StandardIdentifier, StandardLoyalty, StandardLoyaltyPromotion, StandardLoyaltyTransaction,
  StandardOrder, StandardProfile, StandardWebAnalytics,
} from 'cdk-customer-profiles';

const source = '_source.value';

/** Object types: with every setting, of templates, and with targets in every standard object. */
export function targets(stack: Stack): void {
  const domain = new Domain(stack, 'Domain', { domainName: 'targets' });
  const profiles = new ObjectType(stack, 'Profiles', {
    domain,
    objectTypeName: 'Profiles',
    description: 'Profiles',
    allowProfileCreation: true,
    expiration: Duration.days(100),
    encryptionKey: new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY }),
    sourceLastUpdatedTimestampFormat: SourceTimestampFormat.simpleDateFormat('yyyy-MM-dd'),
    maxProfileObjectCount: 10,
    sourcePriority: 2,
    fields: {
      profileId: { source: '_source.id', target: StandardProfile.ACCOUNT_NUMBER, contentType: FieldContentType.STRING },
      firstName: {
        source: '{{_source.first}} {{_source.middle}}', target: FieldTarget.of('_profile.FirstName'), contentType: FieldContentType.of('NAME'),
      },
      tier: { source: '_source.tier', target: StandardProfile.attribute('tier') },
      changed: { source: '_source.changed', target: StandardProfile.SOURCE_LAST_UPDATED_TIMESTAMP },
    },
    keys: [
      { name: 'profile', fieldNames: ['profileId'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] },
      { name: 'name', fieldNames: ['firstName'], standardIdentifiers: [StandardIdentifier.of('PROFILE'), StandardIdentifier.of('SECONDARY')] },
      { name: 'tier', fieldNames: ['tier'] },
    ],
    removalPolicy: RemovalPolicy.DESTROY,
    existing: ExistingResource.ADOPT,
  });
  domain.grants.ingest(new iam.Role(stack, 'Ingest', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }), profiles);
  domain.addObjectType('Contacts', { objectTypeName: 'Salesforce-Contact', template: ObjectTypeTemplate.SALESFORCE_CONTACT });
  domain.addObjectType('Leads', { objectTypeName: 'Marketo-leads', template: ObjectTypeTemplate.of('Marketo-leads') });

  add('Assets', StandardIdentifier.ASSET, StandardAsset.ASSET_NAME, StandardAsset.attribute('a'));
  add('Cases', StandardIdentifier.CASE, StandardCase.TITLE, StandardCase.attribute('a'));
  add('Orders', StandardIdentifier.ORDER, StandardOrder.BILLING_ADDRESS_CITY, StandardOrder.attribute('a'));
  add('Devices', StandardIdentifier.DEVICE, StandardDevice.MODEL, StandardDevice.attribute('a'));
  add('Events', StandardIdentifier.WEB_ANALYTICS, StandardWebAnalytics.CART_ID, StandardWebAnalytics.attribute('a'));
  add('AirPreferences', StandardIdentifier.AIR_PREFERENCE, StandardAirPreference.ARRIVAL_AIRPORT, StandardAirPreference.attribute('a'));
  add('AirBookings', StandardIdentifier.AIR_BOOKING, StandardAirBooking.CONTEXT_ID, StandardAirBooking.attribute('a'));
  add('AirSegments', StandardIdentifier.AIR_SEGMENT, StandardAirSegment.ARRIVAL_DATE, StandardAirSegment.attribute('a'));
  add('HotelPreferences', StandardIdentifier.HOTEL_PREFERENCE, StandardHotelPreference.REFERENCE_ID, StandardHotelPreference.attribute('a'));
  add('Stays', StandardIdentifier.HOTEL_RESERVATION, StandardHotelReservation.GROUP_ID, StandardHotelReservation.attribute('a'));
  add('Revenue', StandardIdentifier.HOTEL_STAY_REVENUE, StandardHotelStayRevenue.GUEST_ID, StandardHotelStayRevenue.attribute('a'));
  add('Loyalty', StandardIdentifier.LOYALTY, StandardLoyalty.MEMBERSHIP_ID, StandardLoyalty.attribute('a'));
  add('Points', StandardIdentifier.LOYALTY_TRANSACTION, StandardLoyaltyTransaction.BRAND, StandardLoyaltyTransaction.attribute('a'));
  add('Promotions', StandardIdentifier.LOYALTY_PROMOTION, StandardLoyaltyPromotion.PARTNER_ID, StandardLoyaltyPromotion.attribute('a'));

  domain.addObjectType('Communication', {
    objectTypeName: 'Communication',
    sourceLastUpdatedTimestampFormat: SourceTimestampFormat.of('EpochMilli'),
    fields: {
      id: { source, target: StandardCommunicationRecord.CHANNEL },
      attribute: { source, target: StandardCommunicationRecord.attribute('a') },
      eventId: { source, target: StandardCommunicationRecord.eventsEventId('first') },
      eventType: { source, target: StandardCommunicationRecord.eventsEventType('first') },
      eventDate: { source, target: StandardCommunicationRecord.eventsUpdatedDate('first') },
      eventAttribute: { source, target: StandardCommunicationRecord.eventsAttribute('first', 'a') },
    },
    keys: [{
      name: 'record',
      fieldNames: ['id'],
      standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE, StandardIdentifier.COMMUNICATION_RECORD],
    }],
  });

  function add(name: string, identifier: StandardIdentifier, field: FieldTarget, attribute: FieldTarget): void {
    domain.addObjectType(name, {
      objectTypeName: name,
      sourceLastUpdatedTimestampFormat: SourceTimestampFormat.EPOCH_MILLI,
      fields: { id: { source: '_source.id', target: field }, attribute: { source, target: attribute } },
      keys: [{ name: `${name}Key`, fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE, identifier] }],
    });
  }
}
