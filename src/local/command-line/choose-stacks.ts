import { UsageError } from './exit-code';
import { matchesPattern } from './name-pattern';
import type { AssembledStack } from '../cloudformation/assembly';
import type { StackRecord } from '../cloudformation/stack-store';

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
  const wanted = new Set(stacks.filter((stack) => !patterns || patterns.some((pattern) => isMeant(stack, pattern))).map((stack) => stack.name));
  for (let size = -1; size !== wanted.size;) {
    size = wanted.size;
    for (const stack of stacks) {
      if (!destroy && wanted.has(stack.name)) {
        stack.dependencies.forEach((dependency) => wanted.add(dependency));
      } else if (destroy && stack.dependencies.some((dependency) => wanted.has(dependency))) {
        wanted.add(stack.name);
      }
    }
  }
  return stacks.filter((stack) => wanted.has(stack.name));
}

/** Whether the pattern is for the path in the app, as `cdk list` shows it, or for the name. */
function isMeant(stack: AssembledStack, pattern: string): boolean {
  return matchesPattern(pattern, stack.displayName) || matchesPattern(pattern, stack.name);
}

/** Stacks that are deployed and that the app has no more. */
export function vanishedStacks(stacks: readonly AssembledStack[], deployed: readonly StackRecord[]): readonly StackRecord[] {
  return deployed.filter(({ name }) => !stacks.some((stack) => stack.name === name));
}

/** A stack that only the state knows, so that it can be destroyed like any other. It depends on the stacks whose exports it uses. */
export function asAssembled({ name, account, region, template, imports }: StackRecord, deployed: readonly StackRecord[]): AssembledStack {
  const exporters = deployed.filter((other) => other.name !== name && other.account === account && other.region === region
    && Object.values(other.outputs).some(({ exportName }) => exportName !== undefined && imports.includes(exportName)));
  return { name, displayName: name, account, region, template, dependencies: exporters.map((exporter) => exporter.name) };
}

/** Whether the template makes nothing: CloudFormation takes no such stack. */
export function isEmpty({ template }: AssembledStack): boolean {
  return Object.keys((template as { readonly Resources?: object }).Resources ?? {}).length === 0;
}
