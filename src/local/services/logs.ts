import { arnOf, deployedHere, inRegion, ServiceRefusal, text, texts } from './service';
import type { Input, Service, ServiceContext } from './service';
import type { StoredLogGroup } from './service-state';

/** CloudWatch Logs: log groups with their retention, and resource policies; nothing is logged into them. */

function find(context: ServiceContext, name: string): StoredLogGroup | undefined {
  const ofStack = deployedHere(context, 'AWS::Logs::LogGroup').find(({ physicalId }) => physicalId === name);
  const days = ofStack?.properties.RetentionInDays;
  return context.state.tables.logGroups[inRegion(context, name)]
    ?? (ofStack && { made: false, ...(days === undefined ? {} : { retentionInDays: Number(days) }) });
}

function existing(context: ServiceContext, name: string): StoredLogGroup {
  const found = find(context, name);
  if (found === undefined) {
    throw new ServiceRefusal('ResourceNotFoundException', `The specified log group does not exist: ${name}`);
  }
  return found;
}

function change(context: ServiceContext, name: string, group: StoredLogGroup | undefined): void {
  const { logGroups } = context.state.tables;
  delete logGroups[inRegion(context, name)];
  if (group !== undefined) {
    logGroups[inRegion(context, name)] = group;
  }
  context.state.save();
}

function groupArn(context: ServiceContext, name: string): string {
  return arnOf(context, 'logs', `log-group:${name}`);
}

/** IAM knows a log group by the ARN that ends with its streams. */
function ofGroup(input: Input, context: ServiceContext): string[] {
  return [`${groupArn(context, String(input.logGroupName))}:*`];
}

function names(context: ServiceContext): string[] {
  const prefix = inRegion(context, '');
  const made = Object.keys(context.state.tables.logGroups).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  return [...new Set([...made, ...deployedHere(context, 'AWS::Logs::LogGroup').map(({ physicalId }) => physicalId)])].sort();
}

export const LOGS: Service = {
  name: 'cloudwatch-logs',
  iamPrefix: 'logs',
  operations: {
    CreateLogGroup: {
      resources: ofGroup,
      run: (input, context) => {
        const name = text(input, 'logGroupName');
        if (find(context, name) !== undefined) {
          throw new ServiceRefusal('ResourceAlreadyExistsException', 'The specified log group already exists');
        }
        change(context, name, { made: true });
        return {};
      },
    },
    DeleteLogGroup: {
      resources: ofGroup,
      run: (input, context) => {
        const name = text(input, 'logGroupName');
        existing(context, name);
        change(context, name, undefined);
        return {};
      },
    },
    PutRetentionPolicy: {
      resources: ofGroup,
      run: (input, context) => {
        const name = text(input, 'logGroupName');
        change(context, name, { ...existing(context, name), retentionInDays: Number(input.retentionInDays) });
        return {};
      },
    },
    DeleteRetentionPolicy: {
      resources: ofGroup,
      run: (input, context) => {
        const name = text(input, 'logGroupName');
        change(context, name, { ...existing(context, name), retentionInDays: undefined });
        return {};
      },
    },
    DescribeLogGroups: {
      resources: (_input, context) => [groupArn(context, '*')],
      run: (input, context) => ({
        logGroups: names(context).filter((name) => name.startsWith(String(input.logGroupNamePrefix ?? ''))).map((name) => ({
          logGroupName: name,
          arn: `${groupArn(context, name)}:*`,
          logGroupArn: groupArn(context, name),
          retentionInDays: find(context, name)?.retentionInDays,
          storedBytes: 0,
        })),
      }),
    },
    PutResourcePolicy: {
      run: (input, context) => {
        const name = text(input, 'policyName');
        const document = text(input, 'policyDocument');
        context.state.tables.resourcePolicies[inRegion(context, name)] = document;
        context.state.save();
        return { resourcePolicy: { policyName: name, policyDocument: document, lastUpdatedTime: Date.now() } };
      },
    },
    DeleteResourcePolicy: {
      run: (input, context) => {
        const key = inRegion(context, text(input, 'policyName'));
        if (context.state.tables.resourcePolicies[key] === undefined) {
          throw new ServiceRefusal('ResourceNotFoundException', `Policy with name [${String(input.policyName)}] does not exist.`);
        }
        delete context.state.tables.resourcePolicies[key];
        context.state.save();
        return {};
      },
    },
    DescribeResourcePolicies: {
      run: (_input, context) => {
        const prefix = inRegion(context, '');
        const own = Object.entries(context.state.tables.resourcePolicies).filter(([key]) => key.startsWith(prefix));
        return { resourcePolicies: own.map(([key, policyDocument]) => ({ policyName: key.slice(prefix.length), policyDocument })) };
      },
    },
    TagResource: { resources: (input) => texts({ arns: [input.resourceArn] }, 'arns'), run: () => ({}) },
    UntagResource: { resources: (input) => texts({ arns: [input.resourceArn] }, 'arns'), run: () => ({}) },
  },
};
