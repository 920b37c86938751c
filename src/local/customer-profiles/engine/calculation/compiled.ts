import { compileExpression } from './expression';
import { compileFilter } from './filter';
import { isBefore, rangeOf } from './range';
import type { DayRange } from './range';
import type { Reader } from './readers';
import { timeOf } from './times';
import { cut } from './value-text';
import { parseOperand } from '../../../../model/rules/calculated-attribute/calculation-expression';
import type { CalculatedAttributeRecord } from '../../store/records';
import type { CalculatedCell } from '../records';

/** One object, of whatever kind, as calculated attributes see it. */
export interface Occurrence {
  readonly objectKey: string;
  readonly read: Reader;
  readonly ingestedAt: number;
  readonly order: number;
}

/** A definition that was read once for all objects. */
export interface CompiledAttribute {
  readonly objectType: string;
  readonly range: DayRange | undefined;
  /** Whether a member of the object dates it, and so says which is the first and the last. */
  readonly isDatedByMember: boolean;
  /** What an object says; undefined where it does not count. */
  cellOf(occurrence: Occurrence, now: number): CalculatedCell | undefined;
}

/** Longer than any number has to be written, and than what is answered. */
const MAX_KEPT_LENGTH = 1000;

const COMPILED = new WeakMap<CalculatedAttributeRecord, { readonly attribute: CompiledAttribute | undefined }>();

/** Undefined where the expression cannot be read, which no definition that was accepted has. */
export function compiled(definition: CalculatedAttributeRecord): CompiledAttribute | undefined {
  let known = COMPILED.get(definition);
  if (!known) {
    known = { attribute: compile(definition) };
    COMPILED.set(definition, known);
  }
  return known.attribute;
}

function compile({ AttributeDetails, Conditions, Filter }: CalculatedAttributeRecord): CompiledAttribute | undefined {
  const calculation = compileExpression(AttributeDetails.Expression ?? '');
  if (!calculation) {
    return undefined;
  }
  const { objectType, valueOf } = calculation;
  const fits = compileFilter(Filter);
  const range = rangeOf(Conditions);
  const time = timeReader(Conditions);
  return {
    objectType,
    range,
    isDatedByMember: time !== undefined,
    cellOf: ({ objectKey, read, ingestedAt, order }, now) => {
      // An object that says no time is left out of a range, and dated by its ingestion where none bounds it (D-C4).
      const timestamp = time ? time(read) ?? (range ? undefined : ingestedAt) : ingestedAt;
      if (timestamp === undefined || isBefore(timestamp, range, now) || !fits(read)) {
        return undefined;
      }
      const value = valueOf(read);
      return { objectKey, timestamp, order, ...value !== undefined && { value: cut(value, MAX_KEPT_LENGTH) } };
    },
  };
}

function timeReader(conditions: CalculatedAttributeRecord['Conditions']): ((read: Reader) => number | undefined) | undefined {
  const { TimestampSource, TimestampFormat } = conditions?.Range ?? {};
  const parsed = TimestampSource === undefined || TimestampSource === '' ? undefined : parseOperand(TimestampSource);
  if (!parsed || 'problem' in parsed) {
    return undefined;
  }
  const { attribute } = parsed.operand;
  return (read) => {
    const text = read(attribute);
    return text === undefined ? undefined : timeOf(text, TimestampFormat);
  };
}
