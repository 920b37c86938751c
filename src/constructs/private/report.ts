import { Annotations, Token, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { CheckOptions } from '../../model/check-shape';
import { Fault, formatFault } from '../../model/fault';
import { OPEN_LIST_CODES } from '../../model/open-lists';

/** Tokens are not known before deployment: the function checks them then. */
export const SKIP_TOKENS: CheckOptions = { unresolved: (value) => Token.isUnresolved(value) };

/**
 * Reports the faults of a construct when the app is synthesised, when tags and other late values are there:
 * errors together with those of all other constructs, warnings as annotations that can be acknowledged.
 */
export function reportAtSynth(construct: IConstruct, check: () => readonly Fault[]): void {
  construct.node.addValidation({
    validate: () => {
      const errors: string[] = [];
      for (const fault of check()) {
        if (fault.grade === 'warning') {
          Annotations.of(construct).addWarningV2(warningId(fault.code), formatFault(fault));
        } else if (!OPEN_LIST_CODES.includes(fault.code)) {
          errors.push(formatFault(fault));
        } else if (!isAcknowledged(construct, fault.code)) {
          errors.push(`${formatFault(fault)} (if the service knows it, acknowledge ${warningId(fault.code)})`);
        }
      }
      return errors;
    },
  });
}

function warningId(code: string): string {
  return `cdk-customer-profiles:${code}`;
}

function isAcknowledged(construct: IConstruct, code: string): boolean {
  return construct.node.scopes.some((scope) => scope.node.metadata.some((entry) =>
    entry.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY && Object.keys(entry.data as object).some((id) => id.endsWith(warningId(code)))));
}
