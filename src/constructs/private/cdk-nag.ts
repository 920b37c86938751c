import { Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** That a queue has a dead letter queue. */
const QUEUE_WITHOUT_DEAD_LETTERS = 'AwsSolutions-SQS3';
/** That no permission has a wildcard; what it finds is told in brackets, and each is acknowledged by itself. */
const WILDCARDS = 'AwsSolutions-IAM5';

/**
 * What cdk-nag finds in resources that this library makes, and is meant so, is acknowledged here with its reason: users of that package should not have to
 * look into our policies. The metadata is that of the CDK's own validation, which takes no room in the template.
 */
export function acknowledgeDeadLetterQueue(queue: IConstruct): void {
  acknowledge(queue, [QUEUE_WITHOUT_DEAD_LETTERS], 'it is a dead letter queue itself');
}

/**
 * Acknowledges the wildcards of the policies beneath a construct, when the app is synthesised and all their statements are there.
 *
 * @param reasonOf why a statement of that name has wildcards; undefined where nobody has said it, so that it is found
 */
export function acknowledgeWildcards(scope: IConstruct, reasonOf: (sid: string) => string | undefined): void {
  const acknowledged = new Set<string>();
  scope.node.addValidation({
    validate: () => {
      for (const policy of scope.node.findAll().filter((one) => one instanceof iam.CfnPolicy || one instanceof iam.CfnManagedPolicy)) {
        const { Statement: statements = [] } = Stack.of(policy).resolve(policy.policyDocument) as { readonly Statement?: readonly Statement[] };
        for (const { Sid: sid = '', Resource: resources } of statements) {
          const reason = reasonOf(sid);
          if (reason !== undefined) {
            const wildcards = [resources].flat().map(flat).filter((resource) => resource.includes('*'));
            const fresh = wildcards.filter((resource) => !acknowledged.has(`${policy.node.path} ${resource}`));
            acknowledge(policy, fresh.map((resource) => `${WILDCARDS}[Resource::${resource}]`), reason);
            wildcards.forEach((resource) => acknowledged.add(`${policy.node.path} ${resource}`));
          }
        }
      }
      return [];
    },
  });
}

/** Writes what `Validations.of(construct).acknowledge()` does, which before aws-cdk-lib 2.269 refuses ids that have `::` twice, as ARNs without a region do. */
function acknowledge(construct: IConstruct, ids: readonly string[], reason: string): void {
  if (ids.length > 0) {
    construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, Object.fromEntries(ids.map((id) => [id, reason])));
  }
}

interface Statement {
  readonly Sid?: string;
  readonly Resource?: unknown;
}

/** A resource as cdk-nag writes it: references in angle brackets. */
function flat(resource: unknown): string {
  if (typeof resource !== 'object' || resource === null) {
    return String(resource).replaceAll('${', '<').replaceAll('}', '>');
  }
  const { 'Fn::Join': join, 'Fn::GetAtt': attribute, 'Ref': ref } = resource as { readonly [name: string]: unknown };
  if (Array.isArray(join)) {
    const [delimiter, parts] = join as [string, readonly unknown[]];
    return parts.map(flat).join(delimiter);
  }
  if (Array.isArray(attribute)) {
    return `<${attribute.map(flat).join('.')}>`;
  }
  return ref === undefined ? JSON.stringify(resource) : `<${flat(ref)}>`;
}
