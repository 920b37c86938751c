/** What a customer is to be after the calls that were made for it. */
export interface Customer {
  /** Undefined where the call that made it was not answered. */
  readonly profileId?: string;
  /** The customer that it has become a part of, itself no part of another. */
  readonly mergedInto?: string;
  readonly isGone?: true;
  readonly firstName?: string;
  readonly email?: string;
  /** Value of the customer's object, where it has one. */
  readonly version?: number;
  /** Values of `_phone` that were added. */
  readonly phones: readonly string[];
  /** How many records its history has, but for those of changed fields. */
  readonly notes: number;
  /** How many of them are of profiles that have become part of it. */
  readonly takenIn: number;
  /** The calls themselves, for who reads a difference. */
  readonly calls: readonly string[];
}

export type Customers = ReadonlyMap<string, Customer>;

export const NOBODY: Customer = { phones: [], notes: 0, takenIn: 0, calls: [] };

export function created(id: string, profileId: string | undefined): Customers {
  return new Map([[id, { ...NOBODY, profileId, firstName: id, notes: 1, calls: ['create'] }]]);
}

export function emailOf(id: string, version: number): string {
  return `${id}@v${version % 3}.example`;
}

export function withObject(customers: Customers, id: string, version: number): Customers {
  return changed(customers, id, `put ${version}`, ({ notes }) => ({ version, email: emailOf(id, version), notes: notes + 1 }));
}

export function withFirstName(customers: Customers, id: string, firstName: string): Customers {
  return changed(customers, id, `name ${firstName}`, () => ({ firstName }));
}

export function withPhone(customers: Customers, id: string, phone: string): Customers {
  return changed(customers, id, `phone ${phone}`, ({ phones, notes }) => ({ phones: [...phones, phone], notes: notes + 1 }));
}

/** The other becomes a part, and so do those that were part of it. */
export function merged(customers: Customers, id: string, otherId: string): Customers {
  const other = customers.get(otherId) ?? NOBODY;
  const main = changed(customers, id, `take in ${otherId}`, ({ phones, email, notes, takenIn }) => ({
    phones: [...phones, ...other.phones], email: email ?? other.email, notes: notes + 2 + other.takenIn, takenIn: takenIn + 1 + other.takenIn,
  }));
  const parts = withParts(customers, otherId).flatMap((part) => [...changed(customers, part, `merge ${otherId} into ${id}`, () => ({ mergedInto: id, phones: [] }))]);
  return new Map([...main, ...parts]);
}

/** A profile goes with all that has become part of it. */
export function deleted(customers: Customers, id: string): Customers {
  return new Map(withParts(customers, id).flatMap((part) => [...changed(customers, part, `delete ${id}`, () => ({
    isGone: true, mergedInto: undefined, version: undefined, phones: [],
  }))]));
}

function withParts(customers: Customers, id: string): string[] {
  return [...customers].filter(([other, { mergedInto }]) => other === id || mergedInto === id).map(([other]) => other);
}

function changed(customers: Customers, id: string, call: string, change: (customer: Customer) => Partial<Customer>): Customers {
  const customer = customers.get(id) ?? NOBODY;
  return new Map([[id, { ...customer, ...change(customer), calls: [...customer.calls, call] }]]);
}
