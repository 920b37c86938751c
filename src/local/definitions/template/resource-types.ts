import { ALL_KINDS, RESOURCE_KINDS, ResourceKind } from '../../../model/resource-kinds';
import { withArticle } from '../definition/unmanaged';

/** CloudFormation's own types, of the kinds that the library manages too. */
const OWN_TYPES: { readonly [type: string]: ResourceKind } = {
  'AWS::CustomerProfiles::Domain': 'domain',
  'AWS::CustomerProfiles::ObjectType': 'object-type',
  'AWS::CustomerProfiles::Integration': 'integration',
  'AWS::CustomerProfiles::EventStream': 'event-stream',
  'AWS::CustomerProfiles::CalculatedAttributeDefinition': 'calculated-attribute',
};

/** What a type of CloudFormation is to the check. */
export interface ResourceType {
  /** @default - it is not checked */
  readonly kind?: ResourceKind;
  /** Whether it is a custom resource of this library, whose properties are in the words of the API. */
  readonly custom: boolean;
  /** What it is, for people. */
  readonly noun: string;
}

/** The facts of a type of resource; undefined where it is not of Customer Profiles. */
export function resourceTypeOf(type: unknown): ResourceType | undefined {
  if (typeof type !== 'string') {
    return undefined;
  }
  const custom = ALL_KINDS.find((kind) => RESOURCE_KINDS[kind].type === type);
  if (custom !== undefined) {
    return { kind: custom, custom: true, noun: RESOURCE_KINDS[custom].noun };
  }
  const [, name] = /^AWS::CustomerProfiles::(\w+)$/.exec(type) ?? [];
  return name === undefined ? undefined : {
    kind: Object.hasOwn(OWN_TYPES, type) ? OWN_TYPES[type] : undefined, custom: false, noun: withArticle(name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()),
  };
}
