import { onDemand } from './on-demand';

type Rules = typeof import('../../model/rules/checks');

let loaded: Rules | undefined;

/** The rules, loaded when they are first asked for, which is when an app is synthesised. */
export function rules(): Rules {
  loaded ??= onDemand<Rules>('../../model/rules/checks');
  return loaded;
}
