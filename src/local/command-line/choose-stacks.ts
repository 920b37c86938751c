import { UsageError } from './exit-code';
import { matchesPattern } from './name-pattern';
import type { AssembledStack } from '../cloudformation/assembly';
import { keyText, sameStack } from '../cloudformation/stack-store';
import type { StackKey, StackRecord } from '../cloudformation/stack-store';
import type { Environment } from '../environment/environment';

export interface Choice {
  /** Names and patterns. */
  readonly stack?: readonly string[];
  readonly destroy?: boolean;
}

/** The stacks that were asked for, with those that they depend on; with `destroy`, with those that depend on them. In the order of their dependencies. */
export function chooseStacks(stacks: readonly AssembledStack[], { stack: patterns, destroy = false }: Choice): readonly AssembledStack[] {
  for (const pattern of patterns ?? []) {
    if (!stacks.some((stack) => isMeant(stack, pattern))) {
      const what = /[*?]/.test(pattern) ? 'no stack that matches' : 'no stack';
      throw new UsageError(`there is ${what} ${JSON.stringify(pattern)}; there are ${stacks.map((stack) => stack.displayName).join(', ')}`);
    }
  }
  const wanted = new Set(stacks.filter((stack) => !patterns || patterns.some((pattern) => isMeant(stack, pattern))).map((stack) => stack.id));
  for (let size = -1; size !== wanted.size;) {
    size = wanted.size;
    for (const stack of stacks) {
      if (!destroy && wanted.has(stack.id)) {
        stack.dependencies.forEach((dependency) => wanted.add(dependency));
      } else if (destroy && stack.dependencies.some((dependency) => wanted.has(dependency))) {
        wanted.add(stack.id);
      }
    }
  }
  return stacks.filter((stack) => wanted.has(stack.id));
}

/** Whether the pattern is for the path in the app, as `cdk list` shows it, or for the name. */
function isMeant(stack: AssembledStack, pattern: string): boolean {
  return matchesPattern(pattern, stack.displayName) || matchesPattern(pattern, stack.name);
}

/** Where a stack of the app is deployed: what it leaves open is `home`. */
export function keyOf({ name, account, region }: AssembledStack, home: Environment): StackKey {
  return { name, account: account ?? home.account, region: region ?? home.region };
}

/** Stacks that are deployed and that the app has no more; nested ones are their parents' affair. */
export function vanishedStacks(stacks: readonly AssembledStack[], deployed: readonly StackRecord[], home: Environment): readonly StackRecord[] {
  return deployed.filter((record) => record.nestedIn === undefined && !stacks.some((stack) => sameStack(keyOf(stack, home), record)));
}

/** Stacks that only the state knows, so that they can be destroyed like any other. They depend on the stacks whose exports they use. */
export function asAssembled(
  vanished: readonly StackRecord[], stacks: readonly AssembledStack[], deployed: readonly StackRecord[], home: Environment,
): AssembledStack[] {
  const idOf = (record: StackRecord): string => stacks.find((stack) => sameStack(keyOf(stack, home), record))?.id ?? keyText(record);
  return vanished.map((record) => {
    const { name, account, region, template, imports } = record;
    const exporters = deployed.filter((other) => other.name !== name && other.account === account && other.region === region
      && Object.values(other.outputs).some(({ exportName }) => exportName !== undefined && imports.includes(exportName)));
    return { id: idOf(record), name, displayName: name, account, region, template, dependencies: exporters.map(idOf) };
  });
}

/** Whether the template makes nothing: CloudFormation takes no such stack. */
export function isEmpty({ template }: AssembledStack): boolean {
  return Object.keys((template as { readonly Resources?: object }).Resources ?? {}).length === 0;
}
