import { Graph, layout as arrange } from '@dagrejs/dagre';
import { columnWidth, contentOf } from './card-content';
import type { PlacedCard, PlacedLink } from './placed';
import { Ports } from './ports';
import { COLUMNS } from '../diagram/diagram';
import type { Card, Diagram } from '../diagram/diagram';

export interface Layout {
  readonly cards: readonly PlacedCard[];
  readonly links: readonly PlacedLink[];
  readonly height: number;
}

const BETWEEN_COLUMNS = 50;
/** More for many links, and no more than this. */
const FURTHER = 70;
const BETWEEN_CARDS = 16;
const BETWEEN_LINKS = 9;

/** Places the cards of a diagram in columns, in an order and at heights in which the links cross each other little. */
export function layOut({ cards, links }: Diagram): Layout {
  const gap = BETWEEN_COLUMNS + Math.min(FURTHER, links.length / 3);
  const columns = COLUMNS.filter((column) => cards.some((card) => card.column === column));
  const widths = columns.map((column) => columnWidth(column, cards.filter((card) => card.column === column)));
  const lefts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width + gap, 0));
  const columnOf = new Map(cards.map((card) => [card.id, columns.indexOf(card.column)]));
  const contents = new Map(cards.map((card) => [card.id, contentOf(card, widths[columnOf.get(card.id)!])]));

  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: BETWEEN_CARDS, edgesep: BETWEEN_LINKS, ranksep: gap, ranker: ranksOf(columnOf) });
  cards.forEach(({ id }) => graph.setNode(id, { width: widths[columnOf.get(id)!], height: contents.get(id)!.height }));
  links.forEach(({ from, to, isDashed = false }, index) => graph.setEdge(from, to, { weight: isDashed ? 1 : 2 }, String(index)));
  arrange(graph);

  const { height: total = 0 } = graph.graph();
  const isTurned = isUpsideDown(cards, (id) => graph.node(id).y ?? 0);
  const turned = (y: number) => isTurned ? total - y : y;
  const placed = cards.map((card): PlacedCard => {
    const { y: middle = 0, height } = graph.node(card.id);
    const y = turned(middle);
    const column = columnOf.get(card.id)!;
    return { card, content: contents.get(card.id)!, x: lefts[column], y: y - height / 2, width: widths[column], height };
  });
  const byId = new Map(placed.map((card) => [card.card.id, card]));
  const ways = links.map((link, index) => {
    const { points = [] } = graph.edge(link.from, link.to, String(index));
    const [first, last] = [columnOf.get(link.from)!, columnOf.get(link.to)!];
    // the layout has a point in each column that a link crosses, and one in each gap
    const between = points.slice(1, -1).filter((_, at) => at % 2 === 1);
    const crosses = columns.map((_, column) => column).slice(first + 1, last).map((column, at) => ({
      left: lefts[column], right: lefts[column] + widths[column], y: turned(between[at].y),
    }));
    return { link, from: byId.get(link.from)!, to: byId.get(link.to)!, crosses };
  });
  return { cards: placed, links: new Ports(ways).links(), height: Math.max(0, ...placed.map(({ y, height }) => y + height)) };
}

/** Whether what comes first in the diagram is rather at the bottom: the layout does not care, and readers do. */
function isUpsideDown(cards: readonly Card[], heightOf: (id: string) => number): boolean {
  const rising = COLUMNS.flatMap((column) => {
    const heights = cards.filter((card) => card.column === column).map(({ id }) => heightOf(id));
    return heights.slice(1).map((height, index) => Math.sign(height - heights[index]));
  });
  return rising.reduce((sum, sign) => sum + sign, 0) < 0;
}

/** A column is a rank; between two of them the layout wants one for the labels of links. It has a root of its own besides, which goes again. */
function ranksOf(columns: ReadonlyMap<string, number>): (graph: Graph) => void {
  return (graph) => graph.nodes().forEach((id) => {
    graph.node(id).rank = (columns.get(id) ?? 0) * 2;
  });
}
