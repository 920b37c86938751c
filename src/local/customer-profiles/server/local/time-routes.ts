import type { Clock } from './clock';
import { readMembers } from './json-body';
import { localRoute } from './local-route';
import type { LocalRoute } from './local-route';
import { wrongValue } from './wrong-value';
import { badRequest } from '../../protocol/service-error';

/** How long deliveries are waited for: what an end does not take in this time may be on its way for long. */
const DELIVERY_MILLISECONDS = 10_000;

/** The times that records can hold: four digits of a year. */
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

export const TIME_ROUTES: readonly LocalRoute[] = [
  localRoute('POST', 'clock', (request, { clock }) => {
    const given = readMembers(request, 'a setting of the clock', ['time', 'advanceSeconds', 'running']);
    if (Object.keys(given).length !== 1) {
      throw badRequest('a setting of the clock has one of time, advanceSeconds and running');
    }
    if ('time' in given) {
      clock.stopAt(readTime(given.time));
    } else if ('advanceSeconds' in given) {
      clock.advance(readAdvance(given.advanceSeconds, clock));
    } else if (given.running === true) {
      clock.run();
    } else {
      throw wrongValue('running', given.running, 'true; a time stops the clock there');
    }
    return { time: new Date(clock.now()).toISOString() };
  }),

  localRoute('POST', 'settle', async (request, { data, delivery }) => {
    readMembers(request, 'a wait for delayed work', []);
    await data?.settle();
    await delivery?.settled(DELIVERY_MILLISECONDS);
    return {};
  }),
];

const TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function readTime(value: unknown): number {
  const time = typeof value === 'string' && isDate(TIME.exec(value)?.[1]) ? Date.parse(value) : NaN;
  if (!(time >= 0 && time <= LATEST)) {
    throw wrongValue('time', value, 'a time such as 2026-01-15T00:00:00Z, from 1970 to 9999');
  }
  return time;
}

/** The parser takes the thirtieth of February for a day in March. */
function isDate(day: string | undefined): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
}

function readAdvance(value: unknown, clock: Clock): number {
  const left = LATEST - clock.now();
  const milliseconds = typeof value === 'number' ? Math.round(value * 1000) : NaN;
  if (!(milliseconds >= 0 && milliseconds <= left)) {
    throw wrongValue('advanceSeconds', value, `a number of seconds from 0 to ${Math.floor(left / 1000)}; a time sets the clock back`);
  }
  return milliseconds;
}
