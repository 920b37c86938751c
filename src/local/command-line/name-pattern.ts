/** What of a pattern stands for more than itself. */
const WILDCARDS: { readonly [wildcard: string]: string } = { '**': '.*', '*': '[^/]*', '?': '[^/]' };

/**
 * Whether a name is one of a pattern's, as the CDK CLI has them: `*` is anything within a part of a path, `**` also slashes, `?` one character. Own code, because a
 * library for paths (minimatch is three packages) knows a dozen wildcards more, none of which can be in the name of a stack.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  const source = pattern.split(/(\*\*|\*|\?)/).map((part) => WILDCARDS[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('');
  return new RegExp(`^${source}$`, 's').test(name);
}
