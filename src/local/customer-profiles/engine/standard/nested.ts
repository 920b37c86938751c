/** A structure whose members may have any name that a user thought of. */
export type Nested = { readonly [member: string]: unknown };

/** Structures of values by their paths, whose segments are given; a path within what another path gives as a value is left out. */
export function nested(values: Iterable<readonly [segments: readonly string[], value: unknown]>): Nested {
  const root: Branch = new Map();
  const branches = new Set<unknown>([root]);
  for (const [segments, value] of values) {
    let branch: Branch | undefined = root;
    for (const segment of segments.slice(0, -1)) {
      branch = within(branch, segment, branches);
      if (!branch) {
        break;
      }
    }
    if (branch && !branches.has(branch.get(segments[segments.length - 1]))) {
      branch.set(segments[segments.length - 1], value);
    }
  }
  return asObject(root, branches);
}

type Branch = Map<string, unknown>;

function within(branch: Branch, segment: string, branches: Set<unknown>): Branch | undefined {
  const there = branch.get(segment);
  if (there === undefined) {
    const made: Branch = new Map();
    branches.add(made);
    branch.set(segment, made);
    return made;
  }
  return there instanceof Map && branches.has(there) ? there : undefined;
}

/** As deep as the paths have segments. */
function asObject(branch: Branch, branches: ReadonlySet<unknown>): Nested {
  const shown = (value: unknown) => value instanceof Map && branches.has(value) ? asObject(value, branches) : value;
  return Object.fromEntries([...branch].map(([member, value]) => [member, shown(value)]));
}
