import type { ArgumentType, MemberTypes, StructTypes } from './argument-type';
import { CLASSES, ENUMS, STRUCTS } from './argument-types.generated';
import { CheckedClass, instancesOf } from './checked-classes';
import { isPlain, isStructure, isToken, whatIs, withArticle } from './given';
import { howToWrite } from './how-to-write';
import { OTHERS, OtherType } from './other-types';

/** A kind of arguments. */
export interface Kind {
  /** What is allowed, for example `a list of ObjectTypeKey`. */
  readonly allowed: string;
  /** Whether a token of the whole is passed on to the template, where it is resolved; otherwise what is in it is needed at synth. */
  readonly deferrable: boolean;
  /** Whether a value is of the kind. It is asked of every argument, so it makes no text. */
  readonly accepts: (value: unknown) => boolean;
  /** What is wrong with a value that is not of the kind: a line for each place. */
  readonly faults: (value: unknown, path: string) => readonly string[];
}

const STRING = 'a string';

const kinds = new Map<string, Kind>();

/** The kind of a type. */
export function kindOf(type: ArgumentType): Kind {
  if (typeof type !== 'string') {
    return 'each' in type ? mapOf(kindOf(type.each)) : listOf(kindOf(type[0]));
  }
  const kind = kinds.get(type) ?? named(type);
  kinds.set(type, kind);
  return kind;
}

function named(name: string): Kind {
  if (name === 'string' || name === 'number' || name === 'boolean') {
    return plain(name);
  }
  if (Object.hasOwn(STRUCTS, name)) {
    return structure(name, (STRUCTS as StructTypes)[name]);
  }
  if (Object.hasOwn(ENUMS, name)) {
    return enumeration(name, ENUMS[name as keyof typeof ENUMS]);
  }
  return Object.hasOwn(CLASSES, name) ? ownClass(name as CheckedClass) : other(OTHERS[name as keyof typeof OTHERS]);
}

function plain(type: 'string' | 'number' | 'boolean'): Kind {
  const literal = (given: unknown): string | undefined => {
    if (type === 'string') {
      return typeof given === 'number' || typeof given === 'boolean' ? JSON.stringify(String(given)) : undefined;
    }
    return typeof given === 'string' && typeof parsed(given) === type ? given : undefined;
  };
  return whole({
    allowed: `a ${type}`, deferrable: true, accepts: (value) => typeof value === type && !isNoNumber(value) || isToken(value),
  }, literal);
}

/** What a calculation comes to that has no result, which JSON would make null. */
function isNoNumber(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}

/** A text that is a number, true or false. */
function parsed(text: string): unknown {
  return text === 'true' || text === 'false' ? text === 'true' : text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
}

function enumeration(name: string, members: { readonly [member: string]: string | number }): Kind {
  const values: readonly unknown[] = Object.values(members);
  const written = Object.keys(members).map((member) => `${name}.${member}`);
  return whole({ allowed: withArticle(name), deferrable: false, accepts: (value) => values.includes(value) }, (given) => (
    written.find((_, index) => String(values[index]).toLowerCase() === String(given).toLowerCase()) ?? written.join(', ')
  ));
}

function ownClass(name: CheckedClass): Kind {
  return whole({ allowed: withArticle(name), deferrable: false, accepts: instancesOf(name) }, (given) => howToWrite(name, given));
}

function other({ allowed, accepts, write }: OtherType): Kind {
  return whole({ allowed, deferrable: false, accepts }, write);
}

/** A kind without parts. */
function whole(kind: Omit<Kind, 'faults'>, write: (given: unknown) => string | undefined): Kind {
  return { ...kind, faults: (value, path) => [fault(path, value, kind.allowed, write(value))] };
}

function listOf(item: Kind): Kind {
  const allowed = `a list of ${item.allowed.replace(/^an? /, '')}`;
  const { deferrable } = item;
  return {
    allowed,
    deferrable,
    accepts: (value) => Array.isArray(value) ? everyItem(value, item) : deferrable && isToken(value),
    faults: (value, path) => Array.isArray(value)
      ? value.flatMap((one, index) => item.accepts(one) ? [] : item.faults(one, `${path}[${index}]`))
      : [fault(path, value, allowed, item.accepts(value) ? 'it in brackets: [...]' : isPlain(value) ? '[{ ... }, { ... }]' : undefined)],
  };
}

/** Of an index without a value too, which `every` passes over. */
function everyItem(list: readonly unknown[], item: Kind): boolean {
  for (let index = 0; index < list.length; index++) {
    if (!item.accepts(list[index])) {
      return false;
    }
  }
  return true;
}

function mapOf(entry: Kind): Kind {
  const allowed = `a map from names to ${entry.allowed.replace(/^an? /, '')}`;
  const { deferrable } = entry;
  return {
    allowed,
    deferrable,
    accepts: (value) => isStructure(value) ? Object.values(value).every(entry.accepts) : deferrable && isToken(value),
    faults: (value, path) => isStructure(value)
      ? Object.entries(value).flatMap(([name, one]) => entry.accepts(one) ? [] : entry.faults(one, `${path}.${name}`))
      : [fault(path, value, allowed, Array.isArray(value) ? `{ name: ${entry.allowed === STRING ? '"..."' : '{ ... }'}, ... }` : undefined)],
  };
}

/** A member of a structure, or a parameter. */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly rest: boolean;
  readonly kind: Kind;
}

/** The members of a structure, or the parameters of a method. */
export function membersOf(types: MemberTypes): readonly Member[] {
  return Object.entries(types).map(([written, type]) => ({
    name: written.replace(/^\.\.\.|\?$/g, ''), optional: written.endsWith('?'), rest: written.startsWith('...'), kind: kindOf(type),
  }));
}

function structure(name: string, types: MemberTypes): Kind {
  const members = membersOf(types);
  const required = members.filter(({ optional }) => !optional).map((member) => member.name);
  const byLetters = new Map(members.map((member) => [member.name.toLowerCase(), member.name]));
  // Other members are another's: a structure may be one that extends this one.
  const otherwiseWritten = (value: object) => Object.keys(value).filter((given) => (byLetters.get(given.toLowerCase()) ?? given) !== given);
  const allowed = `${withArticle(name)}, an object${required.length > 0 ? ` with ${required.join(', ')}` : ''}`;
  return {
    allowed,
    deferrable: false,
    accepts: (value) => isStructure(value) && members.every(({ name: member, optional, kind }) => (
      value[member] === undefined ? optional : kind.accepts(value[member])
    )) && otherwiseWritten(value).length === 0,
    faults: (value, path) => {
      if (!isStructure(value)) {
        return [fault(path, value, allowed, undefined)];
      }
      const prefix = path === '' ? '' : `${path}.`;
      const otherwise = otherwiseWritten(value);
      const meant = otherwise.map((given) => byLetters.get(given.toLowerCase()));
      return [
        ...otherwise.map((given, index) => `${prefix}${given} is not a member of ${withArticle(name)}; allowed: ${[...byLetters.values()].join(', ')}; write ${meant[index]}`),
        ...members.filter((member) => !meant.includes(member.name)).flatMap((member) => memberFaults(member, value[member.name], `${prefix}${member.name}`)),
      ];
    },
  };
}

/** What is wrong with the value of a member or parameter. */
export function memberFaults({ optional, kind }: Member, value: unknown, path: string): readonly string[] {
  if (value === undefined ? optional : kind.accepts(value)) {
    return [];
  }
  return value === null && optional ? [`${path} is null; allowed: ${kind.allowed}; leave it out where there is none`] : kind.faults(value, path);
}

function fault(path: string, value: unknown, allowed: string, write: string | undefined): string {
  return `${path} ${whatIs(value)}; allowed: ${allowed}${write === undefined ? '' : `; write ${write}`}`;
}
