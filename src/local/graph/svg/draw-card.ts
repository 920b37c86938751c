import type { PlacedCard } from './placed';
import { FACES, MARK_COUNT } from './style';
import { attributes, escapeXml, textElement } from './xml';
import { isWithin } from '../diagram/diagram';

const RADIUS = 7;
const BAR = 4;

/** A card with its texts, from the upper left corner of which they are placed. A text that was cut is told as a whole where a pointer rests on it. */
export function drawCard({ card, content, x, y, width, height }: PlacedCard): string {
  const texts = content.texts.filter(({ text }) => text !== '').map(({ text, whole, style, x: left, y: top, isEnd }) => {
    const element = textElement(text, { x: x + left, y: y + top }, { face: FACES[style], style, isEnd });
    return text.endsWith('\u2026') && text !== whole ? `<g><title>${escapeXml(whole)}</title>${element}</g>` : element;
  });
  const dots = content.dots.map((dot) => `<circle${attributes({ cx: x + dot.x, cy: y + dot.y, r: 4, class: `m${dot.mark % MARK_COUNT}` })}/>`);
  const bar = card.mark === undefined ? '' : `<path${attributes({
    class: `m${card.mark % MARK_COUNT}`,
    d: `M${x + RADIUS} ${y}h${-RADIUS + BAR}a${BAR} ${BAR} 0 0 0 ${-BAR} ${BAR}v${height - 2 * BAR}a${BAR} ${BAR} 0 0 0 ${BAR} ${BAR}h${RADIUS - BAR}z`,
  })}/>`;
  return [
    `<g class="box"><rect${attributes({ x, y, width, height, rx: RADIUS, class: isWithin(card.column) ? 'card' : 'outside' })}/>`, bar, ...texts, ...dots, '</g>',
  ].join('');
}
