import type { KeptRow } from '../database/kept-rows';
import type { Row } from '../database/statements';

/** What is known of the row of a profile. It is there from the first mention of the id on; the profile is, once it has a place. */
export interface Known {
  readonly number: number;
  readonly id: string;
  readonly place?: number;
  readonly objects: number;
}

/** More are looked up again. */
const REMEMBERED = 20_000;

/** What the table says of profiles that were looked up, as long as it says the same. */
export class KnownProfiles {
  private readonly byId = new Map<string, Known>();
  private readonly byNumber = new Map<number, Known>();

  public get(id: string): Known | undefined {
    return this.byId.get(id);
  }

  public numbered(number: number): Known | undefined {
    return this.byNumber.get(number);
  }

  public remember(row: Row): Known {
    if (this.byId.size >= REMEMBERED) {
      this.forget();
    }
    const known = knownOf([row.number, null, row.id, row.place, null, row.objects]);
    this.byId.set(known.id, known);
    this.byNumber.set(known.number, known);
    return known;
  }

  public forget(): void {
    this.byId.clear();
    this.byNumber.clear();
  }
}

/** Of a row of the table of profiles. */
export function knownOf([number, , id, place, , objects]: KeptRow = []): Known {
  return { number: Number(number), id: String(id), place: place === null ? undefined : Number(place), objects: Number(objects) };
}
