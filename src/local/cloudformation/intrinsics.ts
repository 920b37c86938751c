import { resolveDynamicReferences } from './dynamic-references';
import type { SsmParameter } from './dynamic-references';
import { isObject, isScalar, show } from './json';
import type { Json, JsonObject } from './json';
import { TemplateError } from './template';

/** Where the functions of a template get their values from. */
export interface Scope {
  readonly mappings: JsonObject;
  readonly region: string;
  readonly ssmParameter: SsmParameter;
  /** Undefined is AWS::NoValue. */
  ref(name: string, path: string): Json | undefined;
  getAtt(logicalId: string, attribute: string, path: string): Json;
  importValue(exportName: string, path: string): Json;
  condition(name: string, path: string): boolean;
}

/** Functions whose result is a text of the template, in which dynamic references count. */
const TEXTS = ['Fn::Join', 'Fn::Sub'];

type Resolved = Json | undefined;

/** Resolves all functions below a value. Undefined stands for AWS::NoValue: the member or item is left out of what holds it. */
export function resolve(value: Json, scope: Scope, path: string): Resolved {
  if (Array.isArray(value)) {
    return value.map((item, index) => resolve(item, scope, `${path}/${index}`)).filter((item) => item !== undefined);
  }
  if (!isObject(value)) {
    return typeof value === 'string' ? resolveDynamicReferences(value, scope.ssmParameter, path) : value;
  }
  const call = functionCall(value, path);
  if (call !== undefined) {
    const result = FUNCTIONS[call.name](call.argument, scope, `${path}/${call.name}`);
    return typeof result === 'string' && TEXTS.includes(call.name) ? resolveDynamicReferences(result, scope.ssmParameter, path) : result;
  }
  const entries = Object.entries(value).map(([name, item]): [string, Resolved] => [name, resolve(item, scope, `${path}/${name}`)]);
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** The function that an object calls, if it calls one: `{"Fn::Join": ...}` and `{"Ref": ...}`, alone in their object. */
export function functionCall(value: JsonObject, path: string): { name: string; argument: Json } | undefined {
  const names = Object.keys(value);
  const name = names.find((candidate) => candidate.startsWith('Fn::') || (candidate === 'Ref' && names.length === 1));
  if (name === undefined) {
    return undefined;
  }
  if (names.length > 1) {
    throw new TemplateError(`${path} has '${name}' beside ${names.filter((other) => other !== name).map(show).join(', ')}; a function stands alone in its object`);
  }
  if (FUNCTIONS[name] === undefined) {
    throw new TemplateError(`${path} calls '${name}', which the local engine does not know; known are ${Object.keys(FUNCTIONS).sort().join(', ')}`);
  }
  return { name, argument: value[name] };
}

/** Logical id and attribute of both forms of Fn::GetAtt. */
export function getAttTarget(argument: Json, path: string): [logicalId: string, attribute: Json] {
  if (typeof argument === 'string') {
    const dot = argument.indexOf('.');
    if (dot > 0 && dot < argument.length - 1) {
      return [argument.slice(0, dot), argument.slice(dot + 1)];
    }
  } else if (Array.isArray(argument) && argument.length >= 2) {
    const [logicalId, ...attribute] = argument;
    if (typeof logicalId === 'string') {
      return [logicalId, attribute.length === 1 ? attribute[0] : attribute.join('.')];
    }
  }
  throw new TemplateError(`${path} is ${show(argument)}; it must be [logical id, attribute] or 'logicalId.attribute'`);
}

export interface SubPart {
  readonly literal?: string;
  readonly variable?: string;
}

/** The pieces of a Fn::Sub text: literal text and `${variables}`; `${!literal}` is text. */
export function subParts(template: string): SubPart[] {
  return template.split(/(\$\{[^}]*\})/).filter((part) => part !== '').map((part) => {
    if (!/^\$\{[^}]*\}$/.test(part)) {
      return { literal: part };
    }
    const name = part.slice(2, -1);
    return name.startsWith('!') ? { literal: `\${${name.slice(1)}}` } : { variable: name };
  });
}

/** Text and variables of both forms of Fn::Sub. */
export function subArguments(argument: Json, path: string): [text: string, variables: JsonObject] {
  if (typeof argument === 'string') {
    return [argument, {}];
  }
  if (Array.isArray(argument) && argument.length === 2 && typeof argument[0] === 'string' && isObject(argument[1])) {
    return [argument[0], argument[1]];
  }
  throw new TemplateError(`${path} is ${show(argument)}; it must be a string or [string, variables]`);
}

const FUNCTIONS: { readonly [key: string]: (argument: Json, scope: Scope, path: string) => Resolved } = {
  'Ref': (argument, scope, path) => {
    if (typeof argument !== 'string') {
      throw new TemplateError(`${path} is ${show(argument)}; it must be the name of a parameter or resource`);
    }
    return scope.ref(argument, path);
  },

  'Fn::GetAtt': (argument, scope, path) => {
    const [logicalId, attribute] = getAttTarget(argument, path);
    return scope.getAtt(logicalId, text(resolve(attribute, scope, path), path), path);
  },

  'Fn::Sub': (argument, scope, path) => {
    const [template, variables] = subArguments(argument, path);
    return subParts(template).map(({ literal, variable = '' }) => {
      if (literal !== undefined) {
        return literal;
      }
      if (Object.hasOwn(variables, variable)) {
        return text(resolve(variables[variable], scope, `${path}/1/${variable}`), `${path}/1/${variable}`);
      }
      const dot = variable.indexOf('.');
      return text(dot < 0 ? scope.ref(variable, path) : scope.getAtt(variable.slice(0, dot), variable.slice(dot + 1), path), path);
    }).join('');
  },

  'Fn::Join': (argument, scope, path) => {
    const [delimiter, values] = argumentList(argument, 2, '[delimiter, values]', path);
    if (typeof delimiter !== 'string') {
      throw new TemplateError(`${path}/0 is ${show(delimiter)}; the delimiter must be a string`);
    }
    return list(resolve(values, scope, `${path}/1`), `${path}/1`).map((item, index) => text(item, `${path}/1/${index}`)).join(delimiter);
  },

  'Fn::Split': (argument, scope, path) => {
    const [delimiter, source] = argumentList(argument, 2, '[delimiter, text]', path);
    if (typeof delimiter !== 'string' || delimiter === '') {
      throw new TemplateError(`${path}/0 is ${show(delimiter)}; the delimiter must be a string that is not empty`);
    }
    return text(resolve(source, scope, `${path}/1`), `${path}/1`).split(delimiter);
  },

  'Fn::Select': (argument, scope, path) => {
    const [index, values] = argumentList(argument, 2, '[index, values]', path);
    const items = list(resolve(values, scope, `${path}/1`), `${path}/1`);
    const at = Number(text(resolve(index, scope, `${path}/0`), `${path}/0`));
    if (!Number.isInteger(at) || at < 0 || at >= items.length) {
      throw new TemplateError(`${path}/0 is ${show(index)}; the list has ${items.length} values, so 0 to ${items.length - 1} is allowed`);
    }
    return items[at];
  },

  'Fn::If': (argument, scope, path) => {
    const [condition, then, otherwise] = argumentList(argument, 3, '[condition, value if true, value if false]', path);
    if (typeof condition !== 'string') {
      throw new TemplateError(`${path}/0 is ${show(condition)}; it must be a condition's name`);
    }
    return scope.condition(condition, path) ? resolve(then, scope, `${path}/1`) : resolve(otherwise, scope, `${path}/2`);
  },

  'Fn::FindInMap': (argument, scope, path) => {
    const items = Array.isArray(argument) ? argument : [];
    if (items.length !== 3 && items.length !== 4) {
      throw new TemplateError(`${path} is ${show(argument)}; it must be [map, key, key] with an optional {"DefaultValue": ...}`);
    }
    const [map, first, second] = items.slice(0, 3).map((key, index) => text(resolve(key, scope, `${path}/${index}`), `${path}/${index}`));
    const found = member(member(scope.mappings[map], first), second);
    if (found !== undefined) {
      return found;
    }
    const options = items[3];
    if (isObject(options) && options.DefaultValue !== undefined) {
      return resolve(options.DefaultValue, scope, `${path}/3/DefaultValue`);
    }
    throw new TemplateError(`${path} finds nothing at ${map}/${first}/${second} in the mappings; add it or give a DefaultValue`);
  },

  'Fn::Base64': (argument, scope, path) => Buffer.from(text(resolve(argument, scope, path), path)).toString('base64'),

  'Fn::GetAZs': (argument, scope, path) => {
    const region = text(resolve(argument, scope, path), path) || scope.region;
    return ['a', 'b', 'c'].map((zone) => `${region}${zone}`);
  },

  'Fn::ImportValue': (argument, scope, path) => scope.importValue(text(resolve(argument, scope, path), path), path),
};

function member(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function argumentList(argument: Json, length: number, form: string, path: string): Json[] {
  if (!Array.isArray(argument) || argument.length !== length) {
    throw new TemplateError(`${path} is ${show(argument)}; it must be ${form}`);
  }
  return argument;
}

function list(value: Resolved, path: string): Json[] {
  if (!Array.isArray(value)) {
    throw new TemplateError(`${path} is ${show(value)}; it must be a list`);
  }
  return value;
}

export function text(value: Resolved, path: string): string {
  if (!isScalar(value)) {
    throw new TemplateError(`${path} is ${show(value)}; it must be a string`);
  }
  return String(value);
}
