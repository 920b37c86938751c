import type { StackDefinition } from './assembly';
import { evaluateConditions } from './conditions';
import { checkDynamicReferences, resolveDynamicReferences } from './dynamic-references';
import { holds, resourceGraph } from './graph';
import type { Graph } from './graph';
import { resolve, text } from './intrinsics';
import type { Scope } from './intrinsics';
import { isScalar, show } from './json';
import type { Json, JsonObject } from './json';
import { missingAttribute } from './native-resources';
import { outsideCalls } from './outside-calls';
import type { OutsideSource, Reading } from './outside-reading';
import type { OutsideValues } from './outside-values';
import { resolveParameters } from './parameters';
import type { ParameterValue } from './parameters';
import { isCustom, isNestedStack } from './stack-identity';
import type { StackIdentity } from './stack-identity';
import { stackOutputSource } from './stack-output-reference';
import type { OutputRecord, ResourceRecord } from './stack-store';
import { parseTemplate, TemplateError } from './template';
import type { Template } from './template';

export interface PlanInput {
  readonly definition: StackDefinition;
  readonly identity: StackIdentity;
  readonly given: { readonly [key: string]: string };
  readonly previous: { readonly [key: string]: string };
  /** What other stacks have. */
  readonly outside: Pick<OutsideValues, 'exported' | 'read' | 'whyMissing'>;
}

/** A template with its parameters and conditions settled: what is to be made, and in which order. */
export class StackPlan {
  public readonly template: Template;
  public readonly graph: Graph;
  /** Parameter values to remember for the next update. */
  public readonly given: { [key: string]: string };
  /** Exports of other stacks that were used while resolving. */
  public readonly imports = new Set<string>();
  private readonly read = new Map<string, Reading>();
  private readonly parameters: { [key: string]: ParameterValue };
  private readonly conditions: ReadonlyMap<string, boolean>;

  constructor(private readonly input: PlanInput) {
    this.template = parseTemplate(input.definition.template);
    const { values, given } = resolveParameters(
      this.template.parameters, input.given, input.previous, (name) => this.reading(this.parameterSource(name)),
    );
    this.parameters = values;
    this.given = given;
    this.conditions = evaluateConditions(this.template.conditions, (condition) => this.scope({}, condition));
    this.graph = resourceGraph(this.template, this.conditions);
    this.parts().forEach(({ value, path }) => checkDynamicReferences(value, path));
  }

  /** What was read of other stacks while resolving, besides exports. */
  public get readings(): readonly Reading[] {
    return [...this.read.values()];
  }

  /** Reads what the template names of other stacks, so that what is missing there shows before anything is made. */
  public readAhead(): void {
    for (const { value, path: at } of this.parts()) {
      outsideCalls(value, this.conditions, at).forEach(({ call, path }) => resolve(call, this.scope({}), path));
    }
  }

  public properties(logicalId: string, resources: { readonly [key: string]: ResourceRecord }): JsonObject {
    const path = `/Resources/${logicalId}/Properties`;
    return this.withoutReferences(resolve(this.template.resources[logicalId].properties, this.scope(resources), path) ?? {}, path) as JsonObject;
  }

  public outputs(resources: { readonly [key: string]: ResourceRecord }): { [key: string]: OutputRecord } {
    const scope = this.scope(resources);
    const outputs: { [key: string]: OutputRecord } = {};
    for (const [id, output] of Object.entries(this.template.outputs)) {
      const path = `/Outputs/${id}`;
      if (!holds(output.condition, this.conditions, path)) {
        continue;
      }
      outputs[id] = {
        value: text(this.withoutReferences(resolve(output.value, scope, `${path}/Value`) ?? null, `${path}/Value`), `${path}/Value`),
        ...(output.exportName === undefined ? {} : { exportName: text(resolve(output.exportName, scope, `${path}/Export/Name`), `${path}/Export/Name`) }),
      };
    }
    return outputs;
  }

  /** Whether a condition of the template is true. */
  public holds(condition: string): boolean {
    return this.conditions.get(condition) === true;
  }

  /** Where functions get their values from, given the resources that are there. */
  public scope(resources: { readonly [key: string]: ResourceRecord }, condition: Scope['condition'] = (name, path) => holds(name, this.conditions, path)): Scope {
    return {
      region: this.input.identity.region,
      mappings: this.template.mappings,
      condition,
      ref: (name, path) => {
        if (name === 'AWS::NoValue') {
          return undefined;
        }
        const value = this.pseudoParameters()[name] ?? this.parameters[name] ?? resources[name]?.physicalId;
        if (value === undefined) {
          throw new TemplateError(`${path} refers to ${show(name)}, which is no parameter or resource that has a value here`);
        }
        return value;
      },
      getAtt: (logicalId, attribute, path) => {
        const record = resources[logicalId];
        if (record === undefined) {
          throw new TemplateError(`${path} refers to ${show(logicalId)}, which is no resource that has a value here`);
        }
        return attributeOf(record, attribute, this.input.identity.stackId);
      },
      importValue: (name, path) => {
        const value = this.input.outside.exported(this.input.identity, name);
        if (value === undefined) {
          throw new TemplateError(`No export named ${name} found (${path})`);
        }
        this.imports.add(name);
        return value;
      },
      stackOutput: (reference, path) => this.existing(this.sourceOf(reference, path), path),
    };
  }

  /** Where the output is that a Fn::GetStackOutput of the template names. */
  public sourceOf(reference: Json | undefined, path: string): OutsideSource {
    return stackOutputSource(reference, this.input.identity, path);
  }

  /** What of the template is carried out. */
  private parts(): { value: Json; path: string }[] {
    return [
      ...[...this.graph.keys()].map((id) => ({ value: this.template.resources[id].properties, path: `/Resources/${id}/Properties` })),
      ...Object.entries(this.template.outputs)
        .filter(([id, { condition }]) => holds(condition, this.conditions, `/Outputs/${id}`))
        .map(([id, { value }]) => ({ value, path: `/Outputs/${id}/Value` })),
    ];
  }

  private withoutReferences(value: Json, path: string): Json {
    return resolveDynamicReferences(value, (name, at) => this.existing(this.parameterSource(name), at), path);
  }

  private parameterSource(name: string): OutsideSource {
    const { account, region } = this.input.identity;
    return { kind: 'parameter', name, account, region };
  }

  private existing(source: OutsideSource, path: string): string {
    const value = this.reading(source);
    if (value === undefined) {
      throw new TemplateError(`${this.input.outside.whyMissing(source)} (${path})`);
    }
    return value;
  }

  private reading(source: OutsideSource): string | undefined {
    const value = this.input.outside.read(source);
    if (value !== undefined) {
      this.read.set(JSON.stringify(source), { ...source, value });
    }
    return value;
  }

  private pseudoParameters(): { [key: string]: Json } {
    const { account, region, partition, stackId, stackName, urlSuffix } = this.input.identity;
    return {
      'AWS::AccountId': account,
      'AWS::NotificationARNs': [],
      'AWS::Partition': partition,
      'AWS::Region': region,
      'AWS::StackId': stackId,
      'AWS::StackName': stackName,
      'AWS::URLSuffix': urlSuffix,
    };
  }
}

function attributeOf({ type, logicalId, physicalId, attributes }: ResourceRecord, attribute: string, stackId: string): Json {
  const value = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  if (value !== undefined && value !== null) {
    return isCustom(type) && isScalar(value) ? String(value) : value;
  }
  if (isCustom(type)) {
    throw new TemplateError(`CustomResource attribute error: Vendor response doesn't contain ${attribute} attribute in object ${stackId}|${logicalId}|${physicalId}`);
  }
  if (isNestedStack(type)) {
    throw new TemplateError(`'${attribute}' is no output of the nested stack ${logicalId}; it has ${Object.keys(attributes).map(show).join(', ') || 'none'}`);
  }
  throw new TemplateError(missingAttribute(type, logicalId, attribute, attributes));
}
