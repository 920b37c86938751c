import { isDeepStrictEqual } from 'node:util';
import type { Deployed } from './attached-policies';
import { generatedName } from './generated-names';
import { refusedByIamQuota } from './iam-quotas';
import { show } from './json';
import type { Json, JsonObject } from './json';
import { COMPUTE_TYPES } from './native-compute-types';
import { DATA_TYPES } from './native-data-types';
import { IDENTITY_TYPES } from './native-identity-types';
import { NETWORK_TYPES } from './native-network-types';
import type { NativeInstance, NativeType } from './native-type';
import type { Outcome, PhysicalResource, ResourceProvider, ResourceTarget } from './resource-provider';
import { sameStack } from './stack-store';
import type { StackKey } from './stack-store';
import { partitionOf } from '../environment/environment';

const TYPES: { readonly [key: string]: NativeType } = { ...IDENTITY_TYPES, ...DATA_TYPES, ...NETWORK_TYPES, ...COMPUTE_TYPES };

/** What has to happen besides the record, such as making a function known to the Lambda runtime. Answers why it cannot. */
export interface NativeEffects {
  put(target: ResourceTarget, properties: JsonObject, attributes: JsonObject): string | undefined;
  /** Answers why the resource cannot be deleted. */
  remove(target: ResourceTarget, attributes: JsonObject): string | undefined;
}

export interface NativeResourceOptions {
  /** Default: that of the region. */
  readonly partition?: string;
  readonly effects: { readonly [key: string]: NativeEffects };
  /** Who has a resource of that type and physical id already, where the physical ids of the type are to differ. */
  readonly owner: (target: ResourceTarget, physicalId: string) => ResourceTarget | undefined;
  /** Everything that is there. */
  readonly deployed: () => readonly Deployed[];
}

/** AWS's own resources as records: nothing is made, but `Ref` and `Fn::GetAtt` answer in the right form. */
export class NativeResources implements ResourceProvider {
  /** What was put and is not taken down yet: resources are made side by side. */
  private justPut: readonly Deployed[] = [];

  constructor(private readonly options: NativeResourceOptions) {}

  public async create(target: ResourceTarget, properties: JsonObject): Promise<Outcome> {
    const made = this.describe(target, properties);
    const owner = this.options.owner(target, made.physicalId);
    if (owner !== undefined && namedBy(target.type, properties) !== undefined) {
      return { status: 'failed', unsent: true, reason: `${made.physicalId} already exists in stack ${owner.stackId}` };
    }
    return this.put(target, properties, made);
  }

  public async update(target: ResourceTarget, properties: JsonObject, previous: PhysicalResource): Promise<Outcome> {
    const made = this.describe(target, properties);
    const replaced = replacingProperties(target.type).some((name) => !isDeepStrictEqual(properties[name], previous.properties[name]));
    const name = namedBy(target.type, properties);
    // the name that was attempted, not the id: what failed before it was carried out still has the old one
    if (replaced && name !== undefined && name === namedBy(target.type, previous.properties)) {
      return {
        status: 'failed',
        reason: `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`,
      };
    }
    return this.put(target, properties, made);
  }

  public async delete(target: ResourceTarget, resource: PhysicalResource): Promise<Outcome> {
    const { attributes } = this.describe(target, resource.properties);
    const refused = this.options.effects[target.type]?.remove(target, attributes);
    if (refused !== undefined) {
      return { status: 'failed', physicalId: resource.physicalId, reason: refused };
    }
    this.justPut = this.justPut.filter(({ stack, record }) => !sameStack(stack, stackOf(target)) || record.physicalId !== resource.physicalId);
    return { status: 'complete', physicalId: resource.physicalId, attributes: {} };
  }

  public refuseUpdate(): undefined {
    return undefined;
  }

  /** Why a resource of a type that is a record here has no such attribute, or undefined. */
  public missingAttribute(target: ResourceTarget, attribute: string): string | undefined {
    const { attributes } = this.describe(target, {});
    return Object.hasOwn(attributes, attribute) ? undefined : missingAttribute(target.type, target.logicalId, attribute, attributes);
  }

  /** Repeats the effects of a resource that was made earlier, by another program with the same store. */
  public restore(target: ResourceTarget, properties: JsonObject, attributes: JsonObject): void {
    this.options.effects[target.type]?.put(target, properties, attributes);
  }

  private put(target: ResourceTarget, properties: JsonObject, made: { physicalId: string; attributes: JsonObject }): Outcome {
    const refused = TYPES[target.type]?.refuse?.(this.instance(target, properties))
      ?? this.refusedByQuota(target, properties, made)
      ?? this.options.effects[target.type]?.put(target, properties, made.attributes);
    return refused === undefined ? { status: 'complete', ...made } : { status: 'failed', unsent: true, reason: refused };
  }

  private refusedByQuota(target: ResourceTarget, properties: JsonObject, made: { physicalId: string; attributes: JsonObject }): string | undefined {
    if (!target.type.startsWith('AWS::IAM::')) {
      return undefined;
    }
    const { logicalId, type } = target;
    // not what it was before the change; what it replaces has another physical id, and is there until the clean-up
    const changed: Deployed = { stack: stackOf(target), record: { logicalId, type, properties, ...made } };
    const underWay = [...this.justPut.filter((one) => !isSame(one, changed)), changed];
    const others = [...this.options.deployed(), ...this.justPut].filter((one) => !underWay.some((other) => other !== one && isSame(one, other)));
    const refused = refusedByIamQuota(changed, others);
    if (refused === undefined) {
      this.justPut = underWay;
      // the engine takes an outcome down before it turns to anything else
      setImmediate(() => { this.justPut = this.justPut.filter((one) => one !== changed); });
    }
    return refused;
  }

  private describe(target: ResourceTarget, properties: JsonObject): { physicalId: string; attributes: JsonObject } {
    const type = TYPES[target.type];
    const instance = this.instance(target, properties);
    return { physicalId: type?.ref?.(instance) ?? instance.name, attributes: type?.attributes?.(instance) ?? {} };
  }

  private instance(target: ResourceTarget, properties: JsonObject): NativeInstance {
    const type = TYPES[target.type];
    const replacing = replacingProperties(target.type).map((name) => properties[name] ?? null);
    const seed = [target.account, target.region, target.stackName, target.logicalId, target.type, JSON.stringify(replacing)].join('|');
    const generated = generatedName(target.stackName, target.logicalId, seed, type?.maxNameLength);
    const fifo = String(properties.FifoQueue ?? properties.FifoTopic) === 'true' ? `${generated.slice(-75)}.fifo` : generated;
    const name = namedBy(target.type, properties) ?? (type?.lowerCaseName === true ? fifo.toLowerCase() : fifo);
    return { target, partition: this.options.partition ?? partitionOf(target.region), properties, name, seed };
  }
}

function stackOf({ stackName, account, region }: ResourceTarget): StackKey {
  return { name: stackName, account, region };
}

function isSame(one: Deployed, other: Deployed): boolean {
  return sameStack(one.stack, other.stack) && one.record.logicalId === other.record.logicalId && one.record.physicalId === other.record.physicalId;
}

/** Names the attribute that a record lacks, and what it has. */
export function missingAttribute(type: string, logicalId: string, attribute: string, attributes: JsonObject): string {
  if (TYPES[type] === undefined) {
    return `'${attribute}' of ${logicalId} is not known: the local engine knows no attributes of ${type}, only its Ref`;
  }
  const known = Object.keys(attributes).sort();
  return `'${attribute}' is no attribute of ${type} (${logicalId}) that the local engine knows; known are ${known.map(show).join(', ') || 'none'}`;
}

function namedBy(type: string, properties: JsonObject): string | undefined {
  const property = TYPES[type]?.nameProperty;
  const name: Json | undefined = property === undefined ? undefined : properties[property];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Properties whose change makes another physical resource. */
export function replacingProperties(type: string): string[] {
  const { nameProperty, replacedBy = [] } = TYPES[type] ?? {};
  return nameProperty === undefined ? [...replacedBy] : [nameProperty, ...replacedBy];
}
