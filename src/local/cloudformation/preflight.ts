import { checkCustomResource } from './custom-resource-check';
import { refusedByIamQuota } from './iam-quotas';
import { resolve } from './intrinsics';
import { isObject, show } from './json';
import type { Json, JsonObject } from './json';
import { KnownBeforehand } from './known-beforehand';
import type { Outlook } from './known-beforehand';
import { isCustom } from './stack-identity';
import type { StackPlan } from './stack-plan';
import { TemplateError } from './template';

/** What is there before the stack's turn, and what will be. */
export interface Prospects extends Outlook {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly hasAsset: (bucket: string, key: string) => boolean;
  readonly hasFunction: (arn: string) => boolean;
}

/** All that would make a stack fail, as far as it can be known before its first resource is made. */
export function preflight(plan: StackPlan, prospects: Prospects): KnownBeforehand {
  const known = new KnownBeforehand(plan, prospects);
  const { resources, outputs } = plan.template;
  for (const id of plan.graph.keys()) {
    const definition = resources[id];
    const path = `/Resources/${id}`;
    if (!isCustom(definition.type) && !/^[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+(::[A-Za-z0-9]+)?$/.test(definition.type)) {
      known.note(`${path}/Type is ${show(definition.type)}, which is no resource type; it must be like AWS::SQS::Queue or Custom::Thing`);
    }
    known.examine(definition.properties, `${path}/Properties`);
    if (isCustom(definition.type)) {
      checkCustomResource(id, definition, plan.template, known, prospects.hasFunction);
    }
    if (definition.type === 'AWS::Lambda::Function') {
      checkCode(path, definition.properties, known, prospects);
    }
  }
  for (const [id, { value, condition }] of Object.entries(outputs)) {
    if (condition === undefined || plan.holds(condition)) {
      known.examine(value, `/Outputs/${id}/Value`);
    }
  }
  checkPolicies(plan, known, prospects);
  return known;
}

function checkCode(path: string, { Code: code }: JsonObject, known: KnownBeforehand, { hasAsset }: Prospects): void {
  if (!isObject(code) || code.S3Bucket === undefined) {
    return;
  }
  const bucket = known.value(code.S3Bucket, `${path}/Properties/Code/S3Bucket`);
  const key = known.value(code.S3Key ?? '', `${path}/Properties/Code/S3Key`);
  if (typeof bucket === 'string' && typeof key === 'string' && !hasAsset(bucket, key)) {
    known.note(`${path}/Properties/Code is ${show(key)} in ${show(bucket)}, which is no asset of the stack; give the code as an asset or inline`);
  }
}

/** A policy that is too large without the names that are made up later is too large with them. */
function checkPolicies(plan: StackPlan, known: KnownBeforehand, { account, region, name }: Prospects): void {
  const own = plan.scope({});
  const ids = [...plan.graph.keys()];
  const short = (): Json => '#';
  const scope = {
    ...own,
    ref: (target: string, path: string) => plan.graph.has(target) ? `#${ids.indexOf(target)}` : own.ref(target, path),
    getAtt: short,
    importValue: short,
    stackOutput: short,
  };
  const deployed = ids.filter((id) => plan.template.resources[id].type.startsWith('AWS::IAM::')).flatMap((id) => {
    const { type, properties } = plan.template.resources[id];
    try {
      const resolved = resolve(properties, scope, `/Resources/${id}/Properties`) as JsonObject;
      return [{ stack: { name, account, region }, record: { logicalId: id, type, physicalId: `#${ids.indexOf(id)}`, properties: resolved, attributes: {} } }];
    } catch (error) {
      if (error instanceof TemplateError) {
        return []; // what cannot be worked out without real values
      }
      throw error;
    }
  });
  for (const one of deployed) {
    const refused = refusedByIamQuota(one, deployed.filter((other) => other !== one));
    if (refused !== undefined) {
      known.note(`/Resources/${one.record.logicalId}: ${refused.replace(/#\d+/g, (place) => ids[Number(place.slice(1))])}`);
    }
  }
}
