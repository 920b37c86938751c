import { Stack, Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { IConstruct } from 'constructs';
import { domainPath } from '../../model/resource-path';
import * as checks from '../../model/rules/checks';
import { warn } from '../private/warning';

/** An account for an ARN whose partition matters only. */
const ANY_ACCOUNT = '123456789012';

/**
 * Warns at synth of a stack in a partition for whose ARNs the service changes no tags. Its API model decides, so that a newer one lifts it.
 * A region that is not known yet, or not to the CDK, is passed over.
 */
export function warnOfFixedTags(construct: IConstruct): void {
  construct.node.addValidation({
    validate: () => {
      const { region } = Stack.of(construct);
      const partition = Token.isUnresolved(region) ? undefined : RegionInfo.get(region).partition;
      const refusal = partition === undefined ? undefined : checks.refusalOfTagArn(`arn:${partition}:profile:${region}:${ANY_ACCOUNT}:${domainPath('any')}`);
      if (refusal !== undefined) {
        warn(construct, 'tags-fixed-in-partition',
          `in partition ${partition} tags of Customer Profiles resources are set when a resource is made and cannot be changed afterwards (${refusal}); a deployment `
          + 'that changes tags, adopts an existing resource, adds again a resource that was kept, or makes an IdentityResolution fails before the '
          + 'first write; keep tags as they were given '
          + 'first, import an existing resource (Domain.fromDomainName and the like) rather than adopt it, and delete a kept one before it is added again');
      }
      return [];
    },
  });
}
