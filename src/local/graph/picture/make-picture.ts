import { calculationOf } from './calculated-attributes';
import type { DomainDefinitions, DomainPicture, PicturedDefinition, Source } from './domain-picture';
import { machineLearningOf, rulesOf } from './matching';
import { mappingOf, ObjectTypeMapping, picturedObjectType, sharedKeysOf, undefinedMapping } from './object-types';
import { APPLICATION, sourcesOf } from './sources';
import { standardObjectsOf } from './standard-objects';
import { numberOf, textOf, unique } from './values';
import { daysInWords, nameOfResource } from './words';
import { ResourceKind } from '../../../model/resource-kinds';

/** What a picture leaves out. */
export interface PictureOptions {
  /**
   * The object types that are shown.
   * @default - as many as a picture has room for: those that have most to do with others
   */
  readonly objectTypes?: readonly string[];
}

/** More than an account has without a raised quota would still be read; a taller picture would not. */
const ROOM = 40;

/** Makes the picture of a domain out of what defines it. */
export function makePicture({ name, place, definitions }: DomainDefinitions, { objectTypes: wanted }: PictureOptions = {}): DomainPicture {
  const of = (kind: ResourceKind) => definitions.filter((definition) => definition.kind === kind);
  const defined = of('object-type').map(mappingOf);
  const allSources = sourcesOf(definitions, defined.map((mapping) => mapping.name));
  const named = unique(allSources.flatMap((source) => source.objectTypes)).filter((each) => !defined.some((mapping) => mapping.name === each));
  const all = [...defined, ...named.map(undefinedMapping)];
  const shown = choose(all, allSources, wanted);
  const names = shown.map((mapping) => mapping.name);
  return {
    name,
    place,
    facts: of('domain').flatMap(factsOf),
    sources: sourcesShown(allSources, names),
    objectTypes: shown.map(picturedObjectType),
    leftOut: all.map((mapping) => mapping.name).filter((each) => !names.includes(each)),
    sharedKeys: sharedKeysOf(shown),
    standardObjects: standardObjectsOf(shown),
    rules: rulesOf(definitions),
    machineLearning: machineLearningOf(definitions),
    calculatedAttributes: of('calculated-attribute').map(calculationOf),
    eventStreams: of('event-stream').map(({ name: stream = '', request }) => ({ name: stream, kinesisStream: nameOfResource(textOf(request.Uri) ?? '') })),
  };
}

function factsOf({ request }: PicturedDefinition): string[] {
  const [days, key, queue] = [numberOf(request.DefaultExpirationDays), textOf(request.DefaultEncryptionKey), textOf(request.DeadLetterQueueUrl)];
  return [
    ...days === undefined ? [] : [`keeps data ${daysInWords(days)}`],
    ...key === undefined || key === '' ? [] : [`encrypted with ${nameOfResource(key)}`],
    ...queue === undefined || queue === '' ? [] : [`dead letters to ${nameOfResource(queue)}`],
  ];
}

/** Sources of what is left out are left out too; one that brings nothing yet is shown. */
function sourcesShown(sources: readonly Source[], names: readonly string[]): Source[] {
  return sources.filter(({ objectTypes }) => objectTypes.length === 0 || objectTypes.some((name) => names.includes(name)))
    .map((source) => ({ ...source, objectTypes: source.objectTypes.filter((name) => names.includes(name)) }));
}

function choose(all: readonly ObjectTypeMapping[], sources: readonly Source[], wanted?: readonly string[]): readonly ObjectTypeMapping[] {
  if (wanted) {
    return all.filter(({ name }) => wanted.includes(name));
  }
  if (all.length <= ROOM) {
    return all;
  }
  const shared = new Set(sharedKeysOf(all).map((key) => key.name));
  const integrated = new Set(sources.filter((source) => source.title !== APPLICATION).flatMap((source) => source.objectTypes));
  const weight = ({ name, keys, targets }: ObjectTypeMapping) => (
    (integrated.has(name) ? 1_000 : 0) + keys.filter((key) => shared.has(key.name)).length * 100
    + Math.min(targets.filter((target) => target !== undefined).length, 99)
  );
  const heaviest = new Set([...all].sort((one, other) => weight(other) - weight(one)).slice(0, ROOM));
  return all.filter((mapping) => heaviest.has(mapping));
}
