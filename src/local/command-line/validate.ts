import { Acknowledgement, Acknowledgements } from './acknowledgement';
import { ExitCode } from './exit-code';
import { Result, ValidateReport } from './validate-report';
import { checkDefinitions } from '../definitions/check-definitions';
import { Read, readDefinitions } from '../definitions/read-definitions';

/** Where a report goes. */
export interface Output {
  write(text: string): unknown;
}

export interface ValidateOptions {
  /** Prints the report for machines. */
  readonly json?: boolean;
  /** Warnings fail too. */
  readonly strict?: boolean;
  readonly acknowledge?: readonly Acknowledgement[];
}

/** Checks files, or folders that `cdk synth` has written, and prints a report. */
export function validate(files: readonly string[], { json, strict, acknowledge = [] }: ValidateOptions, out: Output = process.stdout): ExitCode {
  const acknowledgements = new Acknowledgements(acknowledge);
  const report = new ValidateReport(resultsOf(files.flatMap(readDefinitions)), files.length, acknowledgements);
  acknowledgements.refuseErrors();
  out.write(json ? report.json() : report.text());
  if (report.unreadable > 0) {
    return ExitCode.USAGE;
  }
  return report.errors > 0 || (strict && report.warnings > 0) ? ExitCode.FAILED : ExitCode.OK;
}

/** What became of all that was read, in its order. */
function resultsOf(read: readonly Read[]): Result[] {
  const checked = checkDefinitions(read.filter((one) => 'kind' in one)).values();
  return read.map((one) => ('kind' in one ? checked.next().value! : one));
}
