import { drawFrame, FRAME } from './draw-frame';
import { styleSheet } from './style';
import { attributes, escapeXml, rounded } from './xml';
import type { Diagram } from '../diagram/diagram';

const MARGIN = 20;
const BETWEEN = 28;

/** Draws diagrams, one below the other, as a picture that is one file without scripts. */
export function drawSvg(diagrams: readonly Diagram[]): string {
  const frames = diagrams.map(drawFrame);
  const width = Math.max(FRAME.minWidth, ...frames.map((frame) => frame.width)) + 2 * MARGIN;
  const tops = frames.map((_, index) => MARGIN + frames.slice(0, index).reduce((sum, frame) => sum + frame.height + BETWEEN, 0));
  const height = MARGIN + frames.reduce((sum, frame) => sum + frame.height + BETWEEN, 0) - BETWEEN + MARGIN;
  return [
    `<svg${attributes({
      'xmlns': 'http://www.w3.org/2000/svg',
      'viewBox': `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      'width': Math.ceil(width),
      'height': Math.ceil(height),
      'role': 'img',
      'aria-labelledby': 'title desc',
    })}>`,
    `<title id="title">${escapeXml(`Customer Profiles: ${diagrams.map(({ title }) => title).join(', ')}`)}</title>`,
    `<desc id="desc">${escapeXml(diagrams.map(description).join(' '))}</desc>`,
    `<style>${styleSheet()}</style>`,
    `<rect class="page"${attributes({ width: Math.ceil(width), height: Math.ceil(height), rx: 10 })}/>`,
    ...frames.map(({ content }, index) => `<g transform="translate(${MARGIN} ${rounded(tops[index])})">${content}</g>`),
    '</svg>',
    '',
  ].join('\n');
}

/** What the picture shows, for those who do not see it. */
function description({ title, facts, cards, links }: Diagram): string {
  const name = new Map(cards.map((card) => [card.id, `${card.kind ?? ''} ${card.title}`.trim()]));
  const shown = links.slice(0, 60).map(({ from, to, label }) => `${name.get(from)} ${VERBS[label] ?? label} ${name.get(to)}`);
  return `Domain ${title}${facts.length > 0 ? `, ${facts.join(', ')}` : ''}: ${shown.join('; ')}${links.length > shown.length ? `; and ${links.length - shown.length} more` : ''}.`;
}

const VERBS: { readonly [label: string]: string } = { 'records': 'sends records to', 'is read': 'is read by', 'compares': 'is compared by', 'changes': 'tells its changes to', 'events': 'sends events to', 'exports': 'exports to' };
