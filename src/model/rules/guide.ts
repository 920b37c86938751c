/** The page that explains every rule; `npm run validation-guide` writes it. */
export const VALIDATION_GUIDE = 'https://github.com/cdk-customer-profiles/cdk-customer-profiles/blob/main/docs/guide/validation.md';
