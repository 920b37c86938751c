/** Handlebars with its compiler, without what its main module adds for Node's old way of loading templates, which no bundle can have. */
declare module 'handlebars/dist/cjs/handlebars' {
  import * as Handlebars from 'handlebars';
  const handlebars: typeof Handlebars;
  export default handlebars;
}
