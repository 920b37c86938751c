/** What a service can be told to forget. Definitions take the customer data and the roles of stacks along: there is nothing that these could belong to. */
export const RESET_PARTS = ['customerData', 'definitions', 'clock', 'faults', 'quotas', 'calls'] as const;

export type ResetPart = typeof RESET_PARTS[number];

/** Between two tests: what was defined stays, and all that tests have done on top of it goes. */
export const BETWEEN_TESTS: readonly ResetPart[] = RESET_PARTS.filter((part) => part !== 'definitions');
