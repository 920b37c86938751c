import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** What an app acknowledges a warning by, or an error that may be acknowledged. */
export function warningId(name: string): string {
  return `cdk-customer-profiles:${name}`;
}

/**
 * Warns of something in a construct, unless the app has acknowledged it. Looked up here, and not left to `Annotations`, because in older releases of
 * aws-cdk-lib (2.257 is one) `Validations.acknowledge()` finds no warnings of `Annotations`, and none that its construct gets later.
 */
export function warn(construct: IConstruct, name: string, message: string): void {
  if (!isAcknowledged(construct, name)) {
    Validations.of(construct).addWarning(warningId(name), message);
  }
}

/** Whether the app, on the construct or on one that it is in, has said that it knows better. */
export function isAcknowledged(construct: IConstruct, name: string): boolean {
  return construct.node.scopes.some((scope) => scope.node.metadata.some((entry) =>
    entry.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY && Object.keys(entry.data as object).some((id) => id.endsWith(warningId(name)))));
}
