/** Where a card stands, from left to right. Sources and targets are outside of the domain. */
export const COLUMNS = ['source', 'object-type', 'key', 'standard-object', 'consumer', 'target'] as const;

export type Column = typeof COLUMNS[number];

/** Whether a column is within the frame of the domain. */
export function isWithin(column: Column): boolean {
  return column !== 'source' && column !== 'target';
}

/** A line of a card. */
export interface Row {
  /** Stands before all of its lines, such as a number. */
  readonly lead?: string;
  readonly text: string;
  /** Beside it, at the end of the line. */
  readonly note?: string;
  /** Numbers of the object types that it has to do with, for their colours. */
  readonly marks?: readonly number[];
  readonly style?: 'quiet' | 'strong';
  /** Goes on in the next line rather than to be cut off. */
  readonly wraps?: boolean;
}

export interface Card {
  readonly id: string;
  readonly column: Column;
  readonly title: string;
  /** What it is, in small letters over its title. */
  readonly kind?: string;
  /** At the end of that line. */
  readonly note?: string;
  /** The number of the object type that it is of, for its colour. */
  readonly mark?: number;
  readonly marks?: readonly number[];
  readonly rows: readonly Row[];
}

/** What goes from one card to another. */
export interface Link {
  readonly from: string;
  readonly to: string;
  /** The row of the first card at which it begins. */
  readonly fromRow?: number;
  /** What it says, in text alone: a picture says it by colour and place. */
  readonly label: string;
  readonly mark?: number;
  /** Finds or reads, rather than fills. */
  readonly isDashed?: boolean;
}

/** A picture of a domain as cards and what goes between them, whoever draws them. */
export interface Diagram {
  readonly title: string;
  readonly facts: readonly string[];
  readonly cards: readonly Card[];
  readonly links: readonly Link[];
}
