export { authorizeByTemplate } from './authorize-by-template';
export { GrantLedger, type UnusedGrant } from './grant-ledger';
