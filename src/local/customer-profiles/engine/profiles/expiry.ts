import type { DomainRecord } from '../../store/records';

const DAY = 24 * 60 * 60 * 1000;

/** When something expires that came now. @param days of its object type, where that has a term of its own */
export function expiryOf(domain: DomainRecord, now: number, days: number = domain.DefaultExpirationDays): number {
  return now + days * DAY;
}
