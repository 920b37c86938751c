import { Stack, Token } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { CUSTOM_RESOURCE_RUNTIME_FAMILY, CUSTOM_RESOURCE_SINGLETON_LOG_GROUP } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';

/** The oldest runtime that the function is built for. */
const OLDEST_NODE = 20;

/**
 * Lets `CustomResourceConfig` of aws-cdk-lib set the retention and the removal policy of the function's log group, as it does with those of the CDK's own custom
 * resources. Not for a log group that was given: who has made it has set them.
 */
export function letConfigureLogGroup(logGroup: logs.ILogGroup): void {
  logGroup.node.addMetadata(CUSTOM_RESOURCE_SINGLETON_LOG_GROUP, true);
}

/**
 * Lets `CustomResourceConfig` of aws-cdk-lib set the runtime of the function. Not where a runtime was given: that is for this function, the other for every one.
 */
export function letConfigureRuntime(handler: lambda.Function): void {
  const setting = new RuntimeSetting(handler, 'Runtime', handler.node.defaultChild as lambda.CfnFunction);
  setting.node.defaultChild = setting;
  setting.node.addMetadata(CUSTOM_RESOURCE_RUNTIME_FAMILY, handler.runtime.family);
}

/**
 * What the configuration sets the runtime of, in place of the resource itself: it overrides the property there, where nobody can read any more which one it was.
 * A runtime that the function cannot run on goes no further.
 */
class RuntimeSetting extends Construct {
  private refused?: string;

  constructor(scope: Construct, id: string, private readonly resource: lambda.CfnFunction) {
    super(scope, id);
    this.node.addValidation({
      validate: () => this.refused === undefined ? [] : [`CustomResourceConfig of ${Stack.of(this).node.path} or above sets the runtime ${this.refused}; allowed: Node.js `
        + `${OLDEST_NODE} or later; set a later one there, or one for this function alone: CustomerProfilesProvider.getOrCreate(stack, { runtime: ... })`],
    });
  }

  public addPropertyOverride(property: string, runtime: string): void {
    const [, version] = /^nodejs(\d+)/.exec(runtime) ?? [];
    this.refused = Token.isUnresolved(runtime) || Number(version) >= OLDEST_NODE ? undefined : runtime;
    if (this.refused === undefined) {
      this.resource.addPropertyOverride(property, runtime);
    }
  }
}
