import { HELPERS, readSource } from './source-expression';
import { Finding, newFinding } from '../../validation/finding';
import type { TemplateParser } from '../../validation/handlebars-nodes';
import { didYouMean } from '../../validation/nearest';
import { defineRule } from '../../validation/rule';

const DETAILS = 'Administrator Guide, "Object type mapping definition details"';

const SOURCE = defineRule({
  code: 'CP1209',
  severity: 'error',
  title: 'a source reads the record through _source',
  why: 'the service refuses the mapping with BadRequestException',
  source: DETAILS,
});
const BROKEN = defineRule({
  code: 'CP1901',
  severity: 'error',
  title: 'a source with {{ is a Handlebars template',
  why: 'the service refuses a mapping whose template cannot be parsed',
  source: DETAILS,
});
const HELPER = defineRule({
  code: 'CP1902',
  severity: 'warning',
  title: 'a template calls the helpers that the service has',
  why: 'a helper that the service does not have is refused, or leaves the field empty',
  source: DETAILS,
});
const FOREIGN_PATH = defineRule({
  code: 'CP1903',
  severity: 'warning',
  title: 'a template reads the record through _source',
  why: 'there is nothing else to read, so the field stays empty',
  source: DETAILS,
});
const ACCESSOR = defineRule({
  code: 'CP1904',
  severity: 'warning',
  title: 'an accessor is names separated by dots, with indexes or names in brackets',
  why: 'what cannot be read leaves the field empty',
  source: DETAILS,
});

/** The code of a template that cannot be parsed: the service's own parser is another one, so who knows better may acknowledge it. */
export const BROKEN_TEMPLATE_CODE = BROKEN.code;

/** Checks the source of a field; of a template only with a parser. */
export function checkSource(source: string, path: string, parse?: TemplateParser): Finding[] {
  if (source === '') {
    return []; // its length is wrong already
  }
  const read = readSource(source, parse);
  switch (read.kind) {
    case 'foreign': {
      const fix = /^[\w.]+$/.test(source) ? `did you mean ${JSON.stringify(`_source.${source.replace(/^(?:\.|_?source\.)+/i, '')}`)}?` : undefined;
      return [newFinding(SOURCE, { path, value: source, problem: 'does not read the record', allowed: 'an accessor such as _source.name, or a Handlebars expression', fix })];
    }
    case 'broken-template':
      return [newFinding(BROKEN, { path, value: source, problem: `is no Handlebars template: ${read.problem}`, allowed: 'expressions such as {{_source.name}}, blocks that are closed' })];
    case 'accessor':
      return read.wellFormed ? [] : [newFinding(ACCESSOR, {
        path, value: source, problem: 'is not an accessor that can be read', allowed: '_source.name, _source.items[].name, _source[\'a name\']',
      })];
    case 'template': return [
      ...read.helpers.filter((name) => !HELPERS.includes(name)).map((name) => newFinding(HELPER, {
        path, value: source, problem: `calls ${JSON.stringify(name)}`, allowed: `the helpers ${HELPERS.join(', ')}`, fix: didYouMean(name, HELPERS),
      })),
      ...read.foreignPaths.map((name) => newFinding(FOREIGN_PATH, {
        path, value: source, problem: `reads ${JSON.stringify(name)}`, allowed: 'paths that begin with _source', fix: `did you mean "_source.${name}"?`,
      })),
    ];
  }
}
