/**
 * Expressions of calculated attributes, such as `{Orders.total} - {Orders.tax}`.
 *
 *     expression = term { ("+" | "-") term }
 *     term       = factor { ("*" | "/") factor }
 *     factor     = operand | number | "(" expression ")"
 *     operand    = "{" object type "." attribute "}"
 *
 * The guide speaks of operands and the four operators only (Administrator Guide, "Calculated attributes APIs"); numbers and brackets are read
 * too, so that a rule can say that nothing is known of them.
 */
export interface Operand {
  readonly objectType: string;
  /** The attribute, with dots where it is part of another: `Seat.Price`. */
  readonly attribute: string;
}

/** An expression that was understood. */
export interface Expression {
  /** In the order of the text, each as often as it stands there. */
  readonly operands: readonly Operand[];
  /** Numbers and brackets, which the guide does not speak of. */
  readonly undocumented: readonly string[];
  /** The expression without spaces: two texts that mean the same character by character have one. */
  readonly compact: string;
}

/** An expression, or what is wrong with it. */
export type ParsedExpression = { readonly expression: Expression } | { readonly problem: string };

/** Reads the text of an expression. */
export function parseExpression(text: string): ParsedExpression {
  try {
    return { expression: new Parser(text).parse() };
  } catch (error) {
    if (error instanceof SyntaxProblem) {
      return { problem: error.message };
    }
    throw error;
  }
}

/** Reads one operand that is all of a text, as sources of timestamps are written. */
export function parseOperand(text: string): { readonly operand: Operand } | { readonly problem: string } {
  const parsed = parseExpression(text);
  if ('problem' in parsed) {
    return parsed;
  }
  const { operands, compact } = parsed.expression;
  return operands.length === 1 && compact.startsWith('{') && compact.endsWith('}') ? { operand: operands[0] } : { problem: 'is not one operand' };
}

/** The text of an operand. */
export function operandText({ objectType, attribute }: Operand): string {
  return `{${objectType}.${attribute}}`;
}

class SyntaxProblem extends Error {}

/** Names of object types (API model, typeName) and of attributes (API model, attributeName). */
const OBJECT_TYPE = /^[a-zA-Z_][a-zA-Z_0-9-]*$/;
const ATTRIBUTE = /^[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)*$/;
const NUMBER = /\d+(?:\.\d+)?/y;

/** More than the longest expression has (API model, AttributeDetails), so that the parser's own stack is enough for any text. */
const MAX_DEPTH = 250;

class Parser {
  private at = 0;
  private depth = 0;
  private readonly operands: Operand[] = [];
  private readonly undocumented: string[] = [];
  private compact = '';

  constructor(private readonly text: string) {}

  public parse(): Expression {
    this.expression();
    if (this.next() !== undefined) {
      throw this.unexpected('an operator');
    }
    return { operands: this.operands, undocumented: this.undocumented, compact: this.compact };
  }

  private expression(): void {
    this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.factor()));
  }

  private chain(operators: readonly string[], part: () => void): void {
    part();
    for (let sign = this.next(); sign !== undefined && operators.includes(sign); sign = this.next()) {
      this.take(sign);
      part();
    }
  }

  private factor(): void {
    const sign = this.next();
    if (sign === '{') {
      this.operand();
    } else if (sign === '(') {
      if (++this.depth > MAX_DEPTH) {
        throw new SyntaxProblem(`has more than ${MAX_DEPTH} parentheses within each other at character ${this.at + 1}`);
      }
      this.undocumented.push('(');
      this.take('(');
      this.expression();
      this.depth--;
      if (this.next() !== ')') {
        throw this.unexpected('")" or an operator');
      }
      this.take(')');
    } else if (sign !== undefined && /\d/.test(sign)) {
      NUMBER.lastIndex = this.at;
      const [number] = NUMBER.exec(this.text)!;
      this.undocumented.push(number);
      this.take(number);
    } else {
      throw this.unexpected('an operand such as {Orders.total}');
    }
  }

  private operand(): void {
    const end = this.text.indexOf('}', this.at);
    if (end < 0) {
      throw new SyntaxProblem(`has a "{" at character ${this.at + 1} that is never closed`);
    }
    const inside = this.text.slice(this.at + 1, end);
    const dot = inside.indexOf('.');
    const [objectType, attribute] = [inside.slice(0, Math.max(dot, 0)), inside.slice(dot + 1)];
    if (!OBJECT_TYPE.test(objectType) || !ATTRIBUTE.test(attribute)) {
      throw new SyntaxProblem(`has {${inside}} at character ${this.at + 1}, which is not an object type, a dot and an attribute`);
    }
    this.operands.push({ objectType, attribute });
    this.take(this.text.slice(this.at, end + 1));
  }

  /** The next character that is no space. */
  private next(): string | undefined {
    while (/\s/.test(this.text.charAt(this.at))) {
      this.at++;
    }
    return this.text[this.at];
  }

  private take(part: string): void {
    this.compact += part;
    this.at += part.length;
  }

  private unexpected(wanted: string): SyntaxProblem {
    const found = this.text[this.at];
    return new SyntaxProblem(`${found === undefined ? 'ends' : `has ${JSON.stringify(found)}`} at character ${this.at + 1}, where ${wanted} is expected`);
  }
}
