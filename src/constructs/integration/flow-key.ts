import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import type { FlowDefinition } from './flow-definition';
import { DomainKey, keyOf } from '../private/references';
import { usageError } from '../private/usage-error';

/** The key that a flow of a domain is encrypted with, which is that of the domain. */
export function keyForFlow(scope: Construct, domain: refs.IDomainRef, { flowName }: FlowDefinition): DomainKey {
  const key = keyOf(domain);
  if (!key) {
    throw usageError(scope, `the flow ${JSON.stringify(flowName)} needs the customer managed key of its domain, and ${domain.node.path} has none that is known; `
      + 'give the domain an encryptionKey, or import it with Domain.fromDomainAttributes and its key');
  }
  return key;
}
