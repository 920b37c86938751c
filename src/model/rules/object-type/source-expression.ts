import type { TemplateExpression, TemplateNode, TemplateParser, TemplateProgram } from '../../validation/handlebars-nodes';

/** What a field's source says: an accessor, or a Handlebars template with the helpers that it calls and the paths that it reads. */
export type SourceExpression =
  | { readonly kind: 'accessor'; readonly wellFormed: boolean }
  | { readonly kind: 'template'; readonly helpers: readonly string[]; readonly foreignPaths: readonly string[] }
  | { readonly kind: 'broken-template'; readonly problem: string }
  | { readonly kind: 'foreign' };

/** The helpers that the service knows (Administrator Guide, "Object type mapping definition details"). */
export const HELPERS: readonly string[] = ['if', 'unless', 'each', 'with', 'removeExtraSpace'];

/** The record that a source reads. */
const RECORD = '_source';

/** Blocks that step into a part of the record, so that paths within them begin there. */
const STEPS_INTO = ['each', 'with'];

/** Twice what the service takes, whose length is wrong already: the parser's time grows with the square of the length. */
const LONGEST_TEMPLATE = 2000;

/** Names separated by dots, indexes, and names in brackets that have other characters. */
const ACCESSOR = /^_source(?:\.[^\s.[\]'"]+|\[\d*\]|\['[^']+'\]|\["[^"]+"\])+$/;

/**
 * Reads the source of a field. It never throws.
 *
 * @param parse reads templates; without it nothing is known of them
 */
export function readSource(source: string, parse?: TemplateParser): SourceExpression {
  if (!source.includes('{{')) {
    return /^_source(?:\.|\[)/.test(source) ? { kind: 'accessor', wellFormed: ACCESSOR.test(source) } : { kind: 'foreign' };
  }
  if (!parse || source.length > LONGEST_TEMPLATE) {
    return { kind: 'template', helpers: [], foreignPaths: [] };
  }
  try {
    const reader = new TemplateReader();
    reader.program(parse(source), []);
    return { kind: 'template', helpers: [...reader.helpers], foreignPaths: [...reader.foreignPaths] };
  } catch (error) {
    return { kind: 'broken-template', problem: inShort(error) };
  }
}

/** Walks a template. `scope` are the names that blocks around give, or undefined once one of them stepped into a part of the record. */
class TemplateReader {
  public readonly helpers = new Set<string>();
  public readonly foreignPaths = new Set<string>();

  public program(program: TemplateProgram | null | undefined, scope: readonly string[] | undefined): void {
    const names = scope && [...scope, ...program?.blockParams ?? []];
    program?.body.forEach((node) => this.node(node, names));
  }

  private node(node: TemplateNode, scope: readonly string[] | undefined): void {
    if (!node.path) {
      return;
    }
    const isBlock = node.program !== undefined || node.inverse !== undefined;
    const name = this.call(node.path, node, scope, isBlock);
    this.program(node.program, name !== undefined && STEPS_INTO.includes(name) ? undefined : scope);
    this.program(node.inverse, scope);
  }

  /** The helper that is called, or undefined where a path is only read. */
  private call(path: TemplateExpression, { params = [], hash }: Pick<TemplateNode, 'params' | 'hash'>, scope: readonly string[] | undefined, isBlock: boolean): string | undefined {
    const values = [...params, ...hash?.pairs.map((pair) => pair.value) ?? []];
    values.forEach((value) => this.expression(value, scope));
    const name = String(path.original);
    if (values.length > 0 || HELPERS.includes(name)) {
      this.helpers.add(name);
      return name;
    }
    this.expression(path, scope);
    // `{{#_source.items}}` steps into what it names, as `each` and `with` do.
    return isBlock ? 'with' : undefined;
  }

  private expression(expression: TemplateExpression, scope: readonly string[] | undefined): void {
    if (expression.path) {
      this.call(expression.path, expression, scope, false);
    } else if (expression.type === 'PathExpression' && scope && !expression.data && !expression.depth) {
      const [first] = expression.parts ?? [];
      if (first !== RECORD && !scope.includes(String(first))) {
        this.foreignPaths.add(String(expression.original));
      }
    }
  }
}

/** The parser says the line, shows the place, and lists every token that it would take; the line and what it found there are enough. */
function inShort(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first] = message.split('\n', 1);
  const found = /, got '(\w+)'/.exec(message)?.[1];
  return first.replace(/:$/, '').toLowerCase() + (found ? `, unexpected ${found === 'EOF' ? 'end' : found}` : '');
}
