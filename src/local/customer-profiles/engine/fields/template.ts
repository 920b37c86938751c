/// <reference path="./handlebars-compiler.d.ts" />
import Handlebars from 'handlebars/dist/cjs/handlebars';
import { showAsText, TEXT_HELPER } from './template-ast';
import { TemplateBudget } from './template-budget';
import { textOf } from './text';
import { HELPERS } from '../../../../model/rules/object-type/source-expression';

/** What a template renders, or why it renders nothing. */
export type Rendering = { readonly text: string } | { readonly failure: string };

export type Renderer = (record: unknown) => Rendering;

/** Twice what the service takes: the parser's time grows with the square of the length. */
const LONGEST_TEMPLATE = 2000;

/** Members of a record are its own: what JavaScript objects inherit is none of them. */
const OWN_MEMBERS_ONLY = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

const budget = new TemplateBudget();
const environment = newEnvironment();

/** The templates of a mapping share what one record may take. */
export function startRecord(): void {
  budget.startRecord();
}

/** The renderer of a source with `{{`. One that is no template always fails, and says why (D-I6). */
export function compileTemplate(source: string): Renderer {
  let render: HandlebarsTemplateDelegate<unknown>;
  try {
    render = compile(source);
  } catch (error) {
    const failure = messageOf(error);
    return () => ({ failure });
  }
  return (record) => {
    try {
      budget.start();
      return { text: budget.text(render({ _source: record }, OWN_MEMBERS_ONLY)) };
    } catch (error) {
      return { failure: messageOf(error) };
    }
  };
}

function compile(source: string): HandlebarsTemplateDelegate<unknown> {
  if (source.length > LONGEST_TEMPLATE) {
    throw new Error(`the template is longer than ${LONGEST_TEMPLATE} characters`);
  }
  const program = environment.parseWithoutProcessing(source);
  showAsText(program);
  return environment.compile<unknown>(program, { noEscape: true, knownHelpers: knownHelpers(), knownHelpersOnly: true });
}

/** Handlebars has helpers that the service does not have. */
function knownHelpers(): KnownHelpers {
  const known = [...HELPERS, TEXT_HELPER];
  return Object.fromEntries([...Object.keys(environment.helpers), ...known].map((name) => [name, known.includes(name)]));
}

function newEnvironment(): typeof Handlebars {
  const own = Handlebars.create();
  const { each } = own.helpers;
  own.registerHelper({
    [TEXT_HELPER]: (value: unknown) => budget.text(asText(value)),
    removeExtraSpace,
    each(this: unknown, context: unknown, options?: Handlebars.HelperOptions): unknown {
      return options === undefined ? each.call(this, context) : each.call(this, context, { ...options, fn: counted(options.fn) });
    },
  });
  return own;
}

/** Rounds of a block, each of which counts. */
function counted(round: Handlebars.TemplateDelegate): Handlebars.TemplateDelegate {
  return (context: unknown, options) => {
    budget.round();
    return budget.text(round(context, options));
  };
}

/** Both as a block and as a call: white space is collapsed, and goes at the ends. */
function removeExtraSpace(this: unknown, ...given: readonly unknown[]): string {
  const options = given[given.length - 1] as Partial<Handlebars.HelperOptions>;
  const text = options.fn ? options.fn(this) : given.slice(0, -1).map(asText).join('');
  return budget.text(text).replace(/\s+/g, ' ').trim();
}

function asText(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  const text = textOf(value);
  if (text === undefined) {
    throw new Error('a value is nested too deeply to be shown');
  }
  return text;
}

/** The parser shows the place and lists all that it would take; the first line is enough. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0].slice(0, 200);
}
