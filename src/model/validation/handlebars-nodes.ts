/** Parses a Handlebars template, or throws an error that tells the place. */
export type TemplateParser = (template: string) => TemplateProgram;

/** What the parser of Handlebars makes of a template, as far as sources of fields are read. */
export interface TemplateProgram {
  readonly type: 'Program';
  readonly body: readonly TemplateNode[];
  readonly blockParams?: readonly string[];
}

/** A piece of a template: text, an expression, or a block. Other kinds have none of the members. */
export interface TemplateNode {
  readonly type: string;
  readonly path?: TemplateExpression;
  readonly params?: readonly TemplateExpression[];
  readonly hash?: { readonly pairs: readonly { readonly value: TemplateExpression }[] };
  readonly program?: TemplateProgram | null;
  readonly inverse?: TemplateProgram | null;
}

/** A path, a literal, or a call of a helper within another expression. */
export interface TemplateExpression {
  readonly type: string;
  /** The path as it is written. */
  readonly original?: unknown;
  /** Whether it is a variable of a block, such as `@index`. */
  readonly data?: boolean;
  /** How many blocks it goes up, as `../`. */
  readonly depth?: number;
  /** The names that it goes down by; empty for `this`. */
  readonly parts?: readonly unknown[];
  readonly path?: TemplateExpression;
  readonly params?: readonly TemplateExpression[];
  readonly hash?: { readonly pairs: readonly { readonly value: TemplateExpression }[] };
}
