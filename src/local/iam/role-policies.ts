import { awsManagedPolicy } from './aws-managed-policies';
import type { PolicyDocument } from './policy-document';
import { readPolicy } from './read-policy';
import { attachedPolicies, ROLE } from '../cloudformation/attached-policies';
import type { Deployed } from '../cloudformation/attached-policies';
import { isObject } from '../cloudformation/json';
import type { Json, JsonObject } from '../cloudformation/json';

/** A role of a deployed stack, with all that says what it may do. */
export interface DeployedRole {
  readonly arn: string;
  readonly name: string;
  readonly account: string;
  readonly id: string;
  readonly tags: { readonly [key: string]: string };
  /** The functions that run as the role. */
  readonly functions: readonly string[];
  readonly identity: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
  /** ARNs of managed policies whose documents are not known here. */
  readonly unknown: readonly string[];
}

/** The roles among what is deployed right now. It is asked for every call to the service. */
export class DeployedRoles {
  /** @param deployed gives the same documents as long as they do not change */
  constructor(private readonly deployed: () => readonly Deployed[]) {}

  /** The role of an ARN, or undefined where it is not of a deployed stack. */
  public find(arn: string): DeployedRole | undefined {
    const deployed = this.deployed();
    const role = deployed.find(({ record }) => record.type === 'AWS::IAM::Role' && record.attributes.Arn === arn);
    return role && describe(role, arn, deployed);
  }
}

function describe({ stack: { account }, record }: Deployed, arn: string, deployed: readonly Deployed[]): DeployedRole {
  const { properties, attributes } = record;
  const name = String(record.physicalId);
  const attached = attachedPolicies(ROLE, name, account, deployed);
  const managed = attached.managed.map((policyArn) => ({ policyArn, document: managedPolicy(policyArn, deployed) }));
  const boundaryArn = typeof properties.PermissionsBoundary === 'string' ? properties.PermissionsBoundary : undefined;
  const boundary = boundaryArn === undefined ? undefined : managedPolicy(boundaryArn, deployed);
  return {
    arn,
    name,
    account,
    id: String(attributes.RoleId),
    tags: Object.fromEntries(list(properties.Tags).filter(isObject).map(({ Key, Value }) => [String(Key), String(Value)])),
    functions: deployed.filter(({ record: { type, properties: p } }) => type === 'AWS::Lambda::Function' && p.Role === arn).map((f) => String(f.record.physicalId)),
    identity: [...attached.inline.map(read), ...managed.flatMap(({ document }) => document ?? [])],
    // a boundary that is not known here bounds nothing that is
    boundary,
    unknown: managed.filter(({ document }) => document === undefined).map(({ policyArn }) => policyArn),
  };
}

function managedPolicy(arn: string, deployed: readonly Deployed[]): PolicyDocument | undefined {
  const found = deployed.find(({ record }) => record.type === 'AWS::IAM::ManagedPolicy' && record.physicalId === arn);
  return found ? read(found.record.properties.PolicyDocument) : awsManagedPolicy(arn);
}

/** A changed policy is another object in the engine's records, so that what was read once holds for as long as the object does. */
const alreadyRead = new WeakMap<JsonObject, PolicyDocument>();

function read(document: Json): PolicyDocument {
  if (!isObject(document)) {
    return readPolicy(document);
  }
  const known = alreadyRead.get(document) ?? readPolicy(document);
  alreadyRead.set(document, known);
  return known;
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
