import { md5 } from './md5';

/** A statement of a policy document as it is rendered. */
export interface Statement {
  readonly Sid?: string;
  readonly Resource?: unknown;
}

/** What a role has room for. */
export interface Room {
  /** What the inline policy may take, in characters. */
  readonly inline: number;
  /** What a managed policy may take. */
  readonly managed: number;
  readonly managedPolicies: number;
}

export interface PolicyPart {
  readonly statements: readonly Statement[];
  /** In characters, where all that is not known before deployment is as long as it may become. */
  readonly size: number;
}

export interface Rendering {
  /** How many characters a value takes at most. */
  readonly size: (value: unknown) => number;
  /** A text that stands for a value, the same in every synthesis. */
  readonly name: (value: unknown) => string;
  /** What a resource is sorted by: what belongs together has ranks that are near. */
  readonly rank: (resource: unknown) => number;
}

/**
 * The statements of a document, divided into those of the inline policy and those of managed policies; more parts than there is room for where
 * they do not fit.
 *
 * The first try keeps what belongs to a domain together and lets a change of one domain change few policies: ARNs are sorted by rank, and a policy that
 * is almost full ends after an ARN whose digest says so, so that the policies after a change begin where they began before. Where that leaves too much
 * room unused, they are filled to the brim, and where actions that are repeated from policy to policy take too much, statement by statement.
 */
export function divide(statements: readonly Statement[], room: Room, rendering: Rendering): PolicyPart[] {
  const units = statements.flatMap((statement) => unitsOf(statement, rendering));
  const [whole] = fill(units, { ...room, inline: Infinity });
  if (whole.size <= room.inline) {
    return [{ statements, size: whole.size }];
  }
  const ranked = [...units].sort((a, b) => a.rank - b.rank);
  const tries = [fill(ranked, room, ({ name }) => /^[01]/.test(md5(name))), fill(ranked, room)];
  return tries.find((parts) => fits(parts, room)) ?? fill(units, room);
}

export function fits(parts: readonly PolicyPart[], room: Room): boolean {
  return parts.length <= room.managedPolicies + 1 && parts.slice(1).every(({ size }) => size <= room.managed);
}

/** What goes to one policy: a statement, or an ARN of a statement that names some. */
interface Unit {
  readonly statement: Statement;
  /** Without one the statement stays as it is. */
  readonly resource?: unknown;
  readonly size: number;
  /** What the statement takes without resources, once in each policy. */
  readonly frame: number;
  readonly name: string;
  readonly rank: number;
}

/** Each with the comma that may follow. */
function unitsOf(statement: Statement, { size, name, rank }: Rendering): Unit[] {
  if (statement.Sid === undefined || statement.Resource === undefined) {
    return [{ statement, size: 0, frame: size(statement) + 1, name: name(statement), rank: 0 }];
  }
  const frame = size({ ...statement, Resource: [] }) + 1;
  return [statement.Resource].flat().map((resource: unknown) => (
    { statement, resource, frame, size: size(resource) + 1, name: name(resource), rank: rank(resource) }
  ));
}

function fill(units: readonly Unit[], room: Room, mayEndAfter: (unit: Unit) => boolean = () => false): PolicyPart[] {
  const parts = [new Filling(room.inline)];
  let ended = false;
  for (const unit of units) {
    if (ended || !parts[parts.length - 1].hasRoomFor(unit)) {
      parts.push(new Filling(room.managed));
    }
    const part = parts[parts.length - 1];
    part.add(unit);
    ended = part.isAlmostFull() && mayEndAfter(unit);
  }
  return parts;
}

class Filling implements PolicyPart {
  public size = JSON.stringify({ Statement: [], Version: '2012-10-17' }).length;
  private readonly resources = new Map<Statement, unknown[]>();

  constructor(private readonly capacity: number) {}

  public get statements(): Statement[] {
    return [...this.resources].map(([statement, resources]) => (
      resources.length === 0 ? statement : { ...statement, Resource: resources.length === 1 ? resources[0] : resources }
    ));
  }

  public hasRoomFor(unit: Unit): boolean {
    return this.size + this.sizeOf(unit) <= this.capacity;
  }

  public isAlmostFull(): boolean {
    return this.size > this.capacity * 0.75;
  }

  public add(unit: Unit): void {
    this.size += this.sizeOf(unit);
    const resources = this.resources.get(unit.statement) ?? [];
    this.resources.set(unit.statement, unit.resource === undefined ? resources : [...resources, unit.resource]);
  }

  private sizeOf({ statement, size, frame }: Unit): number {
    return size + (this.resources.has(statement) ? 0 : frame);
  }
}
