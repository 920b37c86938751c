import { onDemand } from './on-demand';

type Checks = typeof import('../../model/rules/checks');

let loaded: Checks | undefined;

/** The checks of the rules, loaded when they are first asked for, which is when an app is synthesised. */
export function checks(): Checks {
  loaded ??= onDemand<Checks>('../../model/rules/checks');
  return loaded;
}
