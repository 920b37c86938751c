import type { FlowDefinition } from '@aws-sdk/client-customer-profiles';
import { FLOW_TAG } from '../../model/wire';
import { digest } from '../ownership/digest';
import type { Tags } from '../ownership/tags';

/**
 * The service makes a flow of a definition and never tells that definition again. So the integration gets a tag, in the call that makes
 * it, which says what its flow was made of: by the name the integration is found again, by the rest a changed definition is seen.
 */
const MARK_VERSION = '1';

/** The tag for an integration whose flow is made of a definition. */
export function flowMark(flow: FlowDefinition): { readonly [key: string]: string } {
  return { [FLOW_TAG]: [MARK_VERSION, nameHash(flow), digest(flow)].join('/') };
}

/** Whether an integration with these tags and this Uri has the flow of that name. Without a mark, the ARN of the flow tells. */
export function hasFlowNamed(flow: FlowDefinition, tags: Tags | undefined, uri: string | undefined): boolean {
  const mark = tags?.[FLOW_TAG];
  return mark === undefined ? uri?.endsWith(`:flow/${flow.FlowName}`) ?? false : mark.split('/')[1] === nameHash(flow);
}

/** Whether an integration with these tags has a flow of exactly that definition. */
export function hasFlowOf(flow: FlowDefinition, tags: Tags | undefined): boolean {
  return tags?.[FLOW_TAG] === flowMark(flow)[FLOW_TAG];
}

function nameHash({ FlowName }: FlowDefinition): string {
  return digest(String(FlowName));
}
