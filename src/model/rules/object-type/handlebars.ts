/// <reference path="./handlebars-parser.d.ts" />
import { parseWithoutProcessing } from 'handlebars/dist/cjs/handlebars/compiler/base';
import type { TemplateParser } from '../../validation/handlebars-nodes';

/**
 * The parser of Handlebars itself, for checks that parse templates. It stands alone because the function leaves templates to the service,
 * and should not carry it.
 */
export const parseTemplate: TemplateParser = (template) => parseWithoutProcessing(template);
