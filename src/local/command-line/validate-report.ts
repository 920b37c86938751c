import type { Acknowledgement, Acknowledgements } from './acknowledgement';
import { RESOURCE_KINDS } from '../../model/resource-kinds';
import { VALIDATION_GUIDE } from '../../model/rules/guide';
import { Finding, formatFinding } from '../../model/validation/finding';
import type { Checked } from '../definitions/check-definitions';
import { labelOf, NotChecked, Place, Unreadable } from '../definitions/definition/place';
import { withoutMarks } from '../definitions/template/unresolved';
import { counted } from '../text/counted';

/** What became of one thing that was given. */
export type Result = Checked | NotChecked | Unreadable;

/** A finding, with the acknowledgement that takes it out of the count. */
interface Judged {
  readonly finding: Finding;
  readonly acknowledged?: Acknowledgement;
}

/** A file of thousands of findings has one cause, which the first of them show. */
const SHOWN_FINDINGS = 100;

/** What is told of a run. */
export class ValidateReport {
  public readonly errors: number;
  public readonly warnings: number;
  public readonly unreadable: number;
  private readonly acknowledged: number;
  private readonly judged: ReadonlyMap<Checked, readonly Judged[]>;

  constructor(private readonly results: readonly Result[], private readonly files: number, private readonly acknowledgements: Acknowledgements) {
    this.judged = new Map(results.filter(isChecked).map((checked) => [
      checked, checked.findings.map((finding) => ({ finding, acknowledged: acknowledgements.of(finding) })),
    ]));
    const all = [...this.judged.values()].flat();
    const open = all.filter(({ acknowledged }) => acknowledged === undefined).map(({ finding }) => finding.severity);
    all.forEach(({ acknowledged }) => acknowledged && acknowledgements.count(acknowledged));
    this.errors = open.filter((severity) => severity === 'error').length;
    this.warnings = open.length - this.errors;
    this.acknowledged = all.length - open.length;
    this.unreadable = results.filter((result) => 'unreadable' in result).length;
  }

  /** For machines. */
  public json(): string {
    const { errors, warnings, acknowledged } = this;
    const acknowledgements = this.acknowledgements.all.map(({ code, reason }) => ({ code, reason, findings: this.acknowledgements.countOf(code) }));
    return `${JSON.stringify({
      errors,
      warnings,
      acknowledged,
      ...acknowledgements.length > 0 ? { acknowledgements } : {},
      files: this.results.map((result) => (isChecked(result) ? this.machineResult(result) : result)),
    }, undefined, 2)}\n`;
  }

  /** For people. */
  public text(): string {
    const lines = this.results.flatMap((result) => (
      isChecked(result) ? this.linesOf(result)
        : 'unreadable' in result ? `${labelOf(result)}: cannot be read: ${result.unreadable}` : `${labelOf(result)}: not checked: ${result.notChecked}`
    ));
    const unused = this.acknowledgements.all.map(({ code }) => code).filter((code) => this.acknowledgements.countOf(code) === 0);
    return `${[...lines, ...unused.length > 0 ? [`nothing to acknowledge for ${unused.join(', ')}`] : [], this.summary()].join('\n')}\n`;
  }

  private summary(): string {
    const notChecked = this.results.length - this.judged.size - this.unreadable;
    const counts = [
      counted(this.errors, 'error'), counted(this.warnings, 'warning'), ...some(this.acknowledged, 'acknowledged'), ...some(notChecked, 'not checked'), ...some(this.unreadable, 'unreadable'),
    ];
    const explained = this.errors + this.warnings > 0 ? `; the codes are explained in ${VALIDATION_GUIDE}` : '';
    return `${counts.join(', ')} in ${counted(this.files, 'file')}${explained}`;
  }

  private linesOf(checked: Checked): string[] {
    const { place, kind, name, notes } = checked.definition;
    const judged = this.judged.get(checked) ?? [];
    const open = judged.filter(({ acknowledged }) => acknowledged === undefined);
    const known = judged.length - open.length;
    const end = judged.length === 0 ? ', no findings' : known > 0 ? `, ${known} acknowledged` : '';
    return [
      `${labelOf(place)}: ${RESOURCE_KINDS[kind].noun}${name === undefined ? '' : ` ${JSON.stringify(name)}`}${end}`,
      ...notes.map((note) => `  note     ${note}`),
      ...open.slice(0, SHOWN_FINDINGS).map(({ finding }) => `  ${finding.severity.padEnd(7)}  ${messageOf(finding)}`),
      ...open.length > SHOWN_FINDINGS ? [`  and ${open.length - SHOWN_FINDINGS} more; --json tells all of them`] : [],
    ];
  }

  private machineResult(checked: Checked): object {
    const { place, kind, name, notes } = checked.definition;
    return { ...inOrder(place), kind, name, ...notes.length > 0 ? { notes } : {}, findings: (this.judged.get(checked) ?? []).map(machineFinding) };
  }
}

/** Without the value, which may be all of the file; the message shows the beginning of it. */
function machineFinding({ finding, acknowledged }: Judged): object {
  const { value: _, ...said } = finding;
  return { ...said, message: messageOf(finding), ...acknowledged ? { acknowledged: true, reason: acknowledged.reason } : {} };
}

/** A value that is shown as a whole may have a part that is not known. */
function messageOf(finding: Finding): string {
  return withoutMarks(formatFinding(finding));
}

function inOrder({ file, where, logicalId }: Place): Place {
  return { file, where, logicalId };
}

function isChecked(result: Result): result is Checked {
  return 'definition' in result;
}

function some(number: number, what: string): string[] {
  return number > 0 ? [`${number} ${what}`] : [];
}
