import { deployedResources } from '../cloudformation/attached-policies';
import type { Deployed } from '../cloudformation/attached-policies';
import type { JsonObject } from '../cloudformation/json';
import { keyText } from '../cloudformation/stack-store';
import type { StackKey, StackStore } from '../cloudformation/stack-store';
import type { StackIdentities } from '../customer-profiles';

/** What a stack that is deployed right now says of who may do what. Of a function it is only its role. */
export function identitiesOf(store: StackStore, { account, region, name }: StackKey): StackIdentities {
  const key = keyText({ account, region, name });
  const resources = deployedResources(store)
    .filter(({ stack, record: { type } }) => keyText(stack) === key && (type.startsWith('AWS::IAM::') || type === 'AWS::Lambda::Function'))
    .map(({ record: { logicalId, type, physicalId, properties, attributes } }) => ({
      logicalId,
      type,
      physicalId: String(physicalId),
      properties: type === 'AWS::Lambda::Function' ? { Role: properties.Role } : properties,
      attributes: type === 'AWS::IAM::Role' ? { Arn: attributes.Arn, RoleId: attributes.RoleId } : {},
    }));
  return { account, region, name, resources };
}

/** What was told of stacks, as a store of stacks has it. */
export function asDeployed(stacks: readonly StackIdentities[]): Deployed[] {
  return stacks.flatMap(({ account, region, name, resources }) => resources.map(({ properties, attributes, ...record }) => ({
    stack: { account, region, name },
    // both came as JSON
    record: { ...record, properties: properties as JsonObject, attributes: attributes as JsonObject },
  })));
}
