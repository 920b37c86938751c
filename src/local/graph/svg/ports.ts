import type { PlacedCard, PlacedLink } from './placed';
import type { Link } from '../diagram/diagram';

/** A link whose ends have no places yet. */
export interface Way {
  readonly link: Link;
  readonly from: PlacedCard;
  readonly to: PlacedCard;
  readonly crosses: PlacedLink['crosses'];
}

const FURTHEST = 16;
const FROM_CORNER = 12;

/** Where links leave and reach the sides of cards: apart from each other, and in the order of where they come from or go to. */
export class Ports {
  constructor(private readonly ways: readonly Way[]) {}

  public links(): PlacedLink[] {
    const starts = this.places(({ from }) => from, ({ to, crosses }) => crosses[0]?.y ?? middleOf(to), ({ link }) => link.fromRow);
    const ends = this.places(({ to }) => to, ({ from, crosses }) => crosses.at(-1)?.y ?? middleOf(from), () => undefined);
    return this.ways.map((way) => ({
      link: way.link,
      from: { x: way.from.x + way.from.width, y: starts.get(way)! },
      crosses: way.crosses,
      to: { x: way.to.x, y: ends.get(way)! },
    }));
  }

  private places(cardOf: (way: Way) => PlacedCard, towards: (way: Way) => number, rowOf: (way: Way) => number | undefined): Map<Way, number> {
    const places = new Map<Way, number>();
    for (const card of new Set(this.ways.map(cardOf))) {
      const ofCard = this.ways.filter((way) => cardOf(way) === card);
      const free = ofCard.filter((way) => rowOf(way) === undefined).sort((one, other) => towards(one) - towards(other));
      ofCard.forEach((way) => {
        const row = rowOf(way);
        if (row !== undefined) {
          places.set(way, card.y + card.content.rowMiddles[row]);
        }
      });
      const step = Math.min(FURTHEST, (card.height - 2 * FROM_CORNER) / Math.max(1, free.length - 1));
      free.forEach((way, index) => places.set(way, middleOf(card) + (index - (free.length - 1) / 2) * step));
    }
    return places;
  }
}

function middleOf({ y, height }: PlacedCard): number {
  return y + height / 2;
}
