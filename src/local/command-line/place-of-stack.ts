import { environmentOfArn, sameEnvironment } from '../environment/environment';
import type { Environment } from '../environment/environment';

/** Says where a stack is that is not where most of the app is; a name does not tell, as it may be taken once in every account and region. */
export function placeOfStack(stackId: string, home: Environment): string {
  const environment = environmentOfArn(stackId);
  return stackId === '' || sameEnvironment(environment, home) ? '' : ` (account ${environment.account}, region ${environment.region})`;
}
