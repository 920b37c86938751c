/** A domain whose people are found by rules; the settings that it has are those of the template. Nothing of it outlives the test. */
import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Domain } from 'cdk-customer-profiles';
import { matching } from '../../examples/retail/matching';
import { ownName } from './own-name';
import { callProfiles } from './profile-calls';

const app = new App();
const stack = new Stack(app, 'CustomerProfilesIdentityResolution');
const domain = new Domain(stack, 'Domain', {
  domainName: ownName('cp-integ'), defaultExpiration: Duration.days(30), ruleBasedMatching: matching, removalPolicy: RemovalPolicy.DESTROY, autoDeleteProfiles: true,
});

const test = new IntegTest(app, 'IdentityResolution', { testCases: [stack] });
callProfiles(test, {
  operation: 'GetDomain', request: { DomainName: domain.domainName }, expected: ExpectedResult.objectLike({ RuleBasedMatching: { Enabled: true } }),
});
