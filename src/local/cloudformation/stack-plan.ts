import type { StackDefinition } from './assembly';
import { evaluateConditions } from './conditions';
import { holds, resourceGraph } from './graph';
import type { Graph } from './graph';
import { resolve, text } from './intrinsics';
import type { Scope } from './intrinsics';
import { isScalar, show } from './json';
import type { Json, JsonObject } from './json';
import { missingAttribute } from './native-resources';
import { resolveParameters } from './parameters';
import type { ParameterStore, ParameterValue } from './parameters';
import { isCustom } from './stack-identity';
import type { StackIdentity } from './stack-identity';
import type { OutputRecord, ResourceRecord } from './stack-store';
import { parseTemplate, TemplateError } from './template';
import type { Template } from './template';

export interface PlanInput {
  readonly definition: StackDefinition;
  readonly identity: StackIdentity;
  readonly given: { readonly [key: string]: string };
  readonly previous: { readonly [key: string]: string };
  readonly parameterStore: ParameterStore;
  /** The value of an export; undefined where no stack exports that name. */
  readonly exported: (name: string) => string | undefined;
}

/** A template with its parameters and conditions settled: what is to be made, and in which order. */
export class StackPlan {
  public readonly template: Template;
  public readonly graph: Graph;
  /** Parameter values to remember for the next update. */
  public readonly given: { [key: string]: string };
  /** Exports of other stacks that were used while resolving. */
  public readonly imports = new Set<string>();
  private readonly parameters: { [key: string]: ParameterValue };
  private readonly conditions: ReadonlyMap<string, boolean>;

  constructor(private readonly input: PlanInput) {
    this.template = parseTemplate(input.definition.template);
    const { values, given } = resolveParameters(this.template.parameters, input.given, input.previous, input.parameterStore);
    this.parameters = values;
    this.given = given;
    this.conditions = evaluateConditions(this.template.conditions, (condition) => this.scope({}, condition));
    this.graph = resourceGraph(this.template, this.conditions);
  }

  public properties(logicalId: string, resources: { readonly [key: string]: ResourceRecord }): JsonObject {
    const path = `/Resources/${logicalId}/Properties`;
    return resolve(this.template.resources[logicalId].properties, this.scope(resources), path) as JsonObject;
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
        value: text(resolve(output.value, scope, `${path}/Value`), `${path}/Value`),
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
      ssmParameter: (name) => this.input.parameterStore(name),
      importValue: (name, path) => {
        const value = this.input.exported(name);
        if (value === undefined) {
          throw new TemplateError(`No export named ${name} found (${path})`);
        }
        this.imports.add(name);
        return value;
      },
    };
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
  throw new TemplateError(missingAttribute(type, logicalId, attribute, attributes));
}
