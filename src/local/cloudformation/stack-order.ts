import { isObject } from './json';
import type { Json } from './json';

/** What the order of stacks depends on. */
interface OrderedStack {
  readonly id: string;
  readonly name: string;
  readonly template: unknown;
  readonly dependencies: readonly string[];
  readonly account?: string;
  readonly region?: string;
}

/** Adds the stacks whose outputs a template reads: CDK names no dependency where they are in another account. */
export function withStacksRead<Stack extends OrderedStack>(stacks: readonly Stack[]): Stack[] {
  return stacks.map((stack) => {
    const read = outputReferences(stack.template as Json).flatMap((reference) => (
      stacks.filter((other) => other !== stack && isRead(other, reference, stack)).map(({ id }) => id)
    ));
    return { ...stack, dependencies: [...new Set([...stack.dependencies, ...read])] };
  });
}

/**
 * Every stack after those that it depends on, otherwise in their own order.
 *
 * @param circular makes the error where there is no such order
 */
export function inOrder<Stack extends OrderedStack>(stacks: readonly Stack[], circular: (names: readonly string[]) => Error): Stack[] {
  const ordered: Stack[] = [];
  const place = (stack: Stack, trail: readonly Stack[]): void => {
    if (ordered.includes(stack)) {
      return;
    }
    if (trail.includes(stack)) {
      throw circular([...trail, stack].map(({ name }) => name));
    }
    stacks.filter(({ id }) => stack.dependencies.includes(id)).forEach((dependency) => place(dependency, [...trail, stack]));
    ordered.push(stack);
  };
  stacks.forEach((stack) => place(stack, []));
  return ordered;
}

/** Arguments of Fn::GetStackOutput. */
function outputReferences(value: Json): Json[] {
  if (Array.isArray(value)) {
    return value.flatMap(outputReferences);
  }
  return isObject(value)
    ? Object.entries(value).flatMap(([name, member]) => name === 'Fn::GetStackOutput' ? [member] : outputReferences(member))
    : [];
}

/** Region and account are as CDK writes them: a text, or the reader's own; the account is that of the role. */
function isRead(stack: OrderedStack, reference: Json, reader: OrderedStack): boolean {
  if (!isObject(reference) || reference.StackName !== stack.name) {
    return false;
  }
  const account = /:iam::(\d{12}):/.exec(JSON.stringify(reference.RoleArn ?? ''))?.[1] ?? reader.account;
  const region = typeof reference.Region === 'string' ? reference.Region : reader.region;
  return stack.account === account && stack.region === region;
}
