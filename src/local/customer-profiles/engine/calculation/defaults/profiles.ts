import { define } from './default-definition';
import type { DefaultDefinition } from './default-definition';

/** The statistic is one that only the service's own attribute has. */
export const OF_PROFILES: readonly DefaultDefinition[] = [
  define('new_customer', 'New customer', 'TIME_DIFFERENCE_FROM_NOW', '{_profile.createdAt}', {
    Conditions: { Threshold: { Value: '30', Operator: 'LESS_THAN' } },
  }),
];
