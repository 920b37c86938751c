import type { ExplainedField, ExplainedMerge, KeyHolder, ProfileExplanation } from './explanation';
import { harmless, section, shown, table } from './text';
import { firstOf } from '../../../text/counted';

/** How many other profiles are named that have a key. */
const NAMED = 5;

/** The explanation of a profile as text for people. */
export function formatProfileExplanation(explanation: ProfileExplanation): string {
  const { ProfileId, CreatedAt, UpdatedAt, ExpiresAt, Inferred, Fields, Keys, Objects, StandardObjects, Merges } = explanation;
  return [
    `Profile ${ProfileId}`,
    `  made ${Inferred ? 'for a record' : 'by a call'} ${CreatedAt}, updated ${UpdatedAt}, expires ${ExpiresAt}`,
    ...section('Fields', table(Fields.map(fieldRow))),
    ...section('Keys', Keys.flatMap(({ KeyName, Value, HeldBy, AlsoOf }) => [
      `${KeyName} ${Value.map(shown).join(', ')}`,
      ...HeldBy.map((holder) => `  held by ${heldBy(holder)}`),
      ...AlsoOf ? [`  ambiguous: also of ${namesOf(AlsoOf)}`] : [],
    ])),
    ...section('Objects', table(Objects.map(({ ObjectTypeName, ProfileObjectUniqueKey, IngestedAt, ExpiresAt: end, SourceTime }) => [
      ObjectTypeName, ProfileObjectUniqueKey, `ingested ${IngestedAt}`, `expires ${end}`, SourceTime === undefined ? '' : `source time ${SourceTime}`,
    ]))),
    ...StandardObjects.flatMap(({ ObjectTypeName, Id, Fields: fields }) => section(`${ObjectTypeName} ${Id}`, table(fields.map(fieldRow)))),
    ...section('Merges', Merges.flatMap((merge) => mergeLines(ProfileId, merge))),
  ].map((line) => `${harmless(line)}\n`).join('');
}

/** Merges that a record has caused, as text for people. */
export function formatMerges(profileId: string | undefined, merges: readonly ExplainedMerge[]): string {
  return section(`Merged into profile ${profileId}`, merges.flatMap((merge) => mergeLines(profileId, merge))).map((line) => `${harmless(line)}\n`).join('');
}

export function fieldRow({ Path, Value, Writer, SourcePriority, SourceTime, WrittenAt }: ExplainedField): readonly string[] {
  return [
    Path,
    Value === undefined ? '(removed)' : shown(Value),
    `by ${Writer}${SourcePriority === undefined ? '' : `, priority ${SourcePriority}`}`,
    `written ${WrittenAt}`,
    SourceTime === undefined ? '' : `source time ${SourceTime}`,
  ];
}

/** The first of them: a key that is only for searching may be that of all profiles there are. */
function namesOf(ids: readonly string[]): string {
  return firstOf(ids, NAMED);
}

function heldBy(holder: KeyHolder): string {
  switch (holder.By) {
    case 'fields':
      return holder.Paths.join(', ');
    case 'AddProfileKey':
      return 'a call of AddProfileKey, or a profile that was merged into it';
    case 'object that has moved':
      return 'an object that has gone to another profile';
    case 'object':
      return `object ${[holder.ObjectTypeName, holder.ProfileObjectUniqueKey].filter(Boolean).join(' ')}`;
    case 'standard object':
      return [holder.ObjectTypeName ?? 'standard object', holder.Id].join(' ');
  }
}

function mergeLines(mainId: string | undefined, { At, PerformedBy, ProfileIds, Cause }: ExplainedMerge): readonly string[] {
  const others = ProfileIds?.filter((id) => id !== mainId);
  return [`${At} by ${PerformedBy}${others ? `: ${others.join(', ')}` : ''}`, ...Cause ? [`  because of ${causeOf(Cause)}`] : []];
}

function causeOf(cause: NonNullable<ExplainedMerge['Cause']>): string {
  switch (cause.By) {
    case 'MergeProfiles':
      return 'a call of MergeProfiles';
    case 'matching rule':
      return `matching rule ${cause.Level}, match ${cause.MatchId}`;
    case 'identity resolution job':
      return `identity resolution job ${cause.JobId}, criterion ${cause.Criterion.join(' and ')}`;
  }
}
