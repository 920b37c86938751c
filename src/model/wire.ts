/**
 * What the constructs write into the template and the Lambda reads out of it.
 *
 * Stacks that were deployed by an older release send its properties on rollback and on deletion, so a released
 * form stays readable: a change of form is a new version, and the reader keeps the old ones.
 */
export const WIRE_VERSION = '1';

/** What to do where the resource is there already and not made by the same construct of the same stack. */
export type Existing = 'FAIL' | 'ADOPT';

/**
 * Whether CloudFormation is to keep the resource when it is taken out of the app, as far as its properties say so.
 *
 * CloudFormation does not tell the function which deletion policy a resource has, nor what a Delete is for; and some of them can only be told by it. A
 * template of an older release does not say it, so that its absence means nothing by itself.
 */
export function isRetained({ Kept: kept }: { readonly Kept?: unknown }): boolean {
  return String(kept) === 'true';
}

/** Members that stand beside the API's own in the properties of every resource. */
export interface ResourceOptions {
  readonly WireVersion: string;
  readonly Existing: Existing;
  /** CloudFormation keeps the resource when it is taken out of the app; left out where it deletes it. */
  readonly Kept?: boolean;
  /**
   * Codes of rules about growing lists that the function refuses too, because the app could not check a token. Left out where there is none; then, as
   * with the templates of older releases, the function leaves such values to the service.
   */
  readonly RefusedCodes?: readonly string[];
}

/** Every member of the properties that is not one of the request: CloudFormation's own, and what says how the function is to go about it. */
export const OPTION_MEMBERS: readonly string[] = [
  'ServiceToken', 'ServiceTimeout', 'WireVersion', 'Existing', 'Kept', 'RefusedCodes', 'AutoDeleteProfiles', 'CompletesWithin', 'RecreateOnChange',
  'StartFlow',
];

/** Members that a domain adds. */
export interface DomainOptions extends ResourceOptions {
  /** Delete the domain even though it still holds profiles. */
  readonly AutoDeleteProfiles: boolean;
}

/** Members that an integration adds. */
export interface IntegrationOptions extends ResourceOptions {
  /** Start the flow that is made with it; left out where nobody asks for that. */
  readonly StartFlow?: boolean;
}

/** Key of the tag that says which construct of which stack a resource belongs to. */
export const OWNER_TAG = 'cdk-customer-profiles:owner';

/** Key of the tag on a domain that says which construct of which stack its identity resolution belongs to, where that is not the domain's own. */
export const IDENTITY_RESOLUTION_TAG = 'cdk-customer-profiles:identity-resolution';

/** Key of the tag that says which definition the flow of an integration was made of, because the service does not tell it. */
export const FLOW_TAG = 'cdk-customer-profiles:flow';
