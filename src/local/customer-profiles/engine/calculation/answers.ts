import { definitionNamed, definitionsOf } from './known-definitions';
import type { RangeOverride } from './range';
import { readAttribute } from './read-attribute';
import type { AttributeReading } from './read-attribute';
import type { FieldsOf } from './readers';
import { notFound } from '../../protocol/service-error';
import type { CalculatedAttributeRecord } from '../../store/records';
import type { Profile } from '../records';
import type { Scene } from '../scene';

export interface AnswerOptions {
  readonly fieldsOf: FieldsOf;
  /** Whether the service's own attributes are in lists (D-C12). */
  readonly listsDefaults: boolean;
}

export interface BatchRequest {
  readonly CalculatedAttributeName: string;
  readonly ProfileIds: readonly string[];
  readonly ConditionOverrides?: { readonly Range?: RangeOverride };
}

export interface BatchAnswer {
  readonly CalculatedAttributeValues: readonly (AttributeReading & { readonly ProfileId: string })[];
  readonly Errors: readonly { readonly Code: string; readonly Message: string; readonly ProfileId: string }[];
  readonly ConditionOverrides?: BatchRequest['ConditionOverrides'];
}

export interface GetRequest {
  readonly ProfileId: string;
  readonly CalculatedAttributeName: string;
}

export function getForProfile(scene: Scene, { ProfileId, CalculatedAttributeName }: GetRequest, options: AnswerOptions): AttributeReading {
  const profile = existingProfile(scene, ProfileId);
  return readAttribute(scene, profile, existingDefinition(scene, CalculatedAttributeName, options), options);
}

/** Of every definition, by name; those without data have no value. */
export function listForProfile(scene: Scene, { ProfileId }: { readonly ProfileId: string }, options: AnswerOptions): readonly AttributeReading[] {
  const profile = existingProfile(scene, ProfileId);
  return definitionsOf(scene, options.listsDefaults).map((definition) => readAttribute(scene, profile, definition, options))
    .sort((one, other) => (one.CalculatedAttributeName < other.CalculatedAttributeName ? -1 : 1));
}

/** Each profile once, in the order of the request; those that are not there are errors of their own. */
export function batchGetForProfile(scene: Scene, request: BatchRequest, options: AnswerOptions): BatchAnswer {
  const { CalculatedAttributeName, ProfileIds, ConditionOverrides } = request;
  const definition = existingDefinition(scene, CalculatedAttributeName, options);
  const values: BatchAnswer['CalculatedAttributeValues'][number][] = [];
  const errors: BatchAnswer['Errors'][number][] = [];
  for (const id of new Set(ProfileIds)) {
    const profile = scene.data.profile(id);
    if (profile) {
      values.push({ ProfileId: id, ...readAttribute(scene, profile, definition, { ...options, range: ConditionOverrides?.Range }) });
    } else {
      errors.push({ Code: '404', Message: noProfile(scene, id), ProfileId: id });
    }
  }
  return { CalculatedAttributeValues: values, Errors: errors, ...ConditionOverrides && { ConditionOverrides } };
}

function existingProfile(scene: Scene, id: string): Profile {
  const profile = scene.data.profile(id);
  if (!profile) {
    throw notFound(noProfile(scene, id));
  }
  return profile;
}

function existingDefinition(scene: Scene, name: string, { listsDefaults }: AnswerOptions): CalculatedAttributeRecord {
  const definition = definitionNamed(scene, name, listsDefaults);
  if (!definition) {
    throw notFound(`Calculated attribute ${name} does not exist in domain ${scene.domain.DomainName}`);
  }
  return definition;
}

function noProfile({ domain }: Scene, id: string): string {
  return `Profile ${id} does not exist in domain ${domain.DomainName}`;
}
