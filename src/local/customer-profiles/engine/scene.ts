import type { DataStore } from './data-store';
import type { CalculatedAttributeRecord, DomainRecord, EventStreamRecord, ObjectTypeRecord } from '../store/records';

/** What the engine works on: one domain, at one moment, for one caller. */
export interface Scene {
  readonly domain: DomainRecord;
  readonly definitions: Definitions;
  readonly data: DataStore;
  readonly now: number;
  /** Who is said to have done what is done: the ARN of the caller, or the service's own name. */
  readonly performedBy: string;
  /** How many objects a profile may have. */
  readonly objectsPerProfile: number;
  /** What becomes of a record all of whose keys are ambiguous, where its object type may create profiles. */
  readonly ambiguousKeys: 'create' | 'reject';
  /** A new id of 32 lower-case hexadecimal digits. */
  readonly newId: () => string;
}

/** The definitions of a domain, as they are now. */
export interface Definitions {
  /** Of the domain, or made of the template of that name, which can be used without a definition. */
  objectType(name: string): ObjectTypeRecord | undefined;
  /** Of the domain, and the templates that records were ingested for. */
  objectTypes(): readonly ObjectTypeRecord[];
  calculatedAttributes(): readonly CalculatedAttributeRecord[];
  /** The event stream that records are for; undefined where there is none. */
  eventStream(): EventStreamRecord | undefined;
}

/** What the service calls itself where it did something of its own accord. */
export const THE_SERVICE = 'profile.amazonaws.com';
