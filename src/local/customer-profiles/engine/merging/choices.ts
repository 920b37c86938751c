import type { ConflictResolution, FieldSourceProfileIds } from '@aws-sdk/client-customer-profiles';
import type { Placed } from './fields';
import type { Kept } from '../../store/records';
import { pathOf } from '../matching/values/cell-texts';
import { MANUAL } from '../records';
import type { Profile } from '../records';

/** A profile that has a value for a field, and its cells. */
export interface Candidate {
  readonly profile: Profile;
  readonly cells: readonly Placed[];
}

/**
 * Which profile's value a field has after a merge, by the profile's id. It is asked with those that have one, the main profile first; where it does
 * not say, the first has it. One without a value may be named: the field is empty then.
 */
export type Choose = (field: string, having: readonly Candidate[]) => string | undefined;

/** What the conflicts of automatic merges are resolved by. */
export type Resolution = Kept<ConflictResolution>;

/** The main profile's values, and the others' in their order where it has none (D-M4). */
export const mainFirst: Choose = () => undefined;

/** The sources that a call names by field. */
export function byFieldSources(sources: FieldSourceProfileIds | undefined): Choose {
  const ids = new Map(fieldSources(sources));
  return (field) => ids.get(field);
}

/** Fields and the profiles that were named for them. */
export function fieldSources({ Attributes: attributes, ...fields }: FieldSourceProfileIds = {}): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(fields).filter(([, id]) => typeof id === 'string').map(([name, id]) => [pathOf(name), id] as const),
    ...Object.entries(attributes ?? {}).map(([name, id]) => [`Attributes.${name}`, id] as const),
  ];
}

/** Values that were set by hand before those that were ingested (D-L9), then those of the source, where one is named, then the newest. */
export function byResolution({ ConflictResolvingModel: model, SourceName: source }: Partial<Resolution> = {}): Choose {
  return (_, having) => {
    const manual = writtenBy(having, MANUAL);
    const ofSource = model === 'SOURCE' && source !== undefined ? writtenBy(having, source) : [];
    return newest([manual, ofSource].find((some) => some.length > 0) ?? having)?.profile.id;
  };
}

function writtenBy(having: readonly Candidate[], writer: string): readonly Candidate[] {
  return having.filter(({ cells }) => cells.some(({ cell }) => cell.value !== undefined && cell.writer === writer));
}

/** Of several that are as new, as those of one batch are, the last: automatic merges name the profiles as they came. */
function newest(having: readonly Candidate[]): Candidate | undefined {
  return having.reduce<Candidate | undefined>((best, each) => (best && timeOf(best) > timeOf(each) ? best : each), undefined);
}

/** When the source has last changed it; without a word of the source, when it was written. */
function timeOf({ cells }: Candidate): number {
  return cells.reduce((latest, { cell }) => Math.max(latest, cell.sourceTime ?? cell.time), -Infinity);
}
