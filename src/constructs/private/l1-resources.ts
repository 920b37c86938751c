import { CfnResource } from 'aws-cdk-lib';
import type { CfnDomain, CfnObjectType } from 'aws-cdk-lib/aws-customerprofiles';
import type { IConstruct } from 'constructs';

/** The L1 of a domain: the construct itself, or the one that a construct of somebody else is made of. */
export function l1DomainOf(construct: IConstruct): CfnDomain | undefined {
  return l1Of(construct, 'AWS::CustomerProfiles::Domain') as CfnDomain | undefined;
}

/** The same for an object type. */
export function l1ObjectTypeOf(construct: IConstruct): CfnObjectType | undefined {
  return l1Of(construct, 'AWS::CustomerProfiles::ObjectType') as CfnObjectType | undefined;
}

/** Told by CloudFormation's type, because loading the L1s would be half of what importing this package costs. */
function l1Of(construct: IConstruct, type: string): CfnResource | undefined {
  return [construct, construct.node.defaultChild]
    .filter((candidate): candidate is CfnResource => candidate !== undefined && CfnResource.isCfnResource(candidate))
    .find(({ cfnResourceType }) => cfnResourceType === type);
}
