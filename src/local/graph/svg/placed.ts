import type { CardContent } from './card-content';
import type { Card, Link } from '../diagram/diagram';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedCard extends Box {
  readonly card: Card;
  readonly content: CardContent;
}

/** A link from the right of a card to the left of another, with the columns that it crosses between them. */
export interface PlacedLink {
  readonly link: Link;
  readonly from: Point;
  readonly crosses: readonly { readonly left: number; readonly right: number; readonly y: number }[];
  readonly to: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
