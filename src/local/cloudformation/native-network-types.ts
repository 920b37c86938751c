import { digits, hexCharacters } from './generated-names';
import { text } from './native-type';
import type { NativeInstance, NativeType } from './native-type';

/** The parts of a VPC that a function in a VPC needs. */

function ec2Id(prefix: string) {
  return ({ seed }: NativeInstance): string => `${prefix}-${hexCharacters(17, `${prefix} ${seed}`)}`;
}

function cidr({ properties }: NativeInstance): string {
  return text(properties.CidrBlock);
}

function publicAddress({ seed }: NativeInstance): string {
  return `203.0.113.${Number(digits(3, seed)) % 254 + 1}`;
}

/** A resource whose id is also an attribute. */
function withId(prefix: string, attribute: string, replacedBy: readonly string[] = []): NativeType {
  return {
    ref: ec2Id(prefix),
    replacedBy,
    attributes: (instance) => ({ [attribute]: ec2Id(prefix)(instance) }),
  };
}

export const NETWORK_TYPES: { readonly [key: string]: NativeType } = {
  'AWS::EC2::VPC': {
    ref: ec2Id('vpc'),
    replacedBy: ['CidrBlock'],
    attributes: (instance) => ({
      VpcId: ec2Id('vpc')(instance),
      CidrBlock: cidr(instance),
      CidrBlockAssociations: [ec2Id('vpc-cidr-assoc')(instance)],
      DefaultNetworkAcl: ec2Id('acl')(instance),
      DefaultSecurityGroup: ec2Id('sg')(instance),
      Ipv6CidrBlocks: [],
    }),
  },
  'AWS::EC2::Subnet': {
    ref: ec2Id('subnet'),
    replacedBy: ['VpcId', 'CidrBlock', 'AvailabilityZone'],
    attributes: (instance) => ({
      SubnetId: ec2Id('subnet')(instance),
      AvailabilityZone: text(instance.properties.AvailabilityZone, `${instance.target.region}a`),
      CidrBlock: cidr(instance),
      NetworkAclAssociationId: ec2Id('aclassoc')(instance),
      VpcId: text(instance.properties.VpcId),
      Ipv6CidrBlocks: [],
    }),
  },
  'AWS::EC2::SecurityGroup': {
    ref: ec2Id('sg'),
    replacedBy: ['GroupName', 'GroupDescription', 'VpcId'],
    attributes: (instance) => ({ GroupId: ec2Id('sg')(instance), Id: ec2Id('sg')(instance), VpcId: text(instance.properties.VpcId) }),
  },
  'AWS::EC2::SecurityGroupIngress': withId('sgr', 'Id', ['GroupId', 'IpProtocol', 'FromPort', 'ToPort']),
  'AWS::EC2::SecurityGroupEgress': withId('sgr', 'Id', ['GroupId', 'IpProtocol', 'FromPort', 'ToPort']),
  'AWS::EC2::RouteTable': withId('rtb', 'RouteTableId', ['VpcId']),
  'AWS::EC2::Route': {
    replacedBy: ['RouteTableId', 'DestinationCidrBlock'],
    ref: ({ properties }) => `${text(properties.RouteTableId)}|${text(properties.DestinationCidrBlock)}`,
    attributes: ({ properties }) => ({ CidrBlock: text(properties.DestinationCidrBlock) }),
  },
  'AWS::EC2::SubnetRouteTableAssociation': withId('rtbassoc', 'Id', ['SubnetId']),
  'AWS::EC2::InternetGateway': withId('igw', 'InternetGatewayId'),
  'AWS::EC2::VPCGatewayAttachment': {
    replacedBy: ['VpcId'],
    ref: ({ properties }) => `IGW|${text(properties.VpcId)}`,
    attributes: () => ({ AttachmentType: 'IGW' }),
  },
  'AWS::EC2::EIP': {
    ref: publicAddress,
    attributes: (instance) => ({ AllocationId: ec2Id('eipalloc')(instance), PublicIp: publicAddress(instance) }),
  },
  'AWS::EC2::NatGateway': withId('nat', 'NatGatewayId', ['SubnetId', 'AllocationId']),
  'AWS::EC2::VPCEndpoint': {
    ref: ec2Id('vpce'),
    replacedBy: ['ServiceName', 'VpcId', 'VpcEndpointType'],
    attributes: (instance) => ({
      Id: ec2Id('vpce')(instance),
      CreationTimestamp: '2024-01-01T00:00:00.000Z',
      DnsEntries: [],
      NetworkInterfaceIds: [ec2Id('eni')(instance)],
    }),
  },
  'AWS::EC2::NetworkAcl': withId('acl', 'Id', ['VpcId']),
  'AWS::EC2::FlowLog': withId('fl', 'Id', ['ResourceId']),
};
