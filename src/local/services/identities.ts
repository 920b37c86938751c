import { randomUUID } from 'node:crypto';
import { text } from './service';
import type { Service } from './service';
import { credentialsOf } from '../lambda/credentials';

/** STS: who somebody is, and how to become somebody else. Whether a role lets itself be assumed is not judged. */
export const IDENTITIES: Service = {
  name: 'sts',
  iamPrefix: 'sts',
  operations: {
    GetCallerIdentity: {
      run: (_input, { account, roleArn, partition, functionName }) => ({
        Account: account,
        UserId: `AROALOCALLOCALLOCAL:${functionName}`,
        Arn: `arn:${partition}:sts::${account}:assumed-role/${roleArn.split('/').at(-1)}/${functionName}`,
      }),
    },
    AssumeRole: {
      resources: (input) => [String(input.RoleArn)],
      run: (input) => {
        const roleArn = text(input, 'RoleArn');
        const { accessKeyId, secretAccessKey, sessionToken } = credentialsOf(roleArn);
        return {
          Credentials: {
            AccessKeyId: accessKeyId,
            SecretAccessKey: secretAccessKey,
            SessionToken: sessionToken,
            Expiration: new Date(Date.now() + 3_600_000),
          },
          AssumedRoleUser: {
            Arn: `${roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${text(input, 'RoleSessionName')}`,
            AssumedRoleId: randomUUID(),
          },
        };
      },
    },
  },
};
