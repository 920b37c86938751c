/** What was stored as JSON. Members may have any name, `__proto__` too, which JSON.parse makes members like others. */
export function parse<T>(json: unknown): T {
  return JSON.parse(String(json)) as T;
}
