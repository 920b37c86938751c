import {
  CreateCalculatedAttributeDefinition$, CreateDomain$, CreateEventStream$, CreateIntegrationWorkflow$, PutIntegration$, PutProfileObjectType$,
  UpdateDomain$,
} from '@aws-sdk/client-customer-profiles';
import { NormalizedSchema } from '@smithy/core/schema';
import type { SchemaRef, StaticOperationSchema } from '@smithy/types';
import type { RESOURCE_KINDS } from '../../model/resource-kinds';
import { OPTION_MEMBERS } from '../../model/wire';
import { Failure } from '../retry/failure';

/** What makes resources, by its name in the table of kinds, as the client of this function knows it. */
export const MAKING_OPERATIONS = {
  CreateCalculatedAttributeDefinition: CreateCalculatedAttributeDefinition$,
  CreateDomain: CreateDomain$,
  CreateEventStream: CreateEventStream$,
  CreateIntegrationWorkflow: CreateIntegrationWorkflow$,
  PutIntegration: PutIntegration$,
  PutProfileObjectType: PutProfileObjectType$,
  UpdateDomain: UpdateDomain$,
} as const satisfies { readonly [operation in typeof RESOURCE_KINDS[keyof typeof RESOURCE_KINDS]['create']]: StaticOperationSchema };

/**
 * Refuses a request with members that the client does not know. The client sends what it knows and leaves out the rest without a word, so that a
 * setting would be missing although the deployment says that it is there.
 */
export function refuseUnsendable([, , operation, , input]: StaticOperationSchema, request: unknown): void {
  const unknown = unknownMembers(NormalizedSchema.of(input as SchemaRef), request, '');
  if (unknown.length > 0) {
    throw new Failure('UnsendableMember', `${unknown.join(', ')} of ${operation} ${unknown.length === 1 ? 'is a member' : 'are members'} that the client in this `
      + 'release of cdk-customer-profiles does not know and would leave out; nothing was sent. Use a newer release, or leave the member out');
  }
}

/**
 * The same for the properties of a template, which may have more than the request that is made of them: a member that was added by hand, for
 * example with `addPropertyOverride`, because the library does not know it yet.
 */
export function refuseUnsendableProperties(operation: keyof typeof MAKING_OPERATIONS, properties: { readonly [key: string]: unknown }): void {
  const request = Object.entries(properties).filter(([member]) => !OPTION_MEMBERS.includes(member));
  refuseUnsendable(MAKING_OPERATIONS[operation], Object.fromEntries(request));
}

/** Paths of what the schema does not have. */
function unknownMembers(schema: NormalizedSchema, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return [];
  }
  if (schema.isListSchema()) {
    return Array.isArray(value) ? value.flatMap((item, index) => unknownMembers(schema.getValueSchema(), item, `${path}[${index}]`)) : [];
  }
  if (schema.isMapSchema()) {
    return Object.entries(value).flatMap(([key, item]) => unknownMembers(schema.getValueSchema(), item, `${path}.${key}`));
  }
  if (!schema.isStructSchema()) {
    return [];
  }
  const known = schema.getMemberSchemas();
  return Object.entries(value).filter(([, item]) => item !== undefined && item !== null).flatMap(([name, item]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return Object.hasOwn(known, name) ? unknownMembers(known[name], item, at) : [at];
  });
}
