import type {
  FieldExplanation, KeyExplanation, LookupExplanation, RecordExplanation, StandardObjectExplanation, WriteExplanation,
} from './explanation';
import { harmless, section, shown, table } from './text';

/** The longest part of a value that is shown. */
const SHOWN = 80;

/** The explanation of a record as text for people. */
export function formatRecordExplanation(explanation: RecordExplanation): string {
  const { Outcome, Fields, Keys, Lookups, Writes, StandardObjects } = explanation;
  return [
    outcomeOf(explanation),
    ...section('Fields', table(Fields.map(fieldRow))),
    ...section('Keys, as they are compared', table(Keys.map((key) => keyRow(key, Outcome !== 'refused')))),
    ...section('Looked for its profile by', table(Lookups.map(lookupRow))),
    ...section('Standard objects', table(StandardObjects.map(standardObjectRow))),
    ...section('Values', table(Writes.map(writeRow))),
  ].map((line) => `${harmless(line)}\n`).join('');
}

function outcomeOf({ ObjectTypeName, Outcome, Reason, ProfileId, Replaces }: RecordExplanation): string {
  switch (Outcome) {
    case 'refused': return `refused by ${ObjectTypeName}: ${Reason}`;
    case 'new': return `makes a new profile${ProfileId === undefined ? '' : ` ${ProfileId}`}, by ${ObjectTypeName}`;
    case 'attached': return `goes to profile ${ProfileId}, by ${ObjectTypeName}`;
    case 'replaced': return `takes the place of the record with the same unique value of ${Replaces?.IngestedAt}, ${placeOf(ProfileId, Replaces?.ProfileId)}, by ${ObjectTypeName}`;
  }
}

function placeOf(profileId: string | undefined, former: string | undefined): string {
  return profileId === former ? `in profile ${profileId}` : `which is in profile ${former}, and goes to ${profileId === undefined ? 'a new profile' : `profile ${profileId}`}`;
}

function fieldRow({ Name, Source, ContentType, Values, PassedOver, Empty }: FieldExplanation): readonly string[] {
  return [Name, Source, ContentType, Values.length > 0 ? `${Values.map(brief).join(', ')}${because(PassedOver)}` : `empty: ${Empty}`];
}

function keyRow({ Name, StandardIdentifiers, FieldNames, Values, PassedOver, Stored }: KeyExplanation, isTaken: boolean): readonly string[] {
  const note = `${isTaken && !Stored ? ' (not kept for later records)' : ''}${because(PassedOver)}`;
  const values = Values.length === 0 ? 'has no value' : `${Values.map((parts) => parts.map(brief).join(' + ')).join(', ')}${note}`;
  return [Name, StandardIdentifiers.join(', '), `of ${FieldNames.join(' + ')}`, values];
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : ` (${reason})`;
}

function lookupRow({ Pass, KeyName, Value, ProfileIds }: LookupExplanation): readonly string[] {
  return [`${KeyName}${Pass === 'secondary' ? ' (secondary)' : ''}`, Value.map(brief).join(' + '), foundBy(ProfileIds)];
}

function foundBy(ids: readonly string[]): string {
  switch (ids.length) {
    case 0: return 'finds no profile';
    case 1: return `finds profile ${ids[0]}`;
    default: return `is ambiguous, and passed over: ${ids.length} profiles have it, ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ' and more' : ''}`;
  }
}

function standardObjectRow({ Type, Id, Outcome }: StandardObjectExplanation): readonly string[] {
  switch (Outcome) {
    case 'new': return [Type, 'makes a new one'];
    case 'associated': return [Type, `goes to ${Id}`];
    case 'ambiguous': return [Type, 'its keys fit several of the profile'];
    case 'none': return [Type, 'none is made'];
  }
}

function writeRow({ Target, Value, Writes, Reason }: WriteExplanation): readonly string[] {
  return [Target, brief(Value), Writes ? 'is written' : 'is not written', Reason];
}

function brief(value: unknown): string {
  const text = value === undefined ? 'nothing' : shown(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
}
