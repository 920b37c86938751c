import { grouped } from './grouped';

/** The items whose indices were joined, by their roots. */
export function connectedLists<T>(items: readonly T[], parents: number[]): readonly (readonly T[])[] {
  const roots = grouped(items.map((item, index) => ({ item, root: rootOf(parents, index) })), ({ root }) => root);
  return [...roots.values()].map((together) => together.map(({ item }) => item));
}

/** The lower index becomes the root, so that a root is its oldest member. */
export function join(parents: number[], one: number, other: number): void {
  const [low, high] = [rootOf(parents, one), rootOf(parents, other)].sort((left, right) => left - right);
  parents[high] = low;
}

function rootOf(parents: number[], index: number): number {
  let root = index;
  while (parents[root] !== root) {
    parents[root] = parents[parents[root]];
    root = parents[root];
  }
  return root;
}
