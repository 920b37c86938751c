import type { StackDefinition } from './assembly';
import type { DeployOptions } from './engine-options';
import { exportedValue, exportInUse } from './exports';
import { show } from './json';
import { checkNestedTemplates } from './nested-template';
import type { OutsideSource } from './outside-reading';
import type { OutsideValues } from './outside-values';
import { preflight } from './preflight';
import type { StackPlan } from './stack-plan';
import { assertUpdatable, StackStateError } from './stack-state';
import { keyText, sameStack } from './stack-store';
import type { StackKey, StackRecord, StackStore } from './stack-store';
import { TemplateError } from './template';
import { environmentKey } from '../environment/environment';
import type { Environment } from '../environment/environment';

/** A stack that is to be deployed, and how. */
export interface DeploymentStep {
  readonly definition: StackDefinition;
  readonly options?: DeployOptions;
}

type Outside = Pick<OutsideValues, 'exported' | 'read' | 'whyMissing'>;

/** What a check asks the engine for. */
export interface Deployed {
  readonly store: StackStore;
  readonly outside: OutsideValues;
  keyOf(definition: StackDefinition): StackKey;
  newStack(key: StackKey): StackRecord;
  plan(stack: StackRecord, definition: StackDefinition, given: { readonly [key: string]: string }, outside: Outside): StackPlan;
  /** Why a resource has no such attribute, or undefined. */
  missingAttribute(stack: StackRecord, logicalId: string, type: string, attribute: string): string | undefined;
  hasAsset(stack: StackRecord, definition: StackDefinition, bucket: string, key: string): boolean;
  hasFunction(arn: string): boolean;
}

/** Everything that is wrong with stacks that are to be deployed one after the other, as far as it can be known before anything begins. */
export class DeploymentCheck {
  public readonly problems: string[] = [];
  /** Exports of the stacks so far, by environment; one without a name is not known yet. */
  private readonly exported = new Set<string>();
  private readonly parameters = new Set<string>();
  /** Outputs of the stacks so far. */
  private readonly outputs = new Set<string>();

  constructor(private readonly steps: readonly DeploymentStep[], private readonly deployed: Deployed) {
    steps.forEach((step) => this.check(step));
  }

  /** Each stack may use what those before it make. */
  private check({ definition, options = {} }: DeploymentStep): void {
    const own = (problem: string): void => void this.problems.push(`stack '${definition.name}': ${problem}`);
    try {
      const { store } = this.deployed;
      const key = this.deployed.keyOf(definition);
      const existing = store.get(key);
      if (existing !== undefined) {
        assertUpdatable(existing);
      }
      const stack = existing ?? this.deployed.newStack(key);
      const plan = this.deployed.plan(stack, definition, options.parameters ?? {}, this.outsideNow());
      assertFailAt(plan, stack, options.failAt);
      checkNestedTemplates(definition);
      const { name, account, region } = stack;
      const known = preflight(plan, {
        name,
        account,
        region,
        missingAttribute: (logicalId, type, attribute) => this.deployed.missingAttribute(stack, logicalId, type, attribute),
        exports: (exportName) => this.isExported(stack, exportName),
        ssmParameter: (parameter) => this.outsideNow().read({ kind: 'parameter', name: parameter, account, region }),
        missingOutput: (source) => this.isOutput(source) ? undefined : this.deployed.outside.whyMissing(source),
        hasAsset: (bucket, objectKey) => this.deployed.hasAsset(stack, definition, bucket, objectKey),
        hasFunction: (arn) => this.hasFunction(arn),
      });
      known.exportNames().forEach((exportName) => this.exported.add(`${environmentKey(stack)} ${exportName ?? ''}`));
      Object.keys(plan.template.outputs).forEach((output) => this.outputs.add(`${keyText(stack)}.${output}`));
      Object.values(plan.template.resources).filter(({ type }) => type === 'AWS::SSM::Parameter').forEach(({ properties }) => (
        this.parameters.add(`${environmentKey(stack)} ${String(properties.Name)}`)
      ));
      known.problems.forEach(own);
    } catch (error) {
      if (!(error instanceof TemplateError) && !(error instanceof StackStateError)) {
        throw error;
      }
      (error instanceof TemplateError ? error.problems : [error.message]).forEach(own);
    }
  }

  /** What other stacks have, and will have when it is a stack's turn. */
  private outsideNow(): Outside {
    const { outside } = this.deployed;
    return {
      exported: (environment, name) => outside.exported(environment, name),
      read: (source) => outside.read(source) ?? (this.parameters.has(`${environmentKey(source)} ${source.name}`) ? source.name : undefined),
      whyMissing: (source) => outside.whyMissing(source),
    };
  }

  private isExported(environment: Environment, name: string): boolean {
    const changing = this.steps.map(({ definition }) => this.deployed.keyOf(definition));
    const staying = this.deployed.store.list().filter((record) => !changing.some((key) => sameStack(key, record)));
    return ['', name].some((one) => this.exported.has(`${environmentKey(environment)} ${one}`)) || exportedValue(staying, environment, name) !== undefined;
  }

  private isOutput(source: OutsideSource): boolean {
    const [name, output] = source.name.split('.');
    return this.deployed.outside.read(source) !== undefined || this.outputs.has(`${keyText({ ...source, name })}.${output}`);
  }

  private hasFunction(arn: string): boolean {
    return this.deployed.hasFunction(arn) || this.steps.some(({ definition }) => (
      JSON.stringify(definition.template).includes(`"FunctionName":"${arn.split(':')[6]}"`)
    ));
  }
}

/** Why stacks that are to be deleted would not be: they are protected, or a stack that stays uses what they export. */
export function problemsOfDestruction(keys: readonly StackKey[], store: StackStore): string[] {
  const staying = store.list().filter((record) => !keys.some((key) => sameStack(key, record)));
  return keys.flatMap((key) => store.get(key) ?? []).flatMap((stack) => [
    ...stack.terminationProtection ? [protection(stack.name)] : [],
    ...[exportInUse(staying, stack)].flatMap((problem) => problem === undefined ? [] : [`stack '${stack.name}': ${problem}`]),
  ]);
}

export function assertFailAt(plan: StackPlan, { name }: Pick<StackRecord, 'name'>, failAt: string | undefined): void {
  if (failAt !== undefined && !plan.graph.has(failAt)) {
    throw new StackStateError(`cannot fail at ${show(failAt)}, stack '${name}' has no such resource; it has ${[...plan.graph.keys()].join(', ')}`);
  }
}

export function protection(stackName: string): string {
  return `stack '${stackName}' cannot be deleted while termination protection is on; deploy it with terminationProtection off first`;
}

/** Says all problems at once. */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new TemplateError(`nothing was begun, because of ${problems.length === 1 ? '' : `${problems.length} problems:\n  `}${problems.join('\n  ')}`);
  }
}
