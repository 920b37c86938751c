/** An account in a region: what AWS keeps apart. */
export interface Environment {
  readonly account: string;
  readonly region: string;
}

/** Where everything is that says nothing else. */
export const DEFAULT_ENVIRONMENT: Environment = { account: '000000000000', region: 'us-east-1' };

export function sameEnvironment(one: Environment, other: Environment): boolean {
  return one.account === other.account && one.region === other.region;
}

/** A text that is the same for the same environment only. */
export function environmentKey({ account, region }: Environment): string {
  return `${account}/${region}`;
}

/** The environment of a key. */
export function environmentOfKey(key: string): Environment {
  const at = key.indexOf('/');
  return { account: key.slice(0, at), region: key.slice(at + 1) };
}

/** Account and region in an ARN, such as the id of a stack; both are empty in what is none. */
export function environmentOfArn(arn: string): Environment {
  const [, , , region = '', account = ''] = arn.split(':');
  return { account, region };
}

/** The partition that a region is in: it is the first word of ARNs. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
