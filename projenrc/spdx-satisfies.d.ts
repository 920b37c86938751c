/** What is used of spdx-satisfies, which has no types of its own. */
declare module 'spdx-satisfies' {
  /** Whether a licence expression is met by one of the licences; throws where it is no expression. */
  export default function satisfies(expression: string, licences: string[]): boolean;
}
