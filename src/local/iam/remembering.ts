/** More than the patterns of the largest roles; a service that runs for weeks sees ever other ARNs. */
const MOST = 10_000;

/** A function that reads a text once, however often it is asked. What it gives is shared: it must not be changed, nor undefined. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) {
      return before;
    }
    if (known.size >= MOST) {
      known.clear();
    }
    const value = read(text);
    known.set(text, value);
    return value;
  };
}
