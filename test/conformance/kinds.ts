import { calculatedAttribute } from './kinds/calculated-attribute';
import { domain } from './kinds/domain';
import { eventStream } from './kinds/event-stream';
import { identityResolution } from './kinds/identity-resolution';
import { integrationOfUri, integrationWithFlow } from './kinds/integration';
import { integrationWorkflow } from './kinds/integration-workflow';
import { Kind } from './kinds/kind';
import { objectType } from './kinds/object-type';
import { RowId } from './rows';

/** Every kind of resource, for `describe.each`. */
export const KINDS: readonly Kind[] = [
  domain, objectType, integrationOfUri, integrationWithFlow, eventStream, calculatedAttribute, identityResolution, integrationWorkflow,
];

/** The rows that do not apply to a kind, and why. */
export const NOT_APPLICABLE: { readonly [kind: string]: { readonly [Row in RowId]?: string } } = Object.fromEntries(
  KINDS.map(({ name, notApplicable }) => [name, notApplicable]));
