import { drawCard } from './draw-card';
import { drawLink } from './draw-link';
import { cutTo, wrapTo } from './font-metrics';
import { layOut } from './layout';
import { drawLegend, LEGEND } from './legend';
import type { PlacedCard, PlacedLink } from './placed';
import { FACES } from './style';
import { attributes, rounded, textElement } from './xml';
import { isWithin } from '../diagram/diagram';
import type { Diagram } from '../diagram/diagram';
import { printable } from '../diagram/printable';

export const FRAME = { minWidth: 560 } as const;

const PADDING = 20;
const UNNAMED = 'without a name';
const KIND = 25;
const HEADING = 48;
const FACT_LINE = 18;

/** A drawn domain. */
export interface DrawnFrame {
  readonly width: number;
  readonly height: number;
  readonly content: string;
}

/** Draws a domain: its frame, with its name and facts over its cards, and what is outside of it on both sides. */
export function drawFrame(diagram: Diagram): DrawnFrame {
  const { cards, links, height } = layOut(diagram);
  const within = cards.filter(({ card }) => isWithin(card.column));
  const [left, right] = [Math.min(...within.map(({ x }) => x)) - PADDING, Math.max(...within.map(({ x, width }) => x + width)) + PADDING];
  const frameWidth = Math.max(right - left, FRAME.minWidth);
  const outerLeft = Math.min(left, ...cards.map(({ x }) => x));
  const outerRight = Math.max(left + frameWidth, ...cards.map(({ x, width }) => x + width));
  const inner = frameWidth - 2 * PADDING;
  const facts = diagram.facts.length === 0 ? [] : wrapTo(printable(diagram.facts.join('  \u00b7  ')), inner, FACES.fact, 3);
  const top = HEADING + (facts.length === 0 ? 0 : facts.length * FACT_LINE + 4) + 14;
  const frameHeight = top + height + LEGEND.height + 6;
  const shift = { x: -outerLeft, y: top };
  const frameLeft = left - outerLeft;
  const content = [
    `<rect${attributes({ x: frameLeft, y: 0, width: frameWidth, height: frameHeight, rx: 12, class: 'frame' })}/>`,
    textElement('domain of Customer Profiles', { x: frameLeft + PADDING, y: KIND }, { face: FACES.kind, style: 'kind' }),
    textElement(cutTo(printable(diagram.title) || UNNAMED, inner, FACES.heading), { x: frameLeft + PADDING, y: HEADING }, { face: FACES.heading, style: 'heading' }),
    ...facts.map((text, index) => textElement(text, { x: frameLeft + PADDING, y: HEADING + 4 + (index + 1) * FACT_LINE }, { face: FACES.fact, style: 'fact' })),
    ...links.map((link) => drawLink(movedLink(link, shift))),
    ...cards.map((card) => drawCard(moved(card, shift))),
    drawLegend({ x: frameLeft + PADDING, y: frameHeight - LEGEND.height / 2 + 4 }),
  ];
  return { width: outerRight - outerLeft, height: frameHeight, content: content.join('\n') };
}

interface Shift {
  readonly x: number;
  readonly y: number;
}

function moved(card: PlacedCard, { x, y }: Shift): PlacedCard {
  return { ...card, x: rounded(card.x + x), y: rounded(card.y + y) };
}

function movedLink({ link, from, crosses, to }: PlacedLink, { x, y }: Shift): PlacedLink {
  return {
    link,
    from: { x: from.x + x, y: from.y + y },
    crosses: crosses.map((crossed) => ({ left: crossed.left + x, right: crossed.right + x, y: crossed.y + y })),
    to: { x: to.x + x, y: to.y + y },
  };
}
