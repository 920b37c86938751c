/** Told of what becomes of the children, before they have changed. */
export interface ChildListener<Child> {
  readonly put: (domainName: string, name: string, child: Child) => void;
  readonly deleted: (domainName: string, name: string) => void;
}

/** Records of one kind that domains hold, by domain and name. */
export class DomainChildren<Child> {
  private readonly domains = new Map<string, Map<string, Child>>();
  /** What is listed at every record that comes in, and changes seldom. */
  private readonly lists = new Map<string, readonly Child[]>();

  /**
   * @param nameOf what a child is called, which no other of its domain is
   */
  constructor(private readonly nameOf: (child: Child) => string, private readonly listener: ChildListener<Child>) {}

  public get(domainName: string, name: string): Child | undefined {
    return this.domains.get(domainName)?.get(name);
  }

  /** Every child of a domain, by name in code units, so that the order is the same on every machine. It is one and the same list until it changes. */
  public list(domainName: string): readonly Child[] {
    let list = this.lists.get(domainName);
    if (!list) {
      list = [...this.domains.get(domainName)?.entries() ?? []].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, child]) => child);
      this.lists.set(domainName, list);
    }
    return list;
  }

  /** The domain that has a child of this name. */
  public domainOf(name: string): string | undefined {
    return [...this.domains].find(([, children]) => children.has(name))?.[0];
  }

  public put(domainName: string, child: Child): void {
    this.listener.put(domainName, this.nameOf(child), child);
    this.add(domainName, child);
  }

  public delete(domainName: string, name: string): boolean {
    const children = this.domains.get(domainName);
    if (!children?.has(name)) {
      return false;
    }
    this.listener.deleted(domainName, name);
    this.lists.delete(domainName);
    return children.delete(name);
  }

  /** Adds one that is saved already. */
  public add(domainName: string, child: Child): void {
    const children = this.domains.get(domainName) ?? new Map<string, Child>();
    this.lists.delete(domainName);
    this.domains.set(domainName, children.set(this.nameOf(child), child));
  }

  /** Forgets the children of a domain, or of all, whatever is saved of them. */
  public forget(domainName?: string): void {
    if (domainName === undefined) {
      this.domains.clear();
      this.lists.clear();
    } else {
      this.domains.delete(domainName);
      this.lists.delete(domainName);
    }
  }
}
