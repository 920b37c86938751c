import { arnOf, ServiceRefusal, text } from './service';
import type { Input, Operation, Service, ServiceContext } from './service';

/** EC2: the rules that a VPC's default security group has until somebody takes them away, which is what CDK's own custom resource does. */

const FIRST_RULES = { ingress: 'UserIdGroupPairs', egress: 'IpRanges' } as const;

type Direction = keyof typeof FIRST_RULES;

function ruleKey(input: Input, direction: Direction): string {
  return `${text(input, 'GroupId')} ${direction} ${FIRST_RULES[direction]}`;
}

function change(direction: Direction, revoked: boolean): Operation {
  return {
    resources: (input: Input, context: ServiceContext) => [arnOf(context, 'ec2', `security-group/${String(input.GroupId)}`)],
    run: (input, { state }) => {
      const { revokedRules } = state.tables;
      const key = ruleKey(input, direction);
      if ((revokedRules[key] ?? false) === revoked) {
        throw revoked
          ? new ServiceRefusal('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
          : new ServiceRefusal('InvalidPermission.Duplicate', 'the specified rule already exists');
      }
      delete revokedRules[key];
      if (revoked) {
        revokedRules[key] = true;
      }
      state.save();
      return { Return: true };
    },
  };
}

export const SECURITY_GROUPS: Service = {
  name: 'ec2',
  iamPrefix: 'ec2',
  operations: {
    RevokeSecurityGroupIngress: change('ingress', true),
    RevokeSecurityGroupEgress: change('egress', true),
    AuthorizeSecurityGroupIngress: change('ingress', false),
    AuthorizeSecurityGroupEgress: change('egress', false),
  },
};
