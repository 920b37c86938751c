import type { DefinitionKind } from './definition-kinds';
import type { Place } from './place';
import type { Environment } from '../../../model/rules/event-stream/event-stream-rules';
import type { Finding } from '../../../model/validation/finding';

/** The domain of a definition that names none. */
export const NO_DOMAIN = domainNamed('');

/** Tells the domain of a definition by the name in it. */
export function domainNamed(name: unknown): string {
  return JSON.stringify(['', name]);
}

/** A definition in the words of the request that would make it. */
export interface Definition {
  readonly place: Place;
  readonly kind: DefinitionKind;
  readonly name?: string;
  readonly request: { readonly [member: string]: unknown };
  /** What its author may want to know, and has not to mend. */
  readonly notes: readonly string[];
  /** Tells definitions of the same domain. */
  readonly domain: string;
  /** What was found when it was read. */
  readonly findings: readonly Finding[];
  /** From a path in the request to the one in the file. */
  readonly pathOf: (path: string) => string;
  /** Of a resource in a template only. */
  readonly resource?: TemplateResource;
}

/** What a template says of a resource beside its properties. */
export interface TemplateResource {
  /** Where it is deployed, as far as that is known. */
  readonly environment: Environment;
  /** The condition on which it is made. */
  readonly condition?: string;
}
