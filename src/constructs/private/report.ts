import { Annotations, Token, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { CheckOptions } from '../../model/check-shape';
import { ENUM_CODE } from '../../model/check-shape';
import { Fault, formatFault } from '../../model/fault';
import { UNKNOWN_FIELD_CODE, UNKNOWN_ROOT_CODE } from '../../model/field-rules';

/** Tokens are not known before deployment: the function checks them then. */
export const SKIP_TOKENS: CheckOptions = { unresolved: (value) => Token.isUnresolved(value) };

/** Rules about lists that grow with the service: who knows better than the list may acknowledge them. */
const OPEN_LISTS = [ENUM_CODE, UNKNOWN_FIELD_CODE, UNKNOWN_ROOT_CODE];

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
        } else if (!OPEN_LISTS.includes(fault.code) || !isAcknowledged(construct, fault.code)) {
          errors.push(formatFault(fault));
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
