import { isRecord } from '../../../model/api/check-shape';
import { SHAPES } from '../../../model/api/limits.generated';
import { Finding, newFinding } from '../../../model/validation/finding';
import { ruleOf } from '../../../model/validation/rule';

/** Two members of the entries of a list that stands for a map. */
export interface NameAndValue {
  readonly name: string;
  readonly value: string;
}

export interface ReadShapeOptions {
  /**
   * Reads text as the number, boolean or time that its shape asks for, and a number as text, as CloudFormation does.
   * @default false
   */
  readonly anyScalar?: boolean;
  /**
   * The maps that are written as lists of names and values, by the name of their shape.
   * @default - none
   */
  readonly lists?: { readonly [shape: string]: NameAndValue };
  /** Tells a value that is not known. @default - every value is known */
  readonly unresolved?: (value: unknown) => boolean;
}

/** A value in the words of a request. */
export interface ReadShape {
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** What is odd and no rule is about. */
  readonly notes: readonly string[];
  /** From a path in the value to the one in what it was read from. */
  readonly pathOf: (path: string) => string;
}

/** Reads a value of a file as one of the API model. What is wrong with it stays as it is, for the check of the request to tell. */
export function readShape(shape: string, value: unknown, options: ReadShapeOptions = {}): ReadShape {
  const reader = new ShapeReader(options);
  const read = reader.read(shape, value, '', '');
  return { value: read, findings: reader.findings, notes: reader.notes, pathOf: (path) => reader.pathOf(path) };
}

type Members = { readonly [name: string]: unknown };

/** Where a value is, and where what it is read from. */
interface Paths {
  readonly path: string;
  readonly origin: string;
}

/** A day, or a time, as the AWS CLI takes it. */
const ISO_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

class ShapeReader {
  public readonly findings: Finding[] = [];
  public readonly notes: string[] = [];
  private readonly origins = new Map<string, string>();
  private readonly unresolved: (value: unknown) => boolean;

  constructor(private readonly options: ReadShapeOptions) {
    this.unresolved = options.unresolved ?? (() => false);
  }

  /** The path of what the longest known part of a path was read from. */
  public pathOf(path: string): string {
    for (let end = path.length; end > 0; end--) {
      const origin = end === path.length || path[end] === '.' || path[end] === '[' ? this.origins.get(path.slice(0, end)) : undefined;
      if (origin !== undefined) {
        return origin + path.slice(end);
      }
    }
    return path;
  }

  public read(shapeName: string, value: unknown, path: string, origin: string): unknown {
    if (value === undefined || value === null || this.unresolved(value)) {
      return value;
    }
    const shape = SHAPES[shapeName];
    switch (shape.type) {
      case 'list':
        return Array.isArray(value) ? value.map((item: unknown, index) => this.read(shape.member, item, `${path}[${index}]`, `${origin}[${index}]`)) : value;
      case 'map': {
        const list = this.options.lists?.[shapeName];
        if (list) {
          return this.mapOfList(shape.value, value, list, { path, origin });
        }
        return isRecord(value) ? this.members(value, () => shape.value, path, origin) : value;
      }
      case 'structure':
        return isRecord(value) ? this.members(value, (name) => ownOf(shape.members, name), path, origin) : value;
      default:
        return this.scalar(shape.type, value);
    }
  }

  private members(value: Members, shapeOf: (name: string) => string | undefined, path: string, origin: string): Members {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => {
      const shape = shapeOf(name);
      return [name, shape === undefined ? item : this.read(shape, item, join(path, name), join(origin, name))];
    }));
  }

  private mapOfList(shape: string, value: unknown, { name, value: member }: NameAndValue, { path, origin }: Paths): unknown {
    if (!Array.isArray(value)) {
      const fix = `in a template it is written [{ ${name}: ..., ${member}: ... }]`;
      this.report('CP1002', { path: origin, value, problem: 'has the wrong type', allowed: `a list of ${name} and ${member}`, fix });
      // Mostly the map that the API takes, the rest of which is checked all the same.
      return isRecord(value) ? this.members(value, () => shape, path, origin) : {};
    }
    const entries = new Map<string, unknown>();
    value.forEach((item: unknown, index) => {
      const at = `${origin}[${index}]`;
      if (!isRecord(item)) {
        return this.unresolved(item) ? undefined : this.report('CP1002', { path: at, value: item, problem: 'has the wrong type', allowed: `${name} and ${member}` });
      }
      const key = this.scalar('string', item[name]);
      if (typeof key !== 'string') {
        return this.report('CP1001', { path: `${at}.${name}`, problem: 'is missing' });
      }
      const entryPath = join(path, key);
      if (entries.has(key)) {
        const first = this.origins.get(entryPath) ?? origin;
        return this.notes.push(`${first} and ${at} have the same ${name} ${JSON.stringify(key)}, and only the first is checked: remove one of the two`);
      }
      this.origins.set(entryPath, `${at}.${member}`);
      entries.set(key, this.read(shape, item[member], entryPath, `${at}.${member}`));
    });
    // An entry that is not known may have any name, so that nothing is known of the map.
    const unknown: unknown = value.find(this.unresolved);
    return unknown === undefined ? Object.fromEntries(entries) : unknown;
  }

  private scalar(type: string, value: unknown): unknown {
    if (type === 'timestamp') {
      const time = typeof value === 'number' ? new Date(value * 1_000) : typeof value === 'string' && ISO_TIME.test(value) ? new Date(value) : undefined;
      return time === undefined || Number.isNaN(time.getTime()) ? value : time;
    }
    if (!this.options.anyScalar || this.unresolved(value)) {
      return value;
    }
    if (type === 'string') {
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    }
    if (type === 'boolean') {
      return value === 'true' ? true : value === 'false' ? false : value;
    }
    return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
  }

  private report(code: string, details: Parameters<typeof newFinding>[1]): void {
    this.findings.push(newFinding(ruleOf(code)!, details));
  }
}

function ownOf(shapes: { readonly [member: string]: string }, name: string): string | undefined {
  return Object.hasOwn(shapes, name) ? shapes[name] : undefined;
}

function join(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}
