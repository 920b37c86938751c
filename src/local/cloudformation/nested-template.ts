import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { StackDefinition } from './assembly';
import { checkDynamicReferences } from './dynamic-references';
import { functionCall } from './intrinsics';
import { isObject } from './json';
import type { Json } from './json';
import { parseTemplate, TemplateError } from './template';

/** What CDK calls the template of a nested stack, which is an asset of the stack above it. */
const SUFFIX = '.nested.template.json';

/** Refuses templates of nested stacks, of all depths, for what would be refused in a stack of its own, so that it shows before anything is made. */
export function checkNestedTemplates({ assets = [] }: StackDefinition): void {
  for (const { path } of assets.filter((asset) => asset.path.endsWith(SUFFIX))) {
    try {
      const { resources, outputs } = parseTemplate(JSON.parse(readFileSync(path, 'utf8')));
      Object.entries(resources).forEach(([id, { properties }]) => checkValue(properties, `/Resources/${id}/Properties`));
      Object.entries(outputs).forEach(([id, { value }]) => checkValue(value, `/Outputs/${id}/Value`));
    } catch (error) {
      if (error instanceof TemplateError || error instanceof SyntaxError) {
        throw new TemplateError(`nested stack ${basename(path)}: ${error.message}`);
      }
      throw error;
    }
  }
}

function checkValue(value: Json, path: string): void {
  checkDynamicReferences(value, path);
  checkFunctions(value, path);
}

function checkFunctions(value: Json, path: string): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => checkFunctions(item, `${path}/${index}`));
  } else if (isObject(value)) {
    functionCall(value, path);
    Object.entries(value).forEach(([name, member]) => checkFunctions(member, `${path}/${name}`));
  }
}

/** Bucket and key of an object, of the URL that S3 has for it: the bucket is in the name of the host or the beginning of the path. */
export function s3ObjectOf(url: string): { bucket: string; key: string } | undefined {
  if (!URL.canParse(url)) {
    return undefined;
  }
  const { hostname, pathname } = new URL(url);
  const path = decodeURIComponent(pathname.slice(1));
  const [, inHost] = /^(.+)\.s3[.-][a-z0-9.-]*amazonaws\.com(?:\.cn)?$/.exec(hostname) ?? [];
  if (inHost !== undefined) {
    return { bucket: inHost, key: path };
  }
  const slash = path.indexOf('/');
  return slash < 0 ? undefined : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}
