import { objectTypeId, standardId } from './card-ids';
import { consumersOf } from './consumers';
import type { Card, Diagram, Link, Row } from './diagram';
import { keyRows } from './key-rows';
import { counted, firstOf } from '../../text/counted';
import type { DomainPicture, FedField, PicturedObjectType, PicturedStandardObject } from '../picture/domain-picture';

/** From here on a card of an object type says less, so that the whole can be read. */
const MANY = 12;
/** Lines of a card of what the profile has, and of what another object has. */
const PROFILE_FIELDS = 26;
const OBJECT_FIELDS = 14;
/** Names of what is left out. */
const NAMES_LEFT_OUT = 12;

/** The cards of a picture and what goes between them. */
export function diagramOf(picture: DomainPicture): Diagram {
  const marks = new Map(picture.objectTypes.map(({ name }, index) => [name, index]));
  const markOf = (name: string) => marks.get(name)!;
  const brief = picture.objectTypes.length > MANY;
  const sharedNames = picture.sharedKeys.map(({ name }) => name);
  const consumers = consumersOf(picture, { marks, brief });
  return {
    title: picture.name,
    facts: [...picture.facts, ...picture.place === undefined ? [] : [picture.place]],
    cards: [
      ...picture.sources.map(({ title, details }, index): Card => ({
        id: `source-${index}`, column: 'source', kind: 'source', title, rows: details.map((text) => ({ text, style: 'quiet', wraps: true })),
      })),
      ...picture.objectTypes.map((objectType, mark) => objectTypeCard(objectType, mark, { brief, sharedNames })),
      ...leftOutCard(picture.leftOut),
      ...picture.sharedKeys.map(({ name, objectTypes, findsProfiles }): Card => ({
        id: keyId(name),
        column: 'key',
        kind: 'shared key',
        title: name,
        marks: objectTypes.map(markOf),
        rows: [{ text: findsProfiles ? 'finds the profile' : 'found by searches', style: 'quiet', wraps: true }],
      })),
      ...picture.standardObjects.map((object) => standardCard(object, markOf)),
      ...consumers.cards,
    ],
    links: [
      ...picture.sources.flatMap(({ objectTypes }, index): Link[] => objectTypes.map((name) => ({
        from: `source-${index}`, to: objectTypeId(markOf(name)), label: 'records', mark: markOf(name),
      }))),
      ...picture.sharedKeys.flatMap(({ name, objectTypes }): Link[] => objectTypes.map((objectType) => ({
        from: objectTypeId(markOf(objectType)),
        to: keyId(name),
        label: 'has the key',
        mark: markOf(objectType),
        isDashed: true,
        ...brief ? {} : { fromRow: keyRowOf(picture.objectTypes[markOf(objectType)], name) },
      }))),
      ...picture.standardObjects.flatMap(({ root, fedBy }): Link[] => fedBy.map((objectType) => ({
        from: objectTypeId(markOf(objectType)), to: standardId(root), label: 'fills', mark: markOf(objectType),
      }))),
      ...picture.sharedKeys.filter(({ findsProfiles }) => findsProfiles).map(({ name }): Link => ({
        from: keyId(name), to: standardId('_profile'), label: 'finds', isDashed: true,
      })),
      ...consumers.links,
    ],
  };
}

function keyId(name: string): string {
  return `key-${name}`;
}

interface CardOptions {
  readonly brief: boolean;
  readonly sharedNames: readonly string[];
}

function objectTypeCard({ name, fields, facts, keys }: PicturedObjectType, mark: number, { brief, sharedNames }: CardOptions): Card {
  const own = keys.filter((key) => !sharedNames.includes(key.name));
  const rows: Row[] = brief
    ? [{ text: facts[0], style: 'quiet', ...own.length > 0 && { note: `key ${own[0].name}${own.length > 1 ? ` and ${own.length - 1} more` : ''}` } }]
    : [{ text: facts.join(', '), style: 'quiet', wraps: true }, ...keyRows(keys)];
  return { id: objectTypeId(mark), column: 'object-type', kind: 'object type', note: fields, title: name, mark, rows };
}

/** Facts are the first row. */
function keyRowOf({ keys }: PicturedObjectType, name: string): number {
  return 1 + keys.findIndex((key) => key.name === name);
}

function leftOutCard(names: readonly string[]): Card[] {
  return names.length === 0 ? [] : [{
    id: 'left-out',
    column: 'object-type',
    kind: 'left out of this picture',
    title: counted(names.length, 'object type'),
    rows: [
      { text: firstOf(names, NAMES_LEFT_OUT), style: 'quiet', wraps: true },
      { text: '--object-type chooses what is shown', style: 'quiet', wraps: true },
    ],
  }];
}

function standardCard({ root, title, fields, fedBy }: PicturedStandardObject, markOf: (name: string) => number): Card {
  const isProfile = root === '_profile';
  const most = isProfile ? PROFILE_FIELDS : OBJECT_FIELDS;
  const shown = fields.length > most ? fields.slice(0, most - 1) : fields;
  // one that has a single source says so in its title, and its fields are a text
  const rows: Row[] = fedBy.length < 2 && !isProfile
    ? [{ text: shown.map((field) => `${nameOfField(field)}${field.parts.length > 1 ? ` (${field.parts.length})` : ''}`).join(', '), wraps: true }]
    : shown.map((field) => ({ text: nameOfField(field), ...field.parts.length > 1 && { note: counted(field.parts.length, 'field') }, marks: field.fedBy.map(markOf) }));
  return {
    id: standardId(root),
    column: 'standard-object',
    kind: root === '_profile' ? 'standard profile' : 'standard object',
    title,
    marks: fedBy.length < 2 && !isProfile ? fedBy.map(markOf) : [],
    rows: [
      ...fields.length === 0 ? [{ text: 'no field is filled', style: 'quiet' } as const] : rows,
      ...shown.length < fields.length ? [{ text: `and ${counted(fields.length - shown.length, 'field')} more`, style: 'quiet' } as const] : [],
    ],
  };
}

function nameOfField({ name, parts }: FedField): string {
  return parts.length === 1 ? `${name}.${parts[0]}` : name;
}
