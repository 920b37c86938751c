/**
 * A value of a list of the service.
 *
 * Such lists grow with the service: what this release does not know yet is made with `of` of the class, which each of them has.
 */
export abstract class ServiceValue {
  /**
   * @param value the value as the API has it
   */
  protected constructor(
    /** The value as the API has it. */
    public readonly value: string,
  ) {}

  /** The value as the API has it. */
  public toString(): string {
    return this.value;
  }
}
