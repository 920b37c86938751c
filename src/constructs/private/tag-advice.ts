import { CfnResource, TagManager } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ALL_KINDS, factsOf } from '../../model/resource-kinds';
import type { Finding } from '../../model/validation/finding';

const TYPES: readonly string[] = ALL_KINDS.map((kind) => factsOf(kind).type);
const TAG = /^Tags\.(.+)$/s;

/**
 * A finding of a tag with the call that keeps the tag off. A tag is rarely given to a resource alone: it comes from its stack or app, where it is
 * right for the other services, so it is kept off what cannot have it.
 */
export function withTagAdvice(construct: IConstruct, finding: Finding): Finding {
  const [, key] = TAG.exec(finding.path) ?? [];
  if (key === undefined && finding.path !== 'Tags') {
    return finding;
  }
  const types = typesWithTag(construct.node.root, key);
  if (types.length === 0) {
    return finding;
  }
  const said = key === undefined ? 'key, value' : `${JSON.stringify(key)}, ${valueOf(construct, key)}`;
  const call = `Tags.of(scope).add(${said}, { excludeResourceTypes: [${types.map((type) => JSON.stringify(type)).join(', ')}] })`;
  const fix = finding.fix === undefined ? '' : `${finding.fix}; `;
  return { ...finding, fix: `${fix}where ${key === undefined ? 'a tag' : 'it'} is for other resources, keep it off these: ${call}` };
}

/** The types of this library's resources in the app that would get the tag or, where none is named, any. */
function typesWithTag(root: IConstruct, key: string | undefined): readonly string[] {
  const types = root.node.findAll()
    .filter((resource): resource is CfnResource => CfnResource.isCfnResource(resource) && TYPES.includes(resource.cfnResourceType))
    .filter((resource) => key === undefined ? Object.keys(tagsOf(resource)).length > 0 : Object.hasOwn(tagsOf(resource), key))
    .map(({ cfnResourceType }) => cfnResourceType);
  return [...new Set(types)];
}

function valueOf(construct: IConstruct, key: string): string {
  const { defaultChild } = construct.node;
  return JSON.stringify(defaultChild ? tagsOf(defaultChild)[key] : undefined) ?? 'value';
}

function tagsOf(resource: IConstruct): { readonly [key: string]: string } {
  return TagManager.of(resource)?.tagValues() ?? {};
}
