import { resolveDynamicReferences } from './dynamic-references';
import { functionCall, resolve } from './intrinsics';
import { isObject } from './json';
import type { Json } from './json';
import type { OutsideSource } from './outside-reading';
import { isCustom } from './stack-identity';
import type { StackPlan } from './stack-plan';
import { TemplateError } from './template';

/** A value that nobody knows before something is deployed. */
class NotYetKnown extends Error {}

function later(): never {
  throw new NotYetKnown();
}

export interface Outlook {
  /** Why a resource has no such attribute, or undefined. */
  readonly missingAttribute: (logicalId: string, type: string, attribute: string) => string | undefined;
  /** Whether a stack exports the name, or will when it is its turn. */
  readonly exports: (name: string) => boolean;
  readonly ssmParameter: (name: string) => string | undefined;
  /** Why an output of another stack will not be there when it is read, or undefined. */
  readonly missingOutput: (source: OutsideSource) => string | undefined;
}

/** A template resolved as far as that can be done before its first resource is made, with all that is wrong with it. */
export class KnownBeforehand {
  public readonly problems: string[] = [];
  private readonly scope: Parameters<typeof resolve>[1];

  constructor(private readonly plan: StackPlan, private readonly outlook: Outlook) {
    const { resources } = plan.template;
    const own = plan.scope({});
    const scope = {
      ...own,
      ref: (name: string, path: string) => plan.graph.has(name) ? later() : own.ref(name, path),
      getAtt: (logicalId: string, attribute: string, path: string): Json => {
        const type = plan.graph.has(logicalId) ? resources[logicalId].type : undefined;
        // what answers for these says it later
        const problem = type === undefined || isCustom(type) || type === 'AWS::CloudFormation::Stack'
          ? undefined
          : outlook.missingAttribute(logicalId, type, attribute);
        if (problem !== undefined) {
          throw new TemplateError(`${path}: ${problem}`);
        }
        return type === undefined ? own.getAtt(logicalId, attribute, path) : later();
      },
      importValue: (name: string, path: string): Json => {
        if (!outlook.exports(name)) {
          throw new TemplateError(`No export named ${name} found (${path}), neither of a deployed stack nor of one that is deployed before`);
        }
        return later();
      },
      stackOutput: (reference: Json | undefined, path: string): Json => {
        const problem = outlook.missingOutput(plan.sourceOf(reference, path));
        if (problem !== undefined) {
          throw new TemplateError(`${problem} (${path})`);
        }
        return later();
      },
    };
    this.scope = scope;
  }

  /** What a value is, if that is known; what is wrong with it is noted. */
  public value(value: Json, path: string): Json | undefined {
    try {
      const resolved = resolve(value, this.scope, path);
      // a function of a stack before this one may put a parameter there
      return resolved && resolveDynamicReferences(resolved, (name) => this.outlook.ssmParameter(name) ?? later(), path);
    } catch (error) {
      if (error instanceof TemplateError) {
        this.note(error.message);
      } else if (!(error instanceof NotYetKnown)) {
        throw error;
      }
      return undefined;
    }
  }

  /** Notes what is wrong anywhere in a value, in the part of it that counts. */
  public examine(value: Json, path: string): void {
    if (Array.isArray(value)) {
      value.forEach((item, index) => this.examine(item, `${path}/${index}`));
      return;
    }
    if (!isObject(value)) {
      this.value(value, path);
      return;
    }
    const call = functionCall(value, path);
    if (call === undefined) {
      Object.entries(value).forEach(([name, member]) => this.examine(member, `${path}/${name}`));
      return;
    }
    const before = this.problems.length;
    const known = this.value(value, path);
    // of what is not known as a whole, the parts may be
    if (known === undefined && this.problems.length === before && call.name !== 'Ref' && call.name !== 'Fn::GetAtt' && call.name !== 'Fn::If') {
      this.examine(call.argument, `${path}/${call.name}`);
    } else if (call.name === 'Fn::If' && Array.isArray(call.argument) && typeof call.argument[0] === 'string') {
      const taken = this.scope.condition(call.argument[0], path) ? 1 : 2;
      this.examine(call.argument[taken], `${path}/Fn::If/${taken}`);
    }
  }

  public note(problem: string): void {
    if (!this.problems.includes(problem)) {
      this.problems.push(problem);
    }
  }

  /** Names under which the stack will export values; undefined for one that is not known yet. */
  public exportNames(): (string | undefined)[] {
    return Object.entries(this.plan.template.outputs).flatMap(([id, { exportName }]) => {
      const name = exportName === undefined ? undefined : this.value(exportName, `/Outputs/${id}/Export/Name`);
      return exportName === undefined ? [] : [typeof name === 'string' ? name : undefined];
    });
  }
}
