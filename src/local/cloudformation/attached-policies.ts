import { isObject } from './json';
import type { Json } from './json';
import type { ResourceRecord, StackKey, StackStore } from './stack-store';

/** A resource that is there, and the stack that made it. */
export interface Deployed {
  readonly stack: StackKey;
  readonly record: Pick<ResourceRecord, 'logicalId' | 'type' | 'physicalId' | 'properties' | 'attributes'>;
}

/** Who may have policies, in the words of the templates. */
export interface Principal {
  readonly type: string;
  /** The type of a resource that is one inline policy of one of them, and the property with its name. */
  readonly policyType: string;
  readonly nameProperty: string;
  /** The property of AWS::IAM::Policy and AWS::IAM::ManagedPolicy with the names of those that have it. */
  readonly listProperty: string;
}

export const ROLE: Principal = { type: 'AWS::IAM::Role', policyType: 'AWS::IAM::RolePolicy', nameProperty: 'RoleName', listProperty: 'Roles' };
export const USER: Principal = { type: 'AWS::IAM::User', policyType: 'AWS::IAM::UserPolicy', nameProperty: 'UserName', listProperty: 'Users' };
export const GROUP: Principal = { type: 'AWS::IAM::Group', policyType: 'AWS::IAM::GroupPolicy', nameProperty: 'GroupName', listProperty: 'Groups' };

export interface AttachedPolicies {
  /** Documents of inline policies. */
  readonly inline: readonly Json[];
  /** ARNs of managed policies. */
  readonly managed: readonly string[];
}

/** What is deployed right now, in the middle of an operation too: what it made is there, what it is to delete is there until its turn. */
export function deployedResources(store: StackStore): Deployed[] {
  return store.list().flatMap((stack) => [...Object.values(stack.resources), ...stack.replaced]
    .filter(({ physicalId, status }) => physicalId !== undefined && status !== 'CREATE_FAILED' && status !== 'DELETE_COMPLETE')
    .map((record) => ({ stack, record })));
}

/** The policies of a role, user or group: its own, and those of other resources of its account, whichever stack they are in. */
export function attachedPolicies(principal: Principal, name: string, account: string, deployed: readonly Deployed[]): AttachedPolicies {
  const { type, policyType, nameProperty, listProperty } = principal;
  const ofAccount = deployed.filter(({ stack, record }) => stack.account === account && record.type.startsWith('AWS::IAM::')).map(({ record }) => record);
  const own = ofAccount.filter((record) => record.type === type && record.physicalId === name).map(({ properties }) => properties);
  const given = ofAccount.filter((record) => list(record.properties[listProperty]).includes(name));
  const single = ofAccount.filter((record) => record.type === policyType && record.properties[nameProperty] === name);
  return {
    inline: [
      ...own.flatMap(({ Policies }) => list(Policies)).filter(isObject).map(({ PolicyDocument }) => PolicyDocument),
      ...[...given.filter((record) => record.type === 'AWS::IAM::Policy'), ...single].map(({ properties }) => properties.PolicyDocument),
    ],
    managed: [...new Set([
      ...own.flatMap(({ ManagedPolicyArns }) => list(ManagedPolicyArns)).map(String),
      ...given.filter((record) => record.type === 'AWS::IAM::ManagedPolicy').map(({ physicalId }) => String(physicalId)),
    ])],
  };
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
