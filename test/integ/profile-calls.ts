import type { AwsApiCall, ExpectedResult, IApiCall, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { Duration } from 'aws-cdk-lib';

export interface ProfileCall {
  /** Of the API, for example `GetDomain`. */
  readonly operation: string;
  readonly request: object;
  /** @default - any answer that is no error */
  readonly expected?: ExpectedResult;
  /** The answer comes to be the expected one some time after the calls before. @default false */
  readonly awaited?: boolean;
}

const EFFECTS = { totalTimeout: Duration.minutes(5), interval: Duration.seconds(15) };

/** A service whose effects are there at once needs no state machine that waits for them: `-c consistent=true`, for the local one. */
const CONSISTENT = 'consistent';

/** A call of Customer Profiles by an assertion. IAM calls the service otherwise than its client is called, which is what the assertion would allow. */
export function callProfiles(test: IntegTest, { operation, request, expected, awaited = false }: ProfileCall): IApiCall {
  const call = test.assertions.awsApiCall('customer-profiles', operation, request);
  const statement = { Effect: 'Allow', Action: [`profile:${operation}`], Resource: ['*'] };
  call.provider.addToRolePolicy(statement);
  if (expected) {
    call.expect(expected);
  }
  if (awaited && test.node.tryGetContext(CONSISTENT) === undefined) {
    call.waitForAssertions(EFFECTS);
    (call as AwsApiCall).waiterProvider?.addToRolePolicy(statement);
  }
  return call;
}
