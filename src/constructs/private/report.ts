import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { findingsInDomain } from './domain-registry';
import { withTagAdvice } from './tag-advice';
import { isAcknowledged, warn, warningId } from './warning';
import type { CheckOptions } from '../../model/api/check-shape';
import * as checks from '../../model/rules/checks';
import type { Finding } from '../../model/validation/finding';

/** Tokens are not known before deployment: the function checks them then. */
export const SKIP_TOKENS: CheckOptions = {
  unresolved: (value) => Token.isUnresolved(value),
  parseTemplate: (template) => checks.parseTemplate(template),
};

/**
 * Reports the findings of a construct when the app is synthesised, when tags and other late values are there, with those that it has because
 * of other resources of its domain: errors together with those of all other constructs, warnings as annotations that can be acknowledged.
 */
export function reportAtSynth(construct: IConstruct, check: () => readonly Finding[]): void {
  construct.node.addValidation({
    validate: () => {
      const errors: string[] = [];
      for (const finding of [...check(), ...findingsInDomain(construct)].map((one) => withTagAdvice(construct, one))) {
        if (finding.severity === 'warning') {
          warn(construct, finding.code, checks.formatFinding(finding));
        } else if (!checks.mayBeAcknowledged(finding)) {
          errors.push(checks.formatFinding(finding));
        } else if (!isAcknowledged(construct, finding.code)) {
          errors.push(`${checks.formatFinding(finding)} (if the service knows it, acknowledge ${warningId(finding.code)})`);
        }
      }
      return errors.length === 0 ? [] : [inOneMessage(construct, errors)];
    },
  });
}

/** The construct of an app whose errors come first in its report, and bring the address of the page that explains the codes. */
const firstToReport = new WeakMap<IConstruct, IConstruct>();

/**
 * The CDK puts the path of the construct before each message. One message a construct, with a line for each error, keeps what belongs
 * together under one path, and leaves the lines to what differs.
 */
function inOneMessage(construct: IConstruct, errors: readonly string[]): string {
  const lines = errors.length === 1 ? errors : [`${errors.length} errors:`, ...errors.map((error) => `${INDENT}${error}`)];
  const first = firstToReport.get(construct.node.root) ?? construct;
  firstToReport.set(construct.node.root, first);
  return [...lines, ...first === construct ? [`${INDENT}(the codes are explained in ${checks.VALIDATION_GUIDE})`] : []].join('\n');
}

/** Two more than what the CDK puts before the path. */
const INDENT = '    ';
