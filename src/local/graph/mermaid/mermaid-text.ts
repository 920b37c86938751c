import { mermaidLabel } from './mermaid-label';
import { firstOf } from '../../text/counted';
import { isWithin } from '../diagram/diagram';
import type { Card, Column, Diagram, Row } from '../diagram/diagram';

/** Lines of a card; the text is to be read, and Mermaid takes 50,000 characters. */
const MOST_ROWS = 30;
const MOST_NAMES = 3;

/** What surrounds the text of a card, by its column. */
const SHAPES: { readonly [column in Column]: readonly [open: string, close: string] } = {
  'source': ['([', '])'], 'object-type': ['[', ']'], 'key': ['{{', '}}'], 'standard-object': ['[', ']'], 'consumer': ['[', ']'], 'target': ['[(', ')]'],
};

const CLASSES = [
  'classDef source stroke-width:1px', 'classDef objectType stroke:#3d7dca,stroke-width:2px', 'classDef key stroke:#a65fc4,stroke-width:1px',
  'classDef standardObject stroke:#2f9e6d,stroke-width:2px', 'classDef consumer stroke:#d9822b,stroke-width:1px', 'classDef target stroke-width:1px',
];

/** Writes diagrams as a flowchart of Mermaid. */
export function mermaidText(diagrams: readonly Diagram[]): string {
  return `${['flowchart LR', ...diagrams.flatMap((diagram, index) => domainLines(diagram, `d${index}`)).map((line) => `  ${line}`), ...CLASSES.map((line) => `  ${line}`)].join('\n')}\n`;
}

function domainLines({ title, facts, cards, links }: Diagram, prefix: string): string[] {
  const ids = new Map(cards.map(({ id }, index) => [id, `${prefix}n${index}`]));
  const marked = new Map(cards.flatMap(({ mark, title: name }) => (mark === undefined ? [] : [[mark, name] as const])));
  const node = (card: Card): string => {
    const [open, close] = SHAPES[card.column];
    const lines = [
      ...card.kind === undefined ? [] : [mermaidLabel(card.kind)], `<b>${mermaidLabel(card.title)}</b>`,
      ...card.rows.slice(0, MOST_ROWS).map((row) => mermaidLabel(rowText(row, marked))),
      ...card.rows.length > MOST_ROWS ? [`and ${card.rows.length - MOST_ROWS} more`] : [],
    ];
    return `${ids.get(card.id)}${open}"${lines.join('<br/>')}"${close}:::${card.column.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
  };
  return [
    ...cards.filter(({ column }) => column === 'source').map(node),
    `subgraph ${prefix}["${[title, ...facts].map(mermaidLabel).join('<br/>')}"]`,
    ...cards.filter(({ column }) => isWithin(column)).map((card) => `  ${node(card)}`),
    'end',
    ...cards.filter(({ column }) => column === 'target').map(node),
    ...links.map(({ from, to, label, isDashed }) => `${ids.get(from)} ${isDashed ? '-.->' : '-->'}|"${mermaidLabel(label)}"| ${ids.get(to)}`),
  ];
}

/** A row, with the names of object types where a picture has their colours. */
function rowText({ lead, text, note, marks = [] }: Row, names: ReadonlyMap<number, string>): string {
  const from = marks.length > 0 ? [firstOf(marks.map((mark) => names.get(mark) ?? ''), MOST_NAMES)] : [];
  const aside = [...note === undefined ? [] : [note], ...from];
  return `${lead === undefined ? '' : `${lead}: `}${text}${aside.length > 0 ? ` (${aside.join('; ')})` : ''}`;
}
