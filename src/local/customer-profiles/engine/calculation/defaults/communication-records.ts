import { define, having } from './default-definition';
import type { DefaultDefinition, Narrowed } from './default-definition';

const RECORD = '{_communicationRecord.CommunicationRecordId}';

export const OF_COMMUNICATION_RECORDS: readonly DefaultDefinition[] = [
  define('campaign_email_last_open', 'Last email open date', 'LAST_OCCURRENCE', dateOf('Open'), event('Email', 'Open')),
  define('campaign_email_open_count', 'Email open count', 'COUNT', RECORD, event('Email', 'Open')),
  define('campaign_email_delivery_count', 'Email delivery count', 'COUNT', RECORD, event('Email', 'Delivery')),
  define('campaign_sms_delivery_count', 'SMS delivered count', 'COUNT', RECORD, event('SMS', 'TEXT_DELIVERED')),
  define('campaign_sms_last_stop', 'Last SMS blocked date', 'LAST_OCCURRENCE', dateOf('TEXT_BLOCKED'), event('SMS', 'TEXT_BLOCKED', 'ANY')),
  define('campaign_sms_last_stop_carrier', 'Last SMS carrier blocked date', 'LAST_OCCURRENCE', dateOf('TEXT_CARRIER_BLOCKED'), event('SMS', 'TEXT_CARRIER_BLOCKED', 'ANY')),
];

function dateOf(eventType: string): string {
  return `{_communicationRecord.Events.${eventType}.UpdatedDate}`;
}

/** Records of a channel to which something has happened. */
function event(channel: string, eventType: string, include?: string): Narrowed {
  return { Filter: having({ 'Attributes.ChannelSubType': `connect:${channel}`, [`Events.${eventType}.EventType`]: eventType }, include) };
}
