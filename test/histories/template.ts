import { policyOf, settingsOf } from './declaration';
import type { Declaration, Declarations, DeletionPolicy, Json } from './declaration';
import { KINDS } from './kinds';
import type { StackDefinition } from '../../src/local/cloudformation/assembly';

/** A resource that fails on demand, beside the ones that matter. */
export const SABOTEUR = 'Saboteur';
/** A resource that never fails, since a template must have one. */
const ANCHOR = 'Anchor';

export interface TemplateOptions {
  readonly serviceToken: Json;
  /** A sibling that is there to fail: after all the others, or at the same time. */
  readonly saboteur?: 'after' | 'beside';
  /** Independent resources are worked on at the same time. Otherwise one after the other, so that a history goes the same way each time. */
  readonly atOnce?: boolean;
}

/** The template that the constructs would synthesise for an app of these declarations. */
export function stackDefinition(name: string, declarations: Declarations, options: TemplateOptions): StackDefinition {
  const ids = inOrder(declarations);
  const resources = ids.map((id, place): [string, Json] => {
    const before = ids.slice(0, place);
    const needed = before.filter((other) => declarations[other].kind === 'Domain' && declarations[other].domain === declarations[id].domain);
    return [id, resource(declarations[id], options.serviceToken, options.atOnce === true ? needed : before)];
  });
  return {
    name,
    template: {
      Resources: {
        [ANCHOR]: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
        ...Object.fromEntries(resources),
        ...options.saboteur === undefined ? {} : {
          [SABOTEUR]: { Type: 'AWS::CloudFormation::WaitConditionHandle', ...options.saboteur === 'after' ? { DependsOn: ids } : {} },
        },
      },
    },
  };
}

function resource(declaration: Declaration, serviceToken: Json, dependsOn: readonly string[]): Json {
  const policy = policyOf(declaration);
  return {
    Type: KINDS[declaration.kind].type,
    DeletionPolicy: policy,
    UpdateReplacePolicy: replacePolicy(policy),
    DependsOn: dependsOn,
    Properties: { ServiceToken: serviceToken, ...wireProperties(declaration) },
  };
}

/** What `applyRemovalPolicy` of the CDK says for what is replaced. */
export function replacePolicy(policy: DeletionPolicy): 'Delete' | 'Retain' {
  return policy === 'Delete' ? 'Delete' : 'Retain';
}

/** The properties of the custom resource, without the token of the function. */
export function wireProperties(declaration: Declaration): { readonly [member: string]: Json } {
  const { kind, tags, adopt, recreate } = declaration;
  const { identity, taggable } = KINDS[kind];
  return {
    ServiceTimeout: 1200,
    WireVersion: '1',
    ...adopt === true ? { Existing: 'ADOPT' } : {},
    ...policyOf(declaration) === 'Delete' ? {} : { Kept: true },
    ...recreate === true ? { RecreateOnChange: true } : {},
    ...identity(declaration),
    ...settingsOf(declaration),
    ...taggable && Object.keys(tags).length > 0 ? { Tags: tags } : {},
  };
}

/** Domains first: what is in a domain needs it. */
function inOrder(declarations: Declarations): string[] {
  const ids = Object.keys(declarations);
  const isDomain = (id: string): boolean => declarations[id].kind === 'Domain';
  return [...ids.filter(isDomain), ...ids.filter((id) => !isDomain(id))];
}
