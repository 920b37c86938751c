type Rules = typeof import('../../model/rules');

let loaded: Rules | undefined;

/**
 * The rules, loaded when they are first asked for, which is when an app is synthesised: at the top of a file they would be a third of
 * what importing the package costs.
 */
export function rules(): Rules {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import cannot wait, and what it gives is typed above
  loaded ??= require('../../model/rules') as Rules;
  return loaded;
}
