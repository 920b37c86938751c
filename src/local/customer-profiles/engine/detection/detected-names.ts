/** The service takes 64 characters; some are left for a number. */
const LONGEST_NAME = 56;

/** Gives each path a name that the service takes for fields, keys and attributes, and no two the same. */
export class DetectedNames {
  private readonly taken = new Set<string>();

  public nameOf(path: readonly string[]): string {
    // Cut before it is searched: names of members may be very long.
    const letters = path.map((name) => name.slice(0, LONGEST_NAME)).join('_').replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '');
    const named = /^[A-Za-z]/.test(letters) && letters.toLowerCase() !== 'tags' ? letters : `field_${letters}`;
    const base = named.slice(0, LONGEST_NAME).replace(/_$/, '');
    let name = base;
    for (let number = 2; this.taken.has(name.toLowerCase()); number++) {
      name = `${base}_${number}`;
    }
    this.taken.add(name.toLowerCase());
    return name;
  }
}
