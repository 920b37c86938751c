import { Definition, readDefinition } from './definition';
import { checkDefinitions, Checked } from './definition-checks';
import { readDefinitionFile, UnreadableFile } from './definition-file';
import { ExitCode } from './exit-code';
import { RESOURCE_KINDS } from '../../model/resource-kinds';
import { VALIDATION_GUIDE } from '../../model/rules/guide';
import { Fault, formatFault } from '../../model/validation/fault';

/** Where a report goes. */
export interface Output {
  write(text: string): unknown;
}

interface Unreadable {
  readonly file: string;
  readonly unreadable: string;
}

/** A file of thousands of faults has one cause, which the first of them show. */
const SHOWN_FAULTS = 100;

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

function count(checked: readonly Checked[], grade: Fault['grade']): number {
  return checked.reduce((sum, { faults }) => sum + faults.filter((fault) => fault.grade === grade).length, 0);
}

function machineReport(checked: readonly Checked[], unreadable: readonly Unreadable[]): string {
  const files = [...checked.map(({ definition: { file, kind, name }, faults }) => (
    { file, kind, name, faults: faults.map(machineFault) }
  )), ...unreadable];
  return `${JSON.stringify({ errors: count(checked, 'error'), warnings: count(checked, 'warning'), files }, undefined, 2)}\n`;
}

/** Without the value, which may be all of the file; the message shows the beginning of it. */
function machineFault(fault: Fault): object {
  const { value: _, ...said } = fault;
  return { ...said, message: formatFault(fault) };
}

function humanReport(checked: readonly Checked[], unreadable: readonly Unreadable[]): string {
  const lines = checked.flatMap(({ definition: { file, kind, name }, faults }) => [
    `${file}: ${RESOURCE_KINDS[kind].noun}${name === undefined ? '' : ` ${JSON.stringify(name)}`}${faults.length === 0 ? ', no faults' : ''}`,
    ...faults.slice(0, SHOWN_FAULTS).map((fault) => `  ${fault.grade.padEnd(7)}  ${formatFault(fault)}`),
    ...faults.length > SHOWN_FAULTS ? [`  and ${faults.length - SHOWN_FAULTS} more; --json tells all of them`] : [],
  ]);
  lines.push(...unreadable.map(({ file, unreadable: why }) => `${file}: cannot be read: ${why}`));
  const counts = [plural(count(checked, 'error'), 'error'), plural(count(checked, 'warning'), 'warning'), ...unreadable.length > 0 ? [`${unreadable.length} unreadable`] : []];
  const explained = checked.some(({ faults }) => faults.length > 0) ? `; the codes are explained in ${VALIDATION_GUIDE}` : '';
  lines.push(`${counts.join(', ')} in ${plural(checked.length + unreadable.length, 'file')}${explained}`);
  return `${lines.join('\n')}\n`;
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
