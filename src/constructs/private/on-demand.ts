/**
 * Loads a module when it is asked for. What an app needs only when it adds a resource of a kind, or when it is synthesised, would at the
 * top of a file be half of what importing the package costs.
 *
 * @param path path of the module from this one
 */
export function onDemand<T>(path: string): T {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import cannot wait; callers say the type of what they load
  return require(path) as T;
}
