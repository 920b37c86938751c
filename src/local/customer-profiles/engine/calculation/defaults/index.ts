import { OF_ASSETS } from './assets';
import { OF_CASES } from './cases';
import { OF_COMMUNICATION_RECORDS } from './communication-records';
import { OF_CONTACT_RECORDS } from './contact-records';
import type { DefaultDefinition } from './default-definition';
import { OF_ORDERS } from './orders';
import { OF_PROFILES } from './profiles';
import type { CalculatedAttributeRecord } from '../../../store/records';

const DEFAULTS: readonly DefaultDefinition[] = [
  ...OF_CONTACT_RECORDS, ...OF_PROFILES, ...OF_ASSETS, ...OF_CASES, ...OF_COMMUNICATION_RECORDS, ...OF_ORDERS,
];

/**
 * The calculated attributes that every domain has from its beginning (Administrator Guide, "Default calculated attributes").
 *
 * @param createdAt when the domain was made
 */
export function defaultDefinitions(createdAt: number): readonly CalculatedAttributeRecord[] {
  return DEFAULTS.map((definition) => ({ ...definition, CreatedAt: createdAt, LastUpdatedAt: createdAt }));
}
