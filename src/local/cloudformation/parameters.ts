import { isScalar, show } from './json';
import type { JsonObject } from './json';
import { forAll, TemplateError } from './template';

export type ParameterValue = string | string[];

/** Looks a name up in the Parameter Store; undefined where there is no such parameter. */
export type ParameterStore = (name: string) => string | undefined;

export interface ResolvedParameters {
  /** What `Ref` gives. */
  readonly values: { [key: string]: ParameterValue };
  /** What was given, which the next update takes again where nothing new is given. */
  readonly given: { [key: string]: string };
}

/** Values of a template's parameters: given ones first, then those of the last deployment, then defaults. */
export function resolveParameters(
  definitions: { readonly [key: string]: JsonObject },
  given: { readonly [key: string]: string },
  previous: { readonly [key: string]: string },
  store: ParameterStore,
): ResolvedParameters {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(definitions, name));
  if (unknown.length > 0) {
    throw new TemplateError(`parameters ${unknown.map(show).join(', ')} do not exist in the template; it has ${Object.keys(definitions).map(show).join(', ') || 'none'}`);
  }
  const missing: string[] = [];
  const values: { [key: string]: ParameterValue } = {};
  const kept: { [key: string]: string } = {};
  forAll(Object.entries(definitions), ([name, definition]) => {
    const explicit = given[name] ?? previous[name];
    const value = explicit ?? (isScalar(definition.Default) ? String(definition.Default) : undefined);
    if (explicit !== undefined) {
      kept[name] = explicit;
    }
    if (value === undefined) {
      missing.push(name);
    } else {
      check(name, definition, value);
      values[name] = typed(name, definition, value, store);
    }
  });
  if (missing.length > 0) {
    throw new TemplateError(`parameters ${missing.map(show).join(', ')} must have values; give them or add defaults to the template`);
  }
  return { values, given: kept };
}

/** Names of the parameters whose values must not be shown. */
export function secretParameters(definitions: { readonly [key: string]: JsonObject }): string[] {
  return Object.keys(definitions).filter((name) => String(definitions[name].NoEcho) === 'true');
}

function typed(name: string, definition: JsonObject, value: string, store: ParameterStore): ParameterValue {
  const type = String(definition.Type);
  const ofStore = /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type)?.[1];
  if (ofStore !== undefined) {
    const stored = store(value);
    if (stored === undefined) {
      throw new TemplateError(`parameter ${show(name)} takes its value from the SSM parameter ${show(value)}, which does not exist here; give it to the engine as one of ssmParameters`);
    }
    return isList(ofStore) ? split(stored) : stored;
  }
  if (type === 'Number' && Number.isNaN(Number(value))) {
    throw new TemplateError(`parameter ${show(name)} is ${show(value)}; it must be a number`);
  }
  return isList(type) ? split(value) : value;
}

function isList(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

function split(value: string): string[] {
  return value === '' ? [] : value.split(',').map((item) => item.trim());
}

function check(name: string, definition: JsonObject, value: string): void {
  const { AllowedValues: allowed, AllowedPattern: pattern, ConstraintDescription: description } = definition;
  const refuse = (rule: string): never => {
    const shown = String(definition.NoEcho) === 'true' ? '****' : show(value);
    throw new TemplateError(`parameter ${show(name)} is ${shown}; ${typeof description === 'string' ? description : rule}`);
  };
  const items = isList(String(definition.Type)) ? split(value) : [value];
  if (Array.isArray(allowed) && !items.every((item) => allowed.map(String).includes(item))) {
    refuse(`allowed are ${allowed.map(String).map(show).join(', ')}`);
  }
  if (typeof pattern === 'string' && !items.every((item) => new RegExp(`^(?:${pattern})$`).test(item))) {
    refuse(`it must match ${pattern}`);
  }
  const bounds: [limit: string, actual: number, ok: (actual: number, bound: number) => boolean, rule: string][] = [
    ['MinLength', value.length, (actual, bound) => actual >= bound, 'it must have at least as many characters as'],
    ['MaxLength', value.length, (actual, bound) => actual <= bound, 'it must have at most as many characters as'],
    ['MinValue', Number(value), (actual, bound) => actual >= bound, 'it must be at least'],
    ['MaxValue', Number(value), (actual, bound) => actual <= bound, 'it must be at most'],
  ];
  for (const [limit, actual, ok, rule] of bounds) {
    if (isScalar(definition[limit]) && !ok(actual, Number(definition[limit]))) {
      refuse(`${rule} ${String(definition[limit])}`);
    }
  }
}
