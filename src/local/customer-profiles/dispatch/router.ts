import type { Operation } from '../api/operation';
import { literals, matches } from '../protocol/route';
import { unknownOperation } from '../protocol/service-error';

/** Finds the operation that a method and path mean. */
export class Router {
  private readonly operations: readonly Operation[];
  /** By method and number of parts. */
  private readonly candidates = new Map<string, Operation[]>();
  /** What was found last for a list of parts: whoever takes paths apart has one list for each. */
  private readonly found = new WeakMap<readonly string[], { readonly method: string; readonly operation: Operation }>();

  constructor(operations: readonly Operation[]) {
    this.operations = [...operations].sort((a, b) => literals(b.route) - literals(a.route));
    for (const operation of this.operations) {
      const key = keyOf(operation.route.method, operation.route.segments);
      this.candidates.set(key, [...this.candidates.get(key) ?? [], operation]);
    }
  }

  /** @param parts what stands between the slashes of the path, still percent-encoded */
  public find(method: string, parts: readonly string[]): Operation {
    const known = this.found.get(parts);
    if (known?.method === method) {
      return known.operation;
    }
    const operation = this.candidates.get(keyOf(method, parts))?.find(({ route }) => matches(route, parts));
    if (operation) {
      this.found.set(parts, { method, operation });
      return operation;
    }
    const onPath = this.operations.filter(({ route }) => matches(route, parts));
    const path = `/${parts.join('/')}`;
    if (onPath.length > 0) {
      const methods = onPath.map(({ route, name }) => `${route.method} (${name})`).join(', ');
      throw unknownOperation(`no operation answers ${method} ${path}; allowed: ${methods}`, 405);
    }
    const names = this.operations.map(({ name }) => name).sort().join(', ');
    throw unknownOperation(`no operation of the local service answers ${method} ${path}; it knows ${names}`, 404);
  }
}

function keyOf(method: string, parts: readonly unknown[]): string {
  return `${method} ${parts.length}`;
}
