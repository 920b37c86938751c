import { isDeepStrictEqual } from 'node:util';
import { resolve } from './intrinsics';
import type { Scope } from './intrinsics';
import { isObject, scalarsAsStrings, show } from './json';
import type { Json } from './json';
import { TemplateError } from './template';

/** Evaluates the Conditions section; conditions may use one another in any order, but not in a circle. */
export function evaluateConditions(
  definitions: { readonly [key: string]: Json },
  scopeWith: (condition: Scope['condition']) => Scope,
): Map<string, boolean> {
  const values = new Map<string, boolean>();
  const underWay: string[] = [];

  const valueOf = (name: string, path: string): boolean => {
    const known = values.get(name);
    if (known !== undefined) {
      return known;
    }
    if (!Object.hasOwn(definitions, name)) {
      throw new TemplateError(`${path} names the condition ${show(name)}, which the template does not have; it has ${listed(Object.keys(definitions))}`);
    }
    if (underWay.includes(name)) {
      throw new TemplateError(`circular dependency between conditions: ${[...underWay.slice(underWay.indexOf(name)), name].join(' -> ')}`);
    }
    underWay.push(name);
    const value = evaluate(definitions[name], `/Conditions/${name}`);
    underWay.pop();
    values.set(name, value);
    return value;
  };

  const scope = scopeWith(valueOf);

  const evaluate = (expression: Json, path: string): boolean => {
    const [name, ...others] = isObject(expression) ? Object.keys(expression) : [];
    if (!isObject(expression) || name === undefined || others.length > 0) {
      throw new TemplateError(`${path} is ${show(expression)}; it must call one of Fn::And, Fn::Or, Fn::Not, Fn::Equals, Condition`);
    }
    const argument = expression[name];
    const operands = (least: number, most: number): Json[] => {
      if (!Array.isArray(argument) || argument.length < least || argument.length > most) {
        throw new TemplateError(`${path}/${name} is ${show(argument)}; it must be a list of ${least === most ? least : `${least} to ${most}`}`);
      }
      return argument;
    };
    const each = (items: Json[]): boolean[] => items.map((item, index) => evaluate(item, `${path}/${name}/${index}`));
    switch (name) {
      case 'Fn::And':
        return each(operands(2, 10)).every(Boolean);
      case 'Fn::Or':
        return each(operands(2, 10)).some(Boolean);
      case 'Fn::Not':
        return !each(operands(1, 1))[0];
      case 'Fn::Equals': {
        const [left, right] = operands(2, 2).map((item, index) => scalarsAsStrings(resolve(item, scope, `${path}/${name}/${index}`) ?? ''));
        return isDeepStrictEqual(left, right);
      }
      case 'Condition':
        if (typeof argument !== 'string') {
          throw new TemplateError(`${path}/Condition is ${show(argument)}; it must be a condition's name`);
        }
        return valueOf(argument, path);
      default:
        throw new TemplateError(`${path} calls '${name}'; it must call one of Fn::And, Fn::Or, Fn::Not, Fn::Equals, Condition`);
    }
  };

  Object.keys(definitions).forEach((name) => valueOf(name, `/Conditions/${name}`));
  return values;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map(show).join(', ');
}
