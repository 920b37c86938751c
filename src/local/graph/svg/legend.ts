import { widthOf } from './font-metrics';
import type { Point } from './placed';
import { FACES } from './style';
import { attributes, textElement } from './xml';

export const LEGEND = { height: 40 } as const;

const LINE = 26;

/** What lines and dots mean. */
export function drawLegend({ x, y }: Point): string {
  const entries: readonly (readonly [sign: (left: number) => string, text: string])[] = [
    [(left) => `<path${attributes({ class: 'link other', d: `M${left} ${y - 4}h${LINE}` })}/>`, 'data goes'],
    [(left) => `<path${attributes({ class: 'link other dashed', d: `M${left} ${y - 4}h${LINE}` })}/>`, 'finds or reads'],
    [(left) => [0, 1, 2].map((mark) => `<circle${attributes({ cx: left + 4 + mark * 9, cy: y - 4, r: 4, class: `m${mark}` })}/>`).join(''), 'filled by the object types of these colours'],
  ];
  let left = x;
  return entries.map(([sign, text]) => {
    const drawn = `${sign(left)}${textElement(text, { x: left + LINE + 8, y }, { face: FACES.note, style: 'note' })}`;
    left += LINE + 8 + widthOf(text, FACES.note) + 22;
    return drawn;
  }).join('');
}
