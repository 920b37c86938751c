/** Records of one kind that domains hold, by domain and name. */
export class DomainChildren<Child> {
  private readonly domains = new Map<string, Map<string, Child>>();

  /**
   * @param nameOf what a child is called, which no other of its domain is
   * @param changed called after every change
   */
  constructor(private readonly nameOf: (child: Child) => string, private readonly changed: () => void) {}

  public get(domainName: string, name: string): Child | undefined {
    return this.domains.get(domainName)?.get(name);
  }

  /** Every child of a domain, by name in code units, so that the order is the same on every machine. */
  public list(domainName: string): readonly Child[] {
    return [...this.domains.get(domainName)?.entries() ?? []].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, child]) => child);
  }

  /** The domain that has a child of this name. */
  public domainOf(name: string): string | undefined {
    return [...this.domains].find(([, children]) => children.has(name))?.[0];
  }

  public put(domainName: string, child: Child): void {
    const children = this.domains.get(domainName) ?? new Map<string, Child>();
    this.domains.set(domainName, children.set(this.nameOf(child), child));
    this.changed();
  }

  public delete(domainName: string, name: string): boolean {
    const deleted = this.domains.get(domainName)?.delete(name) ?? false;
    if (deleted) {
      this.changed();
    }
    return deleted;
  }

  /** Puts the children of a domain in place of those that it had, which is part of a change that the caller tells of. */
  public replace(domainName: string, children: readonly Child[]): void {
    this.domains.set(domainName, new Map(children.map((child) => [this.nameOf(child), child])));
  }

  /** Forgets the children of a domain, or of all, which is part of a change that the caller tells of. */
  public forget(domainName?: string): void {
    if (domainName === undefined) {
      this.domains.clear();
    } else {
      this.domains.delete(domainName);
    }
  }
}
