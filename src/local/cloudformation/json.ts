/** What JSON text can say, and so what a template can. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [name: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A value as an error message shows it: short enough to read. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** CloudFormation hands every scalar of a custom resource on as a string. */
export function scalarsAsStrings(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(scalarsAsStrings);
  }
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, scalarsAsStrings(member)]));
  }
  return value === null ? value : String(value);
}
