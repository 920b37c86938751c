import { quotas } from '../../api/quotas';
import type { Quotas } from '../../api/quotas';

/** The quotas of all accounts and regions, which a test may change while the service runs. */
export class AdjustableQuotas {
  public inForce: Quotas;

  constructor(given: Partial<Quotas> | false | undefined) {
    this.inForce = quotas(given);
  }

  /** Those that are not given are the service's again, whatever they were. */
  public set(given: Partial<Quotas>): void {
    this.inForce = quotas(given);
  }
}
