/** The parser of Handlebars without its compiler and runtime, which nothing here needs; the package has no types for it. */
declare module 'handlebars/dist/cjs/handlebars/compiler/base' {
  /** Parses a template, or throws an error that shows the place. */
  export function parseWithoutProcessing(template: string): import('../../validation/handlebars-nodes').TemplateProgram;
}
