import { Definition, readDefinition } from './definition';
import { checkDefinitions, Checked } from './definition-checks';
import { readDefinitionFile, UnreadableFile } from './definition-file';
import { ExitCode } from './exit-code';
import { RESOURCE_KINDS } from '../../model/resource-kinds';
import { VALIDATION_GUIDE } from '../../model/rules/guide';
import { Finding, formatFinding } from '../../model/validation/finding';

/** Where a report goes. */
export interface Output {
  write(text: string): unknown;
}

interface Unreadable {
  readonly file: string;
  readonly unreadable: string;
}

/** A file of thousands of findings has one cause, which the first of them show. */
const SHOWN_FINDINGS = 100;

/** Checks files and prints a report for people or, with `json`, for machines. */
export function validate(files: readonly string[], { json }: { readonly json: boolean }, out: Output = process.stdout): ExitCode {
  const read = files.map((file) => {
    try {
      return readDefinition(file, readDefinitionFile(file));
    } catch (error) {
      if (error instanceof UnreadableFile) {
        return { file, unreadable: error.message };
      }
      throw error;
    }
  });
  const unreadable = read.filter((result): result is Unreadable => 'unreadable' in result);
  const checked = checkDefinitions(read.filter((result): result is Definition => !('unreadable' in result)));
  const errors = count(checked, 'error');
  out.write(json ? machineReport(checked, unreadable) : humanReport(checked, unreadable));
  return unreadable.length > 0 ? ExitCode.USAGE : errors > 0 ? ExitCode.FAILED : ExitCode.OK;
}

function count(checked: readonly Checked[], severity: Finding['severity']): number {
  return checked.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length, 0);
}

function machineReport(checked: readonly Checked[], unreadable: readonly Unreadable[]): string {
  const files = [...checked.map(({ definition: { file, kind, name }, findings }) => (
    { file, kind, name, findings: findings.map(machineFinding) }
  )), ...unreadable];
  return `${JSON.stringify({ errors: count(checked, 'error'), warnings: count(checked, 'warning'), files }, undefined, 2)}\n`;
}

/** Without the value, which may be all of the file; the message shows the beginning of it. */
function machineFinding(finding: Finding): object {
  const { value: _, ...said } = finding;
  return { ...said, message: formatFinding(finding) };
}

function humanReport(checked: readonly Checked[], unreadable: readonly Unreadable[]): string {
  const lines = checked.flatMap(({ definition: { file, kind, name }, findings }) => [
    `${file}: ${RESOURCE_KINDS[kind].noun}${name === undefined ? '' : ` ${JSON.stringify(name)}`}${findings.length === 0 ? ', no findings' : ''}`,
    ...findings.slice(0, SHOWN_FINDINGS).map((finding) => `  ${finding.severity.padEnd(7)}  ${formatFinding(finding)}`),
    ...findings.length > SHOWN_FINDINGS ? [`  and ${findings.length - SHOWN_FINDINGS} more; --json tells all of them`] : [],
  ]);
  lines.push(...unreadable.map(({ file, unreadable: why }) => `${file}: cannot be read: ${why}`));
  const counts = [plural(count(checked, 'error'), 'error'), plural(count(checked, 'warning'), 'warning'), ...unreadable.length > 0 ? [`${unreadable.length} unreadable`] : []];
  const explained = checked.some(({ findings }) => findings.length > 0) ? `; the codes are explained in ${VALIDATION_GUIDE}` : '';
  lines.push(`${counts.join(', ')} in ${plural(checked.length + unreadable.length, 'file')}${explained}`);
  return `${lines.join('\n')}\n`;
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
