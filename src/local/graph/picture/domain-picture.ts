import type { ResourceKind } from '../../../model/resource-kinds';

/** A definition, as far as a picture needs it. */
export interface PicturedDefinition {
  readonly kind: ResourceKind;
  readonly name?: string;
  /** In the words of the API. Values that are not known before a deployment are texts such as `${Key.Arn}`. */
  readonly request: Members;
}

export type Members = { readonly [member: string]: unknown };

/** All that is known of a domain. */
export interface DomainDefinitions {
  readonly name: string;
  /** Where the domain is, where it is known: tells domains of one name. */
  readonly place?: string;
  readonly definitions: readonly PicturedDefinition[];
}

/** What a picture of a domain shows, in the order of a reader's eyes: from where data comes to where it goes. */
export interface DomainPicture {
  readonly name: string;
  readonly place?: string;
  /** In a few words each: how long it keeps what it has, what encrypts it, where records go that cannot be taken. */
  readonly facts: readonly string[];
  readonly sources: readonly Source[];
  readonly objectTypes: readonly PicturedObjectType[];
  /** Object types that there is no room for. */
  readonly leftOut: readonly string[];
  /** Keys that several object types have. */
  readonly sharedKeys: readonly SharedKey[];
  readonly standardObjects: readonly PicturedStandardObject[];
  readonly rules?: RuleMatching;
  readonly machineLearning?: MachineLearning;
  readonly calculatedAttributes: readonly PicturedCalculation[];
  readonly eventStreams: readonly PicturedStream[];
}

/** Where records come from. */
export interface Source {
  readonly title: string;
  readonly details: readonly string[];
  /** Names of the object types that the records are of. */
  readonly objectTypes: readonly string[];
}

export interface PicturedObjectType {
  readonly name: string;
  /** How many fields it has, in words. */
  readonly fields?: string;
  readonly facts: readonly string[];
  readonly keys: readonly PicturedKey[];
}

export interface PicturedKey {
  readonly name: string;
  /** Standard identifiers; a key without any is for searches alone. */
  readonly identifiers: readonly string[];
}

export interface SharedKey {
  readonly name: string;
  readonly objectTypes: readonly string[];
  /** Whether any of them finds a profile by it. */
  readonly findsProfiles: boolean;
}

/** A standard object, with what is filled of it. */
export interface PicturedStandardObject {
  /** The beginning of the paths of its fields: `_profile`. */
  readonly root: string;
  readonly title: string;
  readonly fields: readonly FedField[];
  /** Every object type that feeds it. */
  readonly fedBy: readonly string[];
}

export interface FedField {
  readonly name: string;
  /** Fields within it, where it is a structure. */
  readonly parts: readonly string[];
  readonly fedBy: readonly string[];
}

export interface RuleMatching {
  readonly levels: readonly RuleLevel[];
  readonly facts: readonly string[];
  readonly exportsTo?: string;
}

export interface RuleLevel {
  readonly level: number;
  readonly attributes: readonly string[];
  readonly does: 'merges' | 'matches' | 'not used';
}

export interface MachineLearning {
  readonly facts: readonly string[];
  readonly exportsTo?: string;
}

export interface PicturedCalculation {
  readonly name: string;
  readonly expression: string;
  /** Over which time, and how many objects. */
  readonly limits: readonly string[];
  /** Object types and standard objects that it reads. */
  readonly reads: readonly string[];
}

export interface PicturedStream {
  readonly name: string;
  readonly kinesisStream: string;
}
