import { readMembers, requiredText } from './json-body';
import { localRoute } from './local-route';
import type { LocalParts, LocalRoute } from './local-route';
import { FORMS } from './which-domain';
import { wrongValue } from './wrong-value';
import { isRecord } from '../../../../model/api/check-shape';
import { credentialsOf } from '../../../lambda/credentials';
import { isDeeperThan } from '../../protocol/levels';
import { serviceError } from '../../protocol/service-error';
import type { IdentityResource, StackIdentities } from '../../store/stack-identities';

/** The form in which AWS SDKs are told the end of credentials; they ask again before it. */
const VALID_MILLISECONDS = 3_600_000;

/** Many times what a policy in a template has. */
const MOST_LEVELS = 100;

interface KnownRole {
  readonly RoleName: string;
  readonly Arn: string;
  readonly StackName: string;
}

/** Who may do what: a deployment tells it, and whoever wants to be a role of a stack asks for its credentials. */
export const ROLE_ROUTES: readonly LocalRoute[] = [
  localRoute('GET', 'roles', (_, parts) => ({ Roles: knownRoles(parts) })),

  localRoute('PUT', 'roles', (request, { identities }) => {
    const { Account, Region, StackName, Resources } = readMembers(request, 'what a stack says of its roles', ['Account', 'Region', 'StackName', 'Resources']);
    if (!Array.isArray(Resources)) {
      throw wrongValue('Resources', Resources, 'a list');
    }
    const stack: StackIdentities = {
      account: part('Account', Account, 'account'),
      region: part('Region', Region, 'region'),
      name: requiredText('StackName', StackName),
      resources: Resources.map(readResource),
    };
    identities.put(stack);
    return {};
  }),

  // as a container's credentials are read: `AWS_CONTAINER_CREDENTIALS_FULL_URI` makes any SDK ask here
  localRoute('GET', 'roles/{role}/credentials', (_, parts, { role }) => {
    const roles = knownRoles(parts);
    const found = roles.find(({ RoleName, Arn }) => RoleName === role || Arn === role);
    if (!found) {
      const known = roles.length === 0 ? 'no stack that was deployed to this service has any' : `there are ${roles.map(({ RoleName }) => RoleName).join(', ')}`;
      throw serviceError('ResourceNotFoundException', `there is no role ${JSON.stringify(role.slice(0, 256))}; ${known}`);
    }
    const { accessKeyId, secretAccessKey, sessionToken } = credentialsOf(found.Arn);
    return {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      Token: sessionToken,
      Expiration: new Date(Date.now() + VALID_MILLISECONDS).toISOString().replace(/\.\d+/, ''),
      RoleArn: found.Arn,
    };
  }),
];

function knownRoles({ identities }: LocalParts): KnownRole[] {
  return identities.list().flatMap(({ name, resources }) => resources.filter(({ type }) => type === 'AWS::IAM::Role')
    .flatMap(({ physicalId, attributes: { Arn } }) => (typeof Arn === 'string' ? [{ RoleName: physicalId, Arn, StackName: name }] : [])));
}

function part(path: string, value: unknown, which: keyof typeof FORMS): string {
  if (typeof value !== 'string' || !FORMS[which].right.test(value)) {
    throw wrongValue(path, value, FORMS[which].allowed);
  }
  return value;
}

function readResource(value: unknown, index: number): IdentityResource {
  const at = `Resources[${index}]`;
  if (!isRecord(value)) {
    throw wrongValue(at, value, 'an object');
  }
  return {
    logicalId: requiredText(`${at}.LogicalId`, value.LogicalId),
    type: requiredText(`${at}.Type`, value.Type),
    physicalId: requiredText(`${at}.PhysicalId`, value.PhysicalId),
    properties: record(`${at}.Properties`, value.Properties),
    attributes: record(`${at}.Attributes`, value.Attributes),
  };
}

function record(path: string, value: unknown): { readonly [name: string]: unknown } {
  if (!isRecord(value)) {
    throw wrongValue(path, value, 'an object');
  }
  if (isDeeperThan(MOST_LEVELS, value)) {
    throw wrongValue(path, value, `an object of at most ${MOST_LEVELS} levels`);
  }
  return value;
}
