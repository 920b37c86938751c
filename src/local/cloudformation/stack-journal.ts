import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';

/** What of a stack changes with each step of an operation. */
interface Journaled<Resource> {
  readonly id: string;
  readonly resources: { [logicalId: string]: Resource };
  touched: string[];
  replaced: Resource[];
}

/** What an operation has just done to a resource, or is about to do. */
interface Entry<Resource> {
  readonly stackId: string;
  readonly logicalId: string;
  /** None where the stack has none of that name. */
  readonly resource?: Resource;
  readonly touched: boolean;
  readonly replaced: readonly Resource[];
}

/**
 * What happened since the file of the stacks was last written, a line each. The file is as large as all templates, so that it cannot be written for
 * every resource; but a program that is killed must leave behind what it had begun, or nobody would ever undo it.
 *
 * Each writing of the file has a number, and the journal that follows it has the same: one of another number is of no account.
 */
export class StackJournal<Resource extends { readonly logicalId: string }> {
  constructor(private readonly file: string, private generation: number) {}

  public get current(): number {
    return this.generation;
  }

  public append(stack: Journaled<Resource>, logicalId: string): void {
    const entry: Entry<Resource> = {
      stackId: stack.id,
      logicalId,
      resource: Object.hasOwn(stack.resources, logicalId) ? stack.resources[logicalId] : undefined,
      touched: stack.touched.includes(logicalId),
      replaced: stack.replaced.filter((record) => record.logicalId === logicalId),
    };
    appendFileSync(this.path(this.generation), `${JSON.stringify(entry)}\n`, { mode: 0o600 });
  }

  /** The file was written, with this number: the lines so far are in it. */
  public superseded(by: number): void {
    // the one before may be left of a program that was killed right here
    [this.generation - 1, this.generation].forEach((old) => rmSync(this.path(old), { force: true }));
    this.generation = by;
  }

  /** Does to the stacks of the file what the lines say. */
  public replay(stacks: readonly Journaled<Resource>[]): void {
    const path = this.path(this.generation);
    for (const line of existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []) {
      const entry = read<Resource>(line);
      const stack = stacks.find(({ id }) => id === entry?.stackId);
      if (entry !== undefined && stack !== undefined) {
        apply(entry, stack);
      }
    }
  }

  private path(generation: number): string {
    return `${this.file}.${generation}.journal`;
  }
}

/** The last line may be half a one. */
function read<Resource>(line: string): Entry<Resource> | undefined {
  try {
    return JSON.parse(line) as Entry<Resource>;
  } catch {
    return undefined;
  }
}

function apply<Resource extends { readonly logicalId: string }>(
  { logicalId, resource, touched, replaced }: Entry<Resource>, stack: Journaled<Resource>,
): void {
  if (resource === undefined) {
    delete stack.resources[logicalId];
  } else {
    stack.resources[logicalId] = resource;
  }
  stack.touched = [...stack.touched.filter((other) => other !== logicalId), ...touched ? [logicalId] : []];
  stack.replaced = [...stack.replaced.filter((record) => record.logicalId !== logicalId), ...replaced];
}
