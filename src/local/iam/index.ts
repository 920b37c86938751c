export { authorizeByRoles, authorizeByTemplate } from './authorize-by-template';
export { GrantLedger, type UnusedGrant } from './grant-ledger';
export { asDeployed, identitiesOf } from './stack-identities';
