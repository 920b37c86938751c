import { PROFILE_TYPE, occurrenceOf } from './calculate';
import { compiled } from './compiled';
import type { CompiledAttribute, Occurrence } from './compiled';
import { recordOccurrence } from './definition-changes';
import { isDefault } from './known-definitions';
import { isWithin, overriding } from './range';
import type { DayRange, RangeOverride } from './range';
import type { FieldsOf } from './readers';
import { MAX_VALUE_LENGTH, statisticOf } from './statistics';
import { passes } from './threshold';
import { DAY } from './times';
import { cut } from './value-text';
import type { CalculatedAttributeRecord } from '../../store/records';
import type { CalculatedCell, Profile } from '../records';
import type { Scene } from '../scene';
import { everyOne } from '../slices';

/** What a calculated attribute is for one profile, with the names of the API. */
export interface AttributeReading {
  readonly CalculatedAttributeName: string;
  readonly DisplayName?: string;
  /** A text, `true` or `false`. */
  readonly IsDataPartial: string;
  readonly Value?: string;
  readonly LastObjectTimestamp?: Date;
}

export interface ReadOptions {
  readonly fieldsOf: FieldsOf;
  /** Days in place of the range of the definition. */
  readonly range?: RangeOverride;
}

export function readAttribute(scene: Scene, profile: Profile, definition: CalculatedAttributeRecord, options: ReadOptions): AttributeReading {
  const { CalculatedAttributeName, DisplayName, Statistic } = definition;
  const { ObjectCount = Infinity, Threshold } = definition.Conditions ?? {};
  const attribute = compiled(definition);
  const range = options.range ? overriding(options.range) : attribute?.range;
  const within = attribute ? cellsOf(scene, profile, definition, attribute, options.fieldsOf)
    .filter(({ timestamp }) => (timestamp === undefined ? !range : isWithin(timestamp, range, scene.now))) : [];
  const counted = inOrder(within, attribute?.isDatedByMember ?? false).slice(-ObjectCount);
  const values = counted.map(({ value }) => value).filter((value) => value !== undefined);
  const value = counted.length === 0 ? undefined : statisticOf(Statistic, values, scene.now);
  const last = counted.reduce((latest, { timestamp = -Infinity }) => Math.max(latest, timestamp), -Infinity);
  return {
    CalculatedAttributeName,
    ...DisplayName !== undefined && { DisplayName },
    IsDataPartial: String(isRangePartial(definition, range, scene.now) || (ObjectCount !== Infinity && within.length < ObjectCount)),
    ...value !== undefined && { Value: Threshold ? String(passes(value, Threshold)) : cut(value, MAX_VALUE_LENGTH) },
    ...last !== -Infinity && { LastObjectTimestamp: new Date(last) },
  };
}

/** The range has not passed since the definition is there, and nothing was calculated over what came before (D-C10). */
function isRangePartial({ CreatedAt, UseHistoricalData }: CalculatedAttributeRecord, range: DayRange | undefined, now: number): boolean {
  return range !== undefined && !(UseHistoricalData ?? false) && now - CreatedAt < range.start * DAY;
}

/** The earliest first: by what dates them where a member does, and as they were ingested otherwise. */
function inOrder(cells: readonly CalculatedCell[], isDatedByMember: boolean): readonly CalculatedCell[] {
  return [...cells].sort((one, other) => (isDatedByMember ? (one.timestamp ?? 0) - (other.timestamp ?? 0) : 0) || one.order - other.order);
}

function cellsOf(
  scene: Scene, profile: Profile, definition: CalculatedAttributeRecord, attribute: CompiledAttribute, fieldsOf: FieldsOf,
): readonly CalculatedCell[] {
  if (!isDefault(scene, definition)) {
    return scene.data.calculatedCells(profile.id, definition.CalculatedAttributeName);
  }
  const cells: CalculatedCell[] = [];
  for (const occurrence of occurrencesOf(scene, profile, attribute.objectType, fieldsOf)) {
    const cell = attribute.cellOf(occurrence, scene.now);
    if (cell) {
      cells.push(cell);
    }
  }
  return cells;
}

function* occurrencesOf(scene: Scene, profile: Profile, objectType: string, fieldsOf: FieldsOf): Generator<Occurrence> {
  const { data } = scene;
  if (objectType === PROFILE_TYPE) {
    yield occurrenceOf(profile);
  } else if (objectType.startsWith('_')) {
    yield* data.standardObjects(profile.id, objectType).map(occurrenceOf);
  } else {
    for (const object of everyOne((slice) => data.objects(profile.id, objectType, slice))) {
      yield recordOccurrence(scene, object, fieldsOf);
    }
  }
}
