import { resourceTypeOf } from './resource-types';
import type { LooseTemplate } from './template';
import { isUnresolved, unresolvedText, withoutMarks } from './unresolved';
import type { Environment } from '../../../model/rules/event-stream/event-stream-rules';
import { getAttTarget, resolve as evaluate } from '../../cloudformation/intrinsics';
import type { Scope } from '../../cloudformation/intrinsics';
import { isObject } from '../../cloudformation/json';
import type { Json, JsonObject } from '../../cloudformation/json';

/** Names that a custom resource of this library answers with as they were given. */
const NAMES = ['DomainName', 'ObjectTypeName', 'CalculatedAttributeName', 'EventStreamName'];

/** The longest function that is carried out: the time for some grows with the square of their text. */
const LONGEST_CALL = 20_000;

/** What is known of a template before it is deployed. */
export class StaticValues {
  /** Properties that others refer to, by logical id and name; one that is not known yet refers to itself. */
  private readonly properties = new Map<string, unknown>();
  private readonly scope: Scope;

  constructor(private readonly template: LooseTemplate, private readonly environment: Environment = {}) {
    this.scope = {
      mappings: template.mappings,
      region: environment.region ?? '',
      ref: (name) => known(this.ref(name)),
      getAtt: (logicalId, attribute) => known(this.getAtt(logicalId, attribute)),
      importValue: unknown,
      stackOutput: unknown,
      condition: unknown,
    };
  }

  /** The value with all functions carried out whose result does not depend on the deployment. Others become texts that are told as unresolved; undefined is AWS::NoValue. */
  public resolve(value: Json): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.resolve(item)).filter((item) => item !== undefined);
    }
    if (typeof value === 'string') {
      return value.includes('{{resolve:') ? unresolvedText(value) : value;
    }
    if (!isObject(value)) {
      return value;
    }
    return isCall(value) ? this.call(value) : Object.fromEntries(
      Object.entries(value).map(([name, item]): [string, unknown] => [name, this.resolve(item)]).filter(([, item]) => item !== undefined),
    );
  }

  private call(call: JsonObject): unknown {
    if (typeof call.Ref === 'string') {
      return call.Ref === 'AWS::NoValue' ? undefined : this.ref(call.Ref);
    }
    const text = JSON.stringify(call);
    try {
      if (call['Fn::GetAtt'] !== undefined) {
        const [logicalId, attribute] = getAttTarget(call['Fn::GetAtt'], '');
        return this.getAtt(logicalId, String(attribute));
      }
      return text.length > LONGEST_CALL ? unknown() : evaluate(call, this.scope, '');
    } catch {
      // A function that is wrong, or that cannot be known: CloudFormation tells the former.
      return unresolvedText(typeof call['Fn::Sub'] === 'string' ? call['Fn::Sub'] : this.joined(call['Fn::Join']) ?? text);
    }
  }

  /** What Fn::Join joins, as Fn::Sub would have it; undefined where that cannot be told. */
  private joined(argument: Json | undefined): string | undefined {
    const [delimiter, parts] = Array.isArray(argument) ? argument : [];
    const texts = Array.isArray(parts) ? parts.map((part) => this.resolve(part)) : [undefined];
    return typeof delimiter === 'string' && texts.every((part) => typeof part === 'string') ? texts.map(withoutMarks).join(delimiter) : undefined;
  }

  private ref(name: string): unknown {
    if (Object.hasOwn(this.template.parameters, name)) {
      return defaultOf(this.template.parameters[name]) ?? unresolvedText(`\${${name}}`);
    }
    const { region, account } = this.environment;
    const pseudo: { readonly [name: string]: string | undefined } = { 'AWS::Region': region, 'AWS::AccountId': account, 'AWS::Partition': region && partitionOf(region) };
    // CloudFormation's own resource of a domain has its name for a reference.
    return pseudo[name] ?? this.property(name, 'DomainName', (type) => type.kind === 'domain' && !type.custom) ?? unresolvedText(`\${${name}}`);
  }

  private getAtt(logicalId: string, attribute: string): unknown {
    const given = NAMES.includes(attribute) ? this.property(logicalId, attribute, ({ custom }) => custom) : undefined;
    return given ?? unresolvedText(`\${${logicalId}.${attribute}}`);
  }

  /** A property of a resource of Customer Profiles; undefined where it has none, or has it from itself. */
  private property(logicalId: string, name: string, wanted: (type: NonNullable<ReturnType<typeof resourceTypeOf>>) => boolean): unknown {
    const resource = Object.hasOwn(this.template.resources, logicalId) ? this.template.resources[logicalId] : undefined;
    const type = isObject(resource) ? resourceTypeOf(resource.Type) : undefined;
    const properties = isObject(resource) && isObject(resource.Properties) ? resource.Properties : {};
    const id = `${logicalId}.${name}`;
    if (!type || !wanted(type) || !Object.hasOwn(properties, name)) {
      return undefined;
    }
    if (!this.properties.has(id)) {
      this.properties.set(id, undefined);
      this.properties.set(id, this.resolve(properties[name]));
    }
    return this.properties.get(id);
  }
}

function isCall(value: JsonObject): boolean {
  const names = Object.keys(value);
  return names.some((name) => name.startsWith('Fn::')) || (names.length === 1 && names[0] === 'Ref');
}

/** Ends the evaluation of the function that needs the value. */
function unknown(): never {
  throw new Error('not known before deployment');
}

function known(value: unknown): Json {
  return value === undefined || isUnresolved(value) ? unknown() : value as Json;
}

/** What a parameter is where nobody gives it. An empty default is there to be replaced, and one of the Parameter Store is the name of the value. */
function defaultOf(parameter: Json): Json | undefined {
  const { Type: type, Default: value } = isObject(parameter) ? parameter : {};
  if (value === undefined || value === null || value === '' || String(type).startsWith('AWS::SSM::')) {
    return undefined;
  }
  return /^(CommaDelimitedList|List<)/.test(String(type)) ? String(value).split(',').map((item) => item.trim()) : value;
}

function partitionOf(region: string): string {
  return region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
