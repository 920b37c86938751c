import { cutTo, widthOf, wrapTo } from './font-metrics';
import { FACES } from './style';
import type { TextStyle } from './style';
import type { Card, Column, Row } from '../diagram/diagram';
import { printable } from '../diagram/printable';

export const PADDING = 12;
const LINE = 18;
const KIND_LINE = 24;
const TITLE_LINE = 19;
const FIRST_ROW = 7;
const BOTTOM = 12;
const GAP = 10;
const AFTER_LEAD = 7;
const DOT = 11;
const DOTS_SHOWN = 5;
const MOST_LINES = 6;

/** How wide a column may be. */
const WIDTHS: { readonly [column in Column]: readonly [min: number, max: number] } = {
  'source': [120, 190], 'object-type': [190, 250], 'key': [104, 204], 'standard-object': [176, 236], 'consumer': [210, 290], 'target': [110, 180],
};

/** A text in a card, from its upper left corner. */
export interface PlacedText {
  readonly text: string;
  /** What it is the beginning of. */
  readonly whole: string;
  readonly style: TextStyle;
  readonly x: number;
  readonly y: number;
  readonly isEnd?: boolean;
}

export interface Dot {
  readonly mark: number;
  readonly x: number;
  readonly y: number;
}

/** What is in a card, once its width is known. */
export interface CardContent {
  readonly height: number;
  readonly texts: readonly PlacedText[];
  readonly dots: readonly Dot[];
  /** The middle of the first line of each row. */
  readonly rowMiddles: readonly number[];
}

/** The width of a column: that of what is in it, as far as it has room. */
export function columnWidth(column: Column, cards: readonly Card[]): number {
  const [min, max] = WIDTHS[column];
  const wanted = cards.flatMap((card) => [
    widthOf(printable(card.title), FACES.title) + dotsWidth(card.marks),
    widthOf(printable([card.kind, card.note].join(' ')), FACES.kind) + GAP,
    ...card.rows.map((row) => leadWidth(row.lead) + widthOf(printable(row.text), FACES[row.style ?? 'plain']) + (row.note === undefined ? 0 : GAP + widthOf(printable(row.note), FACES.note)) + dotsWidth(row.marks)),
  ]);
  return Math.ceil(Math.min(max, Math.max(min, ...wanted.map((width) => width + 2 * PADDING))));
}

/** Places what is in a card. */
export function contentOf(card: Card, width: number): CardContent {
  const placing = new Placing(width);
  if (card.kind !== undefined) {
    placing.kind(card.kind, card.note);
  }
  placing.title(card.title, card.marks);
  card.rows.forEach((row) => placing.row(row));
  return placing.content();
}

class Placing {
  private y = 0;
  private readonly texts: PlacedText[] = [];
  private readonly dots: Dot[] = [];
  private readonly rowMiddles: number[] = [];

  constructor(private readonly width: number) {}

  public kind(text: string, note?: string): void {
    this.y = KIND_LINE - 5;
    const inner = this.width - 2 * PADDING;
    const noteWidth = note === undefined ? 0 : widthOf(printable(note), FACES.kind) + GAP;
    this.text(text, 'kind', { x: PADDING, width: inner - noteWidth });
    if (note !== undefined) {
      this.texts.push({ text: printable(note), whole: note, style: 'kind', x: this.width - PADDING, y: this.y, isEnd: true });
    }
  }

  public title(text: string, marks?: readonly number[]): void {
    this.y += TITLE_LINE;
    this.text(text, 'title', { x: PADDING, width: this.width - 2 * PADDING - this.marks(marks) });
    this.y += FIRST_ROW;
  }

  public row({ lead, text, note, marks, style: given, wraps = false }: Row): void {
    const style: TextStyle = given ?? 'plain';
    this.y += LINE;
    this.rowMiddles.push(this.y - 4);
    const inner = this.width - 2 * PADDING;
    const free = inner - this.marks(marks);
    const indent = leadWidth(lead);
    const noteWidth = note === undefined ? 0 : GAP + widthOf(printable(note), FACES.note);
    const isBelow = note !== undefined && !wraps && noteWidth + indent + widthOf(printable(text), FACES[style]) > free;
    const isNoteLong = noteWidth > free / 2;
    if (note !== undefined && !isBelow && !(wraps && isNoteLong)) {
      this.note(note, this.width - PADDING - (inner - free), free);
    }
    const room = (isBelow || (wraps && isNoteLong) ? free : free - noteWidth) - indent;
    if (lead !== undefined) {
      this.text(lead, 'strong', { x: PADDING, width: indent });
    }
    const lines: readonly string[] = wraps ? wrapTo(printable(text), room, FACES[style], MOST_LINES) : [cutTo(printable(text), room, FACES[style])];
    lines.forEach((line, index) => {
      this.y += index === 0 ? 0 : LINE - 2;
      this.texts.push({ text: line, whole: text, style, x: PADDING + indent, y: this.y });
    });
    if (note !== undefined && (isBelow || (wraps && isNoteLong))) {
      this.y += LINE - 3;
      this.note(note, this.width - PADDING, inner - GAP);
    }
  }

  public content(): CardContent {
    return { height: this.y + BOTTOM, texts: this.texts, dots: this.dots, rowMiddles: this.rowMiddles };
  }

  private text(text: string, style: TextStyle, { x, width }: { readonly x: number; readonly width: number }): void {
    this.texts.push({ text: cutTo(printable(text), width, FACES[style]), whole: text, style, x, y: this.y });
  }

  private note(text: string, end: number, width: number): void {
    this.texts.push({ text: cutTo(printable(text), width, FACES.note), whole: text, style: 'note', x: end, y: this.y, isEnd: true });
  }

  /** Dots at the end of a line; gives the room that they take. */
  private marks(marks: readonly number[] = []): number {
    const shown = marks.slice(0, DOTS_SHOWN);
    const more = marks.length - shown.length;
    const end = this.width - PADDING;
    if (more > 0) {
      this.texts.push({ text: `+${more}`, whole: `+${more}`, style: 'note', x: end, y: this.y, isEnd: true });
    }
    const moreWidth = more > 0 ? widthOf(`+${more}`, FACES.note) + 4 : 0;
    shown.forEach((mark, index) => this.dots.push({ mark, x: end - moreWidth - (shown.length - index) * DOT + DOT / 2 + 1, y: this.y - 4 }));
    return dotsWidth(marks);
  }
}

function leadWidth(lead: string | undefined): number {
  return lead === undefined ? 0 : widthOf(lead, FACES.strong) + AFTER_LEAD;
}

function dotsWidth(marks: readonly number[] = []): number {
  const more = marks.length - DOTS_SHOWN;
  return marks.length === 0 ? 0 : Math.min(marks.length, DOTS_SHOWN) * DOT + (more > 0 ? widthOf(`+${more}`, FACES.note) + 4 : 0) + 6;
}
