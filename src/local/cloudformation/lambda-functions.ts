import type { AssetStore } from './asset-store';
import { isObject } from './json';
import type { JsonObject } from './json';
import { environmentVariables } from './native-compute-types';
import type { NativeEffects } from './native-resources';
import { text } from './native-type';
import type { ResourceTarget } from './resource-provider';
import type { FunctionConfiguration } from '../lambda/function-configuration';
import type { LambdaRuntime } from '../lambda/lambda-runtime';

/** Makes the functions of templates known to the Lambda runtime. */
export class LambdaFunctions implements NativeEffects {
  constructor(private readonly runtime: LambdaRuntime, private readonly assets: AssetStore) {}

  public put(target: ResourceTarget, properties: JsonObject, attributes: JsonObject): string | undefined {
    if (isObject(properties.Code) && properties.Code.ImageUri !== undefined) {
      // a container image stays a record: nobody can invoke it here
      this.runtime.remove(text(attributes.Arn));
      return undefined;
    }
    const zipFile = this.codeOf(properties);
    if (zipFile === undefined) {
      return 'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.';
    }
    this.runtime.put(configurationOf(target, properties, text(attributes.Arn), zipFile));
    return undefined;
  }

  public remove(_target: ResourceTarget, attributes: JsonObject): undefined {
    this.runtime.remove(text(attributes.Arn));
    return undefined;
  }

  private codeOf({ Code: code }: JsonObject): string | undefined {
    if (!isObject(code)) {
      return undefined;
    }
    if (typeof code.ZipFile === 'string') {
      return this.assets.publishSource(code.ZipFile);
    }
    return this.assets.find(text(code.S3Bucket), text(code.S3Key));
  }
}

function configurationOf(target: ResourceTarget, properties: JsonObject, arn: string, zipFile: string): FunctionConfiguration {
  const name = arn.split(':').at(-1) ?? target.logicalId;
  const { LoggingConfig: logging } = properties;
  return {
    arn,
    name,
    zipFile,
    handler: text(properties.Handler, 'index.handler'),
    runtime: text(properties.Runtime),
    // Lambda's defaults
    timeoutSeconds: Number(properties.Timeout ?? 3),
    memoryMegabytes: Number(properties.MemorySize ?? 128),
    variables: environmentVariables(properties),
    roleArn: text(properties.Role),
    region: target.region,
    logGroupName: isObject(logging) ? text(logging.LogGroup, `/aws/lambda/${name}`) : `/aws/lambda/${name}`,
  };
}
