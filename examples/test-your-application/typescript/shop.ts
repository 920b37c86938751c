import type { CustomerProfiles } from '@aws-sdk/client-customer-profiles';

export interface Order {
  readonly id: string;
  readonly email: string;
  readonly total: number;
}

export interface Customer {
  readonly profileId: string;
  /** The newest first. */
  readonly orders: readonly Order[];
  /** What the customer has spent in the last thirty days; undefined without an order in that time. */
  readonly spent?: number;
}

/** The application: it sends orders and returns, and shows customers. */
export class Shop {
  constructor(private readonly profiles: CustomerProfiles, private readonly DomainName: string) {}

  /** The customer can be found a while later. */
  public async recordOrder(order: Order): Promise<void> {
    await this.profiles.putProfileObject({ DomainName: this.DomainName, ObjectTypeName: 'Orders', Object: JSON.stringify(order) });
  }

  public async recordReturn(id: string, email: string): Promise<void> {
    await this.profiles.putProfileObject({ DomainName: this.DomainName, ObjectTypeName: 'Returns', Object: JSON.stringify({ id, email }) });
  }

  public async findCustomer(email: string): Promise<Customer | undefined> {
    const { DomainName } = this;
    const { Items: [profile] = [] } = await this.profiles.searchProfiles({ DomainName, KeyName: '_email', Values: [email] });
    if (profile?.ProfileId === undefined) {
      return undefined;
    }
    const { ProfileId } = profile;
    const [{ Items: orders = [] }, { Value: spent }] = await Promise.all([
      this.profiles.listProfileObjects({ DomainName, ProfileId, ObjectTypeName: 'Orders' }),
      this.profiles.getCalculatedAttributeForProfile({ DomainName, ProfileId, CalculatedAttributeName: 'Spent' }),
    ]);
    return {
      profileId: ProfileId,
      orders: orders.map(({ Object: text = '' }) => JSON.parse(text) as Order),
      ...spent !== undefined && { spent: Number(spent) },
    };
  }

  /** Waits for a customer whose first order was sent just now. */
  public async waitForCustomer(email: string, seconds = 10): Promise<Customer> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const customer = await this.findCustomer(email);
      if (customer) {
        return customer;
      }
      if (Date.now() > end) {
        throw new Error(`no customer ${email} after ${seconds} seconds`);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
