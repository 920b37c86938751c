/** A service is called by few paths: most operations name what they are about in the body. */
const REMEMBERED = 100;

/** Takes paths apart, those that it knows only once. */
export class PathParts {
  private readonly known = new Map<string, readonly string[]>();

  /** What stands between the slashes, still percent-encoded. It is the same list for a path that is known. */
  public of(path: string): readonly string[] {
    let parts = this.known.get(path);
    if (!parts) {
      parts = path.split('/').slice(1);
      if (this.known.size >= REMEMBERED) {
        this.known.clear();
      }
      this.known.set(path, parts);
    }
    return parts;
  }
}
