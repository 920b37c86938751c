import { compileAccessor, MOST_ELEMENTS } from './accessor';
import { planTarget } from './target';
import type { TargetPlan } from './target';
import { compileTemplate, startRecord } from './template';
import { isEmpty, textOf } from './text';
import type { ObjectTypeRecord } from '../../store/records';

const NONE: readonly unknown[] = [];

/** A field of an object type, ready to be evaluated. */
export interface MappedField {
  readonly name: string;
  readonly source: string;
  readonly contentType: string;
  readonly target?: string;
  readonly plan?: TargetPlan;
}

/** What a field comes to for one record. */
export interface EvaluatedField {
  readonly field: MappedField;
  /** What was found, in order; an element of a list that has nothing there has a place all the same. */
  readonly found: readonly unknown[];
  /** What of it is a value: none where the field is empty, and usually one. */
  readonly values: readonly unknown[];
  /** Why the source could not be evaluated. */
  readonly failure?: string;
}

/** What the fields of an object type come to for one record. */
export class Evaluation {
  /** @param fields in declared order */
  constructor(public readonly mapping: Mapping, public readonly fields: readonly EvaluatedField[]) {}

  /** The value of a field as text, of several the first; undefined where it is empty, or there is no such field. */
  public valueOf(fieldName: string): string | undefined {
    const place = this.mapping.places.get(fieldName);
    const values = place === undefined ? NONE : this.fields[place].values;
    return values.length === 0 ? undefined : textOf(values[0]);
  }
}

/** The mapping of an object type. */
export interface Mapping {
  readonly objectType: ObjectTypeRecord;
  readonly fields: readonly MappedField[];
  /** The place of a field among them, by its name. */
  readonly places: ReadonlyMap<string, number>;
  /** The standard objects that a field targets, such as `_asset`. */
  readonly targets: ReadonlySet<string>;
  /** @param record a JSON object, as it was parsed */
  evaluate(record: unknown): Evaluation;
}

type Evaluator = (record: unknown) => EvaluatedField;

const mappings = new WeakMap<ObjectTypeRecord, Mapping>();

/** The mapping of an object type, which is made once for each state of its definition. */
export function compileMapping(objectType: ObjectTypeRecord): Mapping {
  let mapping = mappings.get(objectType);
  if (!mapping) {
    mapping = newMapping(objectType);
    mappings.set(objectType, mapping);
  }
  return mapping;
}

function newMapping(objectType: ObjectTypeRecord): Mapping {
  const fields = Object.entries(objectType.Fields ?? {}).map(([name, { Source = '', Target, ContentType }]): MappedField => ({
    name,
    source: Source,
    contentType: ContentType ?? 'STRING',
    ...Target !== undefined && Target !== '' && { target: Target, plan: planTarget(Target) },
  }));
  const evaluators = fields.map(evaluatorOf);
  const mapping: Mapping = {
    objectType,
    fields,
    places: new Map(fields.map(({ name }, place) => [name, place])),
    targets: new Set(fields.flatMap(({ plan }) => (plan === undefined || plan.kind === 'none' ? [] : [plan.object]))),
    evaluate: (record) => {
      startRecord();
      return new Evaluation(mapping, evaluators.map((evaluate) => evaluate(record)));
    },
  };
  return mapping;
}

function evaluatorOf(field: MappedField): Evaluator {
  return field.source.includes('{{') ? templateEvaluator(field) : accessorEvaluator(field);
}

function accessorEvaluator(field: MappedField): Evaluator {
  const read = compileAccessor(field.source);
  if (!read) {
    const empty: EvaluatedField = { field, found: NONE, values: NONE, failure: 'the source is no accessor such as _source.name' };
    return () => empty;
  }
  return (record) => {
    const found = read(record);
    return { field, found, values: valuesAmong(found), failure: undefined };
  };
}

function templateEvaluator(field: MappedField): Evaluator {
  const render = compileTemplate(field.source);
  return (record) => {
    const rendering = render(record);
    if ('failure' in rendering) {
      return { field, found: NONE, values: NONE, failure: rendering.failure };
    }
    const found = [rendering.text];
    return { field, found, values: rendering.text.trim() === '' ? NONE : found, failure: undefined };
  };
}

function valuesAmong(found: readonly unknown[]): readonly unknown[] {
  if (found.length === 1) {
    return isEmpty(found[0]) ? NONE : found;
  }
  return found.some(isEmpty) ? found.filter((value) => !isEmpty(value)) : found;
}

/** Why a field is empty, for people; undefined where it is not. */
export function whyEmpty({ field, found, values, failure }: EvaluatedField): string | undefined {
  if (values.length > 0) {
    return undefined;
  }
  if (failure !== undefined) {
    return failure;
  }
  if (field.source.includes('{{')) {
    return found[0] === '' ? 'the template renders nothing' : 'the template renders white space only';
  }
  const there = found.find((value) => value !== undefined);
  return there === undefined ? 'the record has nothing there' : there === null ? 'the record has null there' : 'the record has an empty text there';
}

/** Why values of the record are not among those of a field, for people; undefined where all are. */
export function whyPassedOver({ found }: EvaluatedField): string | undefined {
  return found.length < MOST_ELEMENTS ? undefined : `of lists the first ${MOST_ELEMENTS} elements are read`;
}
