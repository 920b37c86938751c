/** What is used of js-yaml, which has no types of its own; those that others wrote do not know `maxDepth`. */
declare module 'js-yaml' {
  export class Type {
    constructor(tag: string, options: { readonly kind: 'scalar' | 'sequence' | 'mapping'; readonly construct: (data: unknown) => unknown });
  }
  export class Schema {
    extend(types: readonly Type[]): Schema;
  }
  export const CORE_SCHEMA: Schema;
  export class YAMLException extends Error {
    readonly reason: string;
    readonly mark?: { readonly line: number; readonly column: number };
  }
  /** Hands every document of a text over; throws a YAMLException where there is a fault. */
  export function loadAll(text: string, take: (document: unknown) => void, options: { readonly schema: Schema; readonly maxDepth: number }): void;
  /** The text of a value. */
  export function dump(value: unknown): string;
}
