import { LAST_30_DAYS, define } from './default-definition';
import type { DefaultDefinition } from './default-definition';

const HOLD_TIME = '{CTR.agent.customerHoldDurationMillis} + {CTR.queue.durationMillis}';

export const OF_CONTACT_RECORDS: readonly DefaultDefinition[] = [
  define('most_frequent_channel', 'Most frequent channel', 'MAX_OCCURRENCE', '{CTR.channel}', { Conditions: LAST_30_DAYS }),
  define('last_channel', 'Last channel', 'LAST_OCCURRENCE', '{CTR.channel}'),
  define('last_agent_id', 'Last agent identifier', 'LAST_OCCURRENCE', '{CTR.agent.id}'),
  define('frequent_caller', 'Frequent caller', 'COUNT', '{CTR.contactId}', {
    Conditions: { ...LAST_30_DAYS, Threshold: { Value: '5', Operator: 'GREATER_THAN' } },
  }),
  define('average_hold_time', 'Average hold time', 'AVERAGE', HOLD_TIME, { Conditions: LAST_30_DAYS }),
  define('average_call_duration', 'Average call duration', 'AVERAGE', '{CTR.disconnectTimestamp} - {CTR.initiationTimestamp}', { Conditions: LAST_30_DAYS }),
  define('maximum_hold_time', "Customer's maximum hold time", 'MAXIMUM', HOLD_TIME, { Conditions: LAST_30_DAYS }),
];
