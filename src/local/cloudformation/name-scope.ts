import { sameEnvironment } from '../environment/environment';
import type { Environment } from '../environment/environment';

/** Whether a resource of a type in one environment and one in another are in each other's way if they have the same name. */
export function sharesNames(type: string, one: Environment, other: Environment): boolean {
  if (type === 'AWS::S3::Bucket') {
    // a bucket's name is taken for everybody
    return true;
  }
  // IAM has no regions
  return type.startsWith('AWS::IAM::') ? one.account === other.account : sameEnvironment(one, other);
}
