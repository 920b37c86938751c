import { elementsOf, ListWrites } from './list-writes';
import type { ElementPlace } from './list-writes';
import type { EvaluatedField, Evaluation, Mapping } from './mapping';
import type { TargetPlan } from './target';
import { longestOf } from './target';
import { isEmpty, isLongerThan, textOf } from './text';
import type { CellValue } from '../records';

/** A value that a record has for a cell. Whether it may write it is another question. */
export interface TargetWrite {
  /** The standard object, such as `_profile`. */
  readonly object: string;
  /** The path of its cell, such as `Address.City`. */
  readonly path: string;
  readonly value: CellValue;
  /** The name of the field that it is from; a list is made of several. */
  readonly field?: string;
}

/** A value that no cell takes, and why. */
export interface LeftOut {
  /** The name of the field. */
  readonly field: string;
  readonly target: string;
  readonly problem: string;
}

export interface TargetWrites {
  /** One for each cell; where several fields fill one, the last in declared order. */
  readonly writes: readonly TargetWrite[];
  readonly leftOut: readonly LeftOut[];
}

type Plan<Kind extends TargetPlan['kind']> = Extract<TargetPlan, { readonly kind: Kind }>;

/** What the fields of a record would write. */
export function targetWrites(evaluation: Evaluation): readonly TargetWrite[] {
  return planWrites(evaluation).writes;
}

/** What the fields of a record would write, and what of them cannot be written. */
export function planWrites({ mapping, fields }: Evaluation): TargetWrites {
  const collector = new Collector();
  for (const field of fields) {
    if (field.values.length > 0 && field.field.plan) {
      collector.add(field, field.field.plan);
    }
  }
  collector.lists.writes().forEach((write) => collector.writes.push(write));
  return { writes: mayMeet(mapping) ? lastOfEach(collector.writes) : collector.writes, leftOut: collector.leftOut };
}

class Collector {
  public readonly writes: TargetWrite[] = [];
  public readonly leftOut: LeftOut[] = [];
  public readonly lists = new ListWrites();

  public add(evaluated: EvaluatedField, plan: TargetPlan): void {
    switch (plan.kind) {
      case 'member': return this.member(evaluated, plan);
      case 'structure': return this.structure(evaluated, plan);
      case 'list': return this.list(evaluated, plan);
      case 'list-member': return this.listMember(evaluated, plan);
      case 'none': return this.leaveOut(evaluated, plan.problem);
      case 'source-time':
    }
  }

  /** Of several values the first. */
  private member(evaluated: EvaluatedField, { object, path, longest }: Plan<'member'>): void {
    const text = this.takenText(evaluated, evaluated.values[0], longest);
    if (text !== undefined) {
      this.writes.push({ object, path, value: text, field: evaluated.field.name });
    }
  }

  /** Members of the same names are copied where they are texts, lists of objects where they are lists. */
  private structure(evaluated: EvaluatedField, { object, path, structure }: Plan<'structure'>): void {
    const given = evaluated.values.find(isObject);
    if (!given) {
      return this.leaveOut(evaluated, 'is a structure, and the value is none');
    }
    for (const name of structure.members) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (typeof value === 'string' && value !== '') {
        const text = this.takenText(evaluated, value, longestOf(object, `${path}.${name}`), name);
        if (text !== undefined) {
          this.writes.push({ object, path: `${path}.${name}`, value: text, field: evaluated.field.name });
        }
      } else if (!isEmpty(value)) {
        this.leaveOut(evaluated, 'is a structure of texts, and the value is none', name);
      }
    }
    for (const { name, members } of structure.lists) {
      const elements = Object.hasOwn(given, name) ? elementsOf(given[name]) : [];
      this.elements(evaluated, elements, { object, path: `${path}.${name}`, members });
    }
  }

  private list(evaluated: EvaluatedField, plan: Plan<'list'>): void {
    this.elements(evaluated, evaluated.values.flatMap(elementsOf), plan);
  }

  private elements(evaluated: EvaluatedField, elements: readonly unknown[], { object, path, members }: Omit<Plan<'list'>, 'kind'>): void {
    elements.filter(isObject).forEach((element, position) => members.forEach((member) => {
      const value = Object.hasOwn(element, member) ? element[member] : undefined;
      this.element(evaluated, { object, path, member, position }, value);
    }));
  }

  /** Positions are joined across the fields of a list (D-I19). */
  private listMember({ found, ...evaluated }: EvaluatedField, { object, path, member, position: only }: Plan<'list-member'>): void {
    const values = found.length === 1 && Array.isArray(found[0]) ? found[0] : found;
    values.forEach((value: unknown, position) => {
      if (only === undefined || position === 0) {
        this.element({ found, ...evaluated }, { object, path, member, position: only ?? position }, value);
      }
    });
  }

  private element(evaluated: EvaluatedField, place: ElementPlace, value: unknown): void {
    const text = isEmpty(value) ? undefined : this.takenText(evaluated, value, longestOf(place.object, place.path), place.member);
    if (text !== undefined) {
      this.lists.add(place, text);
    }
  }

  /** The text of a value where its member takes it (D-I14, D-I18). */
  private takenText(evaluated: EvaluatedField, value: unknown, longest: number, member?: string): string | undefined {
    const text = textOf(value);
    if (text === undefined) {
      this.leaveOut(evaluated, 'is for a text, and the value is nested too deeply to be one', member);
    } else if (isLongerThan(text, longest)) {
      this.leaveOut(evaluated, `takes ${longest} characters, and the value has more`, member);
      return undefined;
    }
    return text;
  }

  private leaveOut({ field }: EvaluatedField, problem: string, member?: string): void {
    this.leftOut.push({ field: field.name, target: `${field.target}${member === undefined ? '' : `.${member}`}`, problem });
  }
}

const meeting = new WeakMap<Mapping, boolean>();

/** Whether two fields may fill one cell, which few mappings have. */
function mayMeet(mapping: Mapping): boolean {
  let may = meeting.get(mapping);
  if (may === undefined) {
    const plans = mapping.fields.flatMap(({ plan }) => (plan && (plan.kind === 'member' || plan.kind === 'structure') ? [plan] : []));
    const paths = plans.map(({ object, path }) => `${object}.${path}`);
    may = new Set(paths).size < paths.length || plans.some(({ kind }) => kind === 'structure');
    meeting.set(mapping, may);
  }
  return may;
}

function lastOfEach(writes: readonly TargetWrite[]): readonly TargetWrite[] {
  return [...new Map(writes.map((write) => [`${write.object}.${write.path}`, write])).values()];
}

function isObject(value: unknown): value is { readonly [member: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
