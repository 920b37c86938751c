import { objectTypeId, standardId } from './card-ids';
import type { Card, Link, Row } from './diagram';
import type { DomainPicture, RuleLevel } from '../picture/domain-picture';

/** A card with what comes to it and what leaves it. */
interface Consumer {
  readonly card: Card;
  readonly links: readonly Link[];
  readonly target?: Card;
}

export interface ConsumerOptions {
  /** The numbers of the object types. */
  readonly marks: ReadonlyMap<string, number>;
  /** Leaves out what colours say too. */
  readonly brief: boolean;
}

const PROFILE = standardId('_profile');

/** What is made of profiles: what merges them, what is calculated, and what is told to others. */
export function consumersOf(picture: DomainPicture, options: ConsumerOptions): { readonly cards: readonly Card[]; readonly links: readonly Link[] } {
  const all = [...rulesOf(picture), ...machineLearningOf(picture), ...calculationsOf(picture, options), ...streamsOf(picture)];
  const targets = new Map(all.flatMap(({ target }) => target ?? []).map((target) => [target.id, target]));
  return { cards: [...all.map(({ card }) => card), ...targets.values()], links: all.flatMap(({ links }) => links) };
}

function rulesOf({ rules }: DomainPicture): Consumer[] {
  if (!rules) {
    return [];
  }
  const card: Card = {
    id: 'rules',
    column: 'consumer',
    kind: 'identity resolution',
    title: 'Rules',
    rows: [
      ...rules.levels.map(({ level, attributes, does }): Row => ({ lead: String(level), text: attributes.join('\u00A0+ '), note: wordOf(does), wraps: true })),
      ...rules.facts.map((text): Row => ({ text, style: 'quiet', wraps: true })),
    ],
  };
  return [exporting(card, 'compares', rules.exportsTo)];
}

function wordOf(does: RuleLevel['does']): string {
  return does === 'matches' ? 'matches only' : does;
}

function machineLearningOf({ machineLearning }: DomainPicture): Consumer[] {
  return machineLearning ? [exporting({
    id: 'machine-learning', column: 'consumer', kind: 'identity resolution', title: 'Machine learning', rows: machineLearning.facts.map((text) => ({ text, wraps: true })),
  }, 'compares', machineLearning.exportsTo)] : [];
}

function exporting(card: Card, label: string, bucket: string | undefined): Consumer {
  const read: Link = { from: PROFILE, to: card.id, label, isDashed: true };
  if (bucket === undefined) {
    return { card, links: [read] };
  }
  const target: Card = { id: `bucket-${bucket}`, column: 'target', kind: 'Amazon S3', title: bucket, rows: [{ text: 'groups of matches', style: 'quiet' }] };
  return { card, target, links: [read, { from: card.id, to: target.id, label: 'exports' }] };
}

/** More attributes than this are in the text alone. */
const MOST = 25;

function calculationsOf({ calculatedAttributes: all, standardObjects }: DomainPicture, { marks, brief }: ConsumerOptions): Consumer[] {
  if (all.length === 0) {
    return [];
  }
  const shown = all.slice(0, MOST);
  const marksOf = (names: readonly string[]) => names.flatMap((name) => marks.get(name) ?? []);
  const rows = shown.flatMap(({ name, expression, limits, reads }): Row[] => [
    { text: name, style: 'strong', marks: marksOf(reads) },
    { text: [expression, ...limits].join(', '), style: 'quiet', wraps: true },
  ]);
  const card: Card = {
    id: 'calculated-attributes',
    column: 'consumer',
    kind: 'in each profile',
    title: 'Calculated attributes',
    rows: [...rows, ...all.length > MOST ? [{ text: `and ${all.length - MOST} more`, style: 'quiet' } as const] : []],
  };
  const read = [...new Set(shown.flatMap(({ reads }) => reads))];
  return [{
    card,
    links: read.flatMap((name): Link[] => {
      const mark = marks.get(name);
      const standard = standardObjects.find(({ root }) => root === name);
      return mark !== undefined ? brief ? [] : [{ from: objectTypeId(mark), to: card.id, label: 'is read', mark, isDashed: true }]
        : standard ? [{ from: standardId(name), to: card.id, label: 'is read', isDashed: true }] : [];
    }),
  }];
}

function streamsOf({ eventStreams }: DomainPicture): Consumer[] {
  return eventStreams.map(({ name, kinesisStream }, index) => {
    const card: Card = {
      id: `stream-${index}`, column: 'consumer', kind: 'event stream', title: name, rows: [{ text: 'tells of every change', style: 'quiet' }],
    };
    const target: Card = { id: `kinesis-${kinesisStream}`, column: 'target', kind: 'Kinesis', title: kinesisStream, rows: [] };
    return { card, target, links: [{ from: PROFILE, to: card.id, label: 'changes' }, { from: card.id, to: target.id, label: 'events' }] };
  });
}
