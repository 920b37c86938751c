import { resourcesOf } from './action-resources';
import type { Caller } from './caller';
import type { Arns } from '../api/arns';
import type { Operation } from '../api/operation';
import { then } from '../protocol/later';
import type { Later } from '../protocol/later';
import type { Labels } from '../protocol/route';
import { serviceError } from '../protocol/service-error';

/** What a caller wants to do, in the words of IAM. */
export interface AuthorizationCall {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
  /** The region that the call is for. */
  readonly region: string;
  /** For example `profile:CreateDomain`. */
  readonly action: string;
  /** ARNs of the domain and, for what is in a domain, of the child: IAM checks both. `*` where the action is on none. */
  readonly resources: string[];
  /** What conditions of policies can ask of the request itself, such as `aws:TagKeys`. */
  readonly context?: { readonly [key: string]: string | readonly string[] };
  /** The policy that the resource itself has, of a service whose resources can have one. */
  readonly resourcePolicy?: unknown;
}

export interface AuthorizationDecision {
  readonly allowed: boolean;
  /** Said to the caller who is denied. */
  readonly message?: string;
}

export type Authorize = (call: AuthorizationCall) => AuthorizationDecision | Promise<AuthorizationDecision>;

/** Who wants what. */
interface AuthorizedRequest {
  readonly caller: Caller;
  readonly operation: Operation;
  readonly labels: Labels;
  readonly request: { readonly [member: string]: unknown };
}

/** Refuses what the caller may not do. Creating with tags needs `profile:TagResource` too, as it does in AWS. */
export function authorizeCall(authorize: Authorize, { caller, operation, request, labels }: AuthorizedRequest, arns: Arns): Later<void> {
  const { accessKeyId, sessionToken } = caller;
  const resources = operation.resources?.(request, arns) ?? resourcesOf({ operation: operation.name, labels, request }, arns);
  const context = tagContext(request);
  const { region } = arns.environment;
  const call: AuthorizationCall = { accessKeyId, sessionToken, region, action: `${operation.api}:${operation.name}`, resources, context };
  const allowed = demand(call, authorize);
  return request.Tags === undefined
    ? allowed
    : then(allowed, () => demand({ ...call, action: 'profile:TagResource', resources: resources.slice(-1) }, authorize));
}

function demand(call: AuthorizationCall, authorize: Authorize): Later<void> {
  return then(authorize(call), ({ allowed, message }) => {
    if (!allowed) {
      const denied = `${call.accessKeyId} is not authorized to perform: ${call.action} on resource: ${call.resources.join(', ')}`;
      throw serviceError('AccessDeniedException', message ?? denied);
    }
  });
}

/** The keys of a request that sets or removes tags (Service Authorization Reference, Customer Profiles). */
function tagContext({ Tags: created, tags: set, tagKeys: removed }: { readonly [member: string]: unknown }): AuthorizationCall['context'] {
  if (created === undefined && set === undefined && removed === undefined) {
    return undefined;
  }
  const tags = Object.entries(created ?? set ?? {}).map(([key, value]): [string, string] => [key, String(value)]);
  const keys = Array.isArray(removed) ? removed.map(String) : tags.map(([key]) => key);
  return keys.length === 0
    ? undefined
    : { 'aws:TagKeys': keys, ...Object.fromEntries(tags.map(([key, value]) => [`aws:RequestTag/${key}`, value])) };
}
