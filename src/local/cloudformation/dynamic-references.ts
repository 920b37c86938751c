import { isObject, show } from './json';
import type { Json } from './json';
import { TemplateError } from './template';

/** `{{resolve:service:reference}}`; a template may put one together with Fn::Join or Fn::Sub, so that its end may be elsewhere. */
const BEGINNING = /\{\{resolve:([^:}]*):/g;
const REFERENCE = /\{\{resolve:([^:}]*):([^}]*)\}\}/g;

/** Refuses references to services that are not here, wherever they stand in a value whose functions are not resolved yet. */
export function checkDynamicReferences(value: Json, path: string): void {
  if (typeof value === 'string') {
    [...value.matchAll(BEGINNING)].forEach(([, service]) => checkService(service, value, path));
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => checkDynamicReferences(item, `${path}/${index}`));
  } else if (isObject(value)) {
    Object.entries(value).forEach(([name, member]) => checkDynamicReferences(member, `${path}/${name}`));
  }
}

/** Puts the values of SSM parameters in the place of references to them, once all functions are resolved. */
export function resolveDynamicReferences(value: Json, parameter: (name: string, path: string) => string, path: string): Json {
  if (typeof value === 'string') {
    return value.replace(REFERENCE, (_, service: string, reference: string) => {
      checkService(service, value, path);
      // a version may follow; there is only the last one here
      return parameter(reference.replace(/:\d+$/, ''), path);
    });
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => resolveDynamicReferences(item, parameter, `${path}/${index}`));
  }
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolveDynamicReferences(member, parameter, `${path}/${name}`)]));
  }
  return value;
}

function checkService(service: string, value: string, path: string): void {
  if (service !== 'ssm') {
    throw new TemplateError(`${path} is ${show(value)}; dynamic references to ${service} cannot be resolved locally, only those to ssm: use a parameter`);
  }
}
