import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { Permission } from './permission';
import type { CustomerProfilesProvider } from './provider';
import type { DomainKey } from '../private/references';
import { warn } from '../private/warning';

/** What the service asks of a caller on a domain with a customer's key (Administrator Guide, "Enable Customer Profiles"). */
const ACTIONS = ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'];

/** Lets the function use the key of a domain or object type. The policy of a key of another account must let it, too. */
export function keyPermission(provider: CustomerProfilesProvider, { keyArn, key }: DomainKey): Permission {
  const account = key?.env.account ?? keyArn.split(':')[4] ?? '';
  if (Token.compareStrings(account, Stack.of(provider).account) === TokenComparison.DIFFERENT) {
    warn(provider, 'key-of-another-account',
      `the key ${key?.node.path ?? keyArn} is of another account: its policy must let the role ${provider.role.node.path} use it`);
  }
  return { sid: 'Keys', actions: ACTIONS, resources: [keyArn] };
}
