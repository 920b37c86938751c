import type { JobSchedule } from '@aws-sdk/client-customer-profiles';
import type { Kept } from '../../../store/records';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const DAYS: readonly string[] = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

/** Saturday at midnight (API model, JobSchedule). */
const DEFAULT: Kept<JobSchedule> = { DayOfTheWeek: 'SATURDAY', Time: '00:00' };

/** The next time after one at which a schedule lets a job begin. All is in UTC. */
export function nextScheduledTime({ DayOfTheWeek: day, Time: time }: Kept<JobSchedule> = DEFAULT, after: number): number {
  const [hours, minutes] = (time ?? '00:00').split(':').map(Number);
  const today = Math.floor(after / DAY) * DAY;
  const days = (DAYS.indexOf(day ?? 'SATURDAY') - new Date(today).getUTCDay() + 7) % 7;
  const next = today + days * DAY + (hours * 60 + minutes) * MINUTE;
  return next > after ? next : next + 7 * DAY;
}
