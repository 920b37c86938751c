import type { KeyExplanation, LookupExplanation, RecordExplanation, WriteExplanation } from './record-explanation';

/** The longest part of a value that is shown. */
const SHOWN = 80;

/** An explanation of a record as text for people. */
export function formatRecordExplanation(explanation: RecordExplanation): string {
  const { Fields, Keys, Lookups, Writes, StandardObjects } = explanation;
  const sections: [string, string[]][] = [
    ['fields', Fields.map(({ Name, Source, Values, Empty }) => `${Name}  ${Source}  ${Values.length > 0 ? Values.map(show).join(', ') : `empty: ${Empty}`}`)],
    ['keys, as they are compared', Keys.map(keyLine)],
    ['looked for its profile', Lookups.map(lookupLine)],
    ['standard objects', StandardObjects.map(({ Type, Id, Outcome }) => `${Type}  ${Outcome}${Id === undefined ? '' : ` ${Id}`}`)],
    ['writes', Writes.map(writeLine)],
  ];
  return [
    `  ${outcomeLine(explanation)}`,
    ...sections.filter(([, lines]) => lines.length > 0).flatMap(([title, lines]) => [`  ${title}`, ...aligned(lines).map((line) => `    ${line}`)]),
    '',
  ].join('\n');
}

function outcomeLine({ ObjectTypeName, Outcome, Reason, ProfileId, Replaces }: RecordExplanation): string {
  switch (Outcome) {
    case 'refused': return `refused by ${ObjectTypeName}: ${Reason}`;
    case 'new': return `${ObjectTypeName} makes a new profile of it`;
    case 'attached': return `goes to profile ${ProfileId}`;
    case 'replaced': return `takes the place of a record with the same unique value, of ${Replaces?.IngestedAt}${
      ProfileId === Replaces?.ProfileId ? `, in profile ${ProfileId}` : ` in profile ${Replaces?.ProfileId}, and goes to ${ProfileId === undefined ? 'a new profile' : `profile ${ProfileId}`}`}`;
  }
}

function keyLine({ Name, StandardIdentifiers, FieldNames, Values, Stored }: KeyExplanation): string {
  const identifiers = StandardIdentifiers.length > 0 ? ` [${StandardIdentifiers.join(' ')}]` : '';
  const value = Values.length === 0 ? 'no value' : `${Values.map((parts) => parts.map(show).join(' + ')).join(', ')}${Stored ? '' : ', not stored'}`;
  return `${Name}${identifiers}  of ${FieldNames.join(' + ')}  ${value}`;
}

function lookupLine({ Pass, KeyName, Value, ProfileIds }: LookupExplanation): string {
  const found = ProfileIds.length === 0 ? 'nothing' : ProfileIds.length === 1 ? `profile ${ProfileIds[0]}` : `${ProfileIds.length} profiles, so that it tells nothing: ${ProfileIds.join(', ')}`;
  return `${KeyName}${Pass === 'secondary' ? ' (secondary)' : ''}  ${Value.map(show).join(' + ')}  ${found}`;
}

function writeLine({ Target, Value, Writes, Reason }: WriteExplanation): string {
  return `${Target}  ${show(Value)}  ${Writes ? 'written' : 'not written'}: ${Reason}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
}

/** Columns, which two spaces part, made equally wide. */
function aligned(lines: readonly string[]): string[] {
  const rows = lines.map((line) => line.split('  '));
  const widths = rows.reduce<number[]>((widest, row) => row.slice(0, -1).map((cell, column) => Math.max(widest[column] ?? 0, cell.length)).concat(widest.slice(row.length - 1)), []);
  return rows.map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]))).join('  '));
}
