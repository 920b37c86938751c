import { InvalidArgumentError } from 'commander';
import { UsageError } from './exit-code';
import { mayBeAcknowledged, OPEN_LIST_CODES } from '../../model/rules/open-lists';
import type { Finding } from '../../model/validation/finding';
import { didYouMean } from '../../model/validation/nearest';
import { allRules, ruleOf } from '../../model/validation/rule';

/** That somebody knows of the findings of a code. */
export interface Acknowledgement {
  readonly code: string;
  readonly reason?: string;
}

/** Collects `CODE` and `CODE=reason`; the code may be written as in an app. */
export function acknowledgement(text: string, previous: readonly Acknowledgement[] = []): Acknowledgement[] {
  const [, code, reason] = /^(?:cdk-customer-profiles:)?([^=]*)(?:=(.*))?$/s.exec(text.trim()) ?? [];
  if (code === undefined || ruleOf(code) === undefined) {
    const codes = allRules().map((rule) => rule.code);
    throw new InvalidArgumentError(`there is no such code; ${didYouMean(code ?? text, codes) ?? `codes are ${codes[0]} to ${codes.at(-1)}`}.`);
  }
  return [...previous.filter((other) => other.code !== code), { code, ...reason === undefined || reason.trim() === '' ? {} : { reason: reason.trim() } }];
}

/** What takes findings that somebody knows of out of the count, as far as they may be acknowledged in an app too. */
export class Acknowledgements {
  private readonly counts = new Map<string, number>();

  constructor(public readonly all: readonly Acknowledgement[]) {}

  /** The acknowledgement of a finding; undefined where it counts. */
  public of(finding: Finding): Acknowledgement | undefined {
    return mayBeAcknowledged(finding) ? this.all.find(({ code }) => code === finding.code) : undefined;
  }

  /** Counts a finding that was acknowledged. */
  public count({ code }: Acknowledgement): void {
    this.counts.set(code, this.countOf(code) + 1);
  }

  public countOf(code: string): number {
    return this.counts.get(code) ?? 0;
  }

  /**
   * Refuses codes of errors that the service surely refuses. Some of them are warnings where the case is milder, so that only the findings tell whether there
   * was anything to acknowledge.
   */
  public refuseErrors(): void {
    for (const { code } of this.all) {
      const rule = ruleOf(code);
      if (rule && !mayBeAcknowledged(rule) && this.countOf(code) === 0) {
        throw new UsageError(`${code} cannot be acknowledged, because it is an error whoever knows of it: ${rule.title}; ${rule.why}. Warnings can be acknowledged, and the errors `
          + `about lists that grow with the service: ${[...OPEN_LIST_CODES].sort().join(', ')}`);
      }
    }
  }
}
