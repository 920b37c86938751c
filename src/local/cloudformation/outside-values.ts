import { deployedResources } from './attached-policies';
import { exportedValue } from './exports';
import type { OutsideSource, Reading } from './outside-reading';
import type { StackStore } from './stack-store';
import { sameEnvironment } from '../environment/environment';
import type { Environment } from '../environment/environment';

/** What stacks read of one another, of all environments. */
export class OutsideValues {
  /**
   * @param given SSM parameters that no deployed stack has, of every environment
   * @param ofEnvironment looks a parameter up that an environment has
   */
  constructor(
    private readonly store: StackStore,
    private readonly given: { readonly [key: string]: string } = {},
    private readonly ofEnvironment = (environment: Environment, name: string): string | undefined => deployedParameter(store, environment, name),
  ) {}

  public exported(environment: Environment, exportName: string): string | undefined {
    return exportedValue(this.store.list(), environment, exportName);
  }

  /** What a source is now; undefined where there is no such thing. */
  public read(source: OutsideSource): string | undefined {
    return source.kind === 'parameter' ? this.parameter(source, source.name) : this.stackOutput(source);
  }

  /** Why a source cannot be read, and what to do. */
  public whyMissing({ kind, name, account, region }: OutsideSource): string {
    const place = `of account ${account} in region ${region}`;
    if (kind === 'parameter') {
      return `SSM parameter '${name}' ${place} does not exist here; deploy the stack that makes it first, or give it to the engine as one of ssmParameters`;
    }
    const [stackName, output] = name.split('.');
    const stack = this.store.get({ name: stackName, account, region });
    if (stack === undefined) {
      return `output '${output}' cannot be read because stack '${stackName}' ${place} is not deployed; deploy it first`;
    }
    const outputs = Object.keys(stack.outputs).map((id) => `'${id}'`).join(', ');
    return `stack '${stackName}' ${place} has no output '${output}'; it is ${stack.status} and has ${outputs || 'none'}`;
  }

  /** Whether a stack would read something else now. */
  public haveChanged(readings: readonly Reading[]): boolean {
    return readings.some((reading) => this.read(reading) !== reading.value);
  }

  private stackOutput({ name, account, region }: OutsideSource): string | undefined {
    const [stackName, output] = name.split('.');
    const outputs = this.store.get({ name: stackName, account, region })?.outputs ?? {};
    return Object.hasOwn(outputs, output) ? outputs[output].value : undefined;
  }

  private parameter(environment: Environment, name: string): string | undefined {
    // newer than any version that a template of the CDK asks for
    const bootstrap = /^\/cdk-bootstrap\/[^/]+\/version$/.test(name) ? '9999' : undefined;
    return this.given[name] ?? this.ofEnvironment(environment, name) ?? bootstrap;
  }
}

function deployedParameter(store: StackStore, environment: Environment, name: string): string | undefined {
  const deployed = deployedResources(store).find(({ stack, record }) => (
    record.type === 'AWS::SSM::Parameter' && record.physicalId === name && sameEnvironment(stack, environment)
  ));
  return deployed && String(deployed.record.attributes.Value);
}
