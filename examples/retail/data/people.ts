import type { Random } from './random';
import { CITIES, FIRST_NAMES, LAST_NAMES, STREETS } from './words';

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly postalCode: string;
}

/** Somebody who shops, as they are and not as a record has them. */
export interface Person {
  readonly number: number;
  readonly first: string;
  readonly last: string;
  readonly birthDate: string;
  readonly email: string;
  /** Another address of theirs, which only some records have. */
  readonly otherEmail: string;
  /** Ten digits; some households have one for all. */
  readonly mobile: string;
  /** Ten digits, the same for all of a household. */
  readonly home: string;
  readonly address: Address;
  readonly household: number;
  /** Born on the same day as another of the household. */
  readonly isTwin: boolean;
}

const DAY = 86_400_000;
const HOSTS = ['example.com', 'example.org', 'example.net'];

/** People in households of one to four: of one last name, at one address, with one telephone at home. */
export function makePeople(random: Random, households: number, twins: number): Person[] {
  const phones = new Map<string, number>();
  const people: Person[] = [];
  for (let household = 1; household <= households; household++) {
    const hasTwins = household <= twins;
    const city = random.pick(CITIES);
    const [last, address, home] = [random.pick(LAST_NAMES), addressIn(random, city), newPhone(phones, city.area)];
    const sharedMobile = random.isHeads(0.3) ? newPhone(phones, city.area) : undefined;
    // of one birth date only where they are twins
    const births = random.some(4, Array.from({ length: 60 }, (_, year) => 1945 + year));
    const size = hasTwins ? 4 : random.pick([1, 1, 2, 2, 2, 3, 4]);
    for (const [index, first] of random.some(size, FIRST_NAMES).entries()) {
      const number = people.length + 1;
      const isTwin = hasTwins && index >= 2;
      const local = `${first}.${last}`.toLowerCase().replaceAll(/[^a-z.]/g, '');
      people.push({
        number,
        first,
        last,
        address,
        home,
        household,
        isTwin,
        birthDate: isTwin && index === 3 ? people.at(-1)!.birthDate : birthDate(random, births[index]),
        email: `${local}${number}@${random.pick(HOSTS)}`,
        otherEmail: `${first[0]}${last}.${number}`.toLowerCase().replaceAll(/[^a-z0-9.]/g, '') + `@${random.pick(HOSTS)}`,
        mobile: sharedMobile ?? newPhone(phones, city.area),
      });
    }
  }
  return people;
}

export function addressIn(random: Random, { name, postal }: (typeof CITIES)[number]): Address {
  return {
    street: `${random.between(1, 299)} ${random.pick(STREETS)}`, city: name, postalCode: `${postal}${String(random.between(1, 99)).padStart(2, '0')}`,
  };
}

function birthDate(random: Random, year: number): string {
  return new Date(Date.UTC(year, 0, 1) + random.between(0, 364) * DAY).toISOString().slice(0, 10);
}

/** The next number of an area that nobody has. */
function newPhone(phones: Map<string, number>, area: string): string {
  const next = (phones.get(area) ?? 0) + 1;
  phones.set(area, next);
  return `${area}555${String(next).padStart(4, '0')}`;
}
