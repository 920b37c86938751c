import { sameStack } from './stack-store';
import type { OutputRecord, StackRecord } from './stack-store';
import { sameEnvironment } from '../environment/environment';
import type { Environment } from '../environment/environment';

/** The value that a stack of the same account and region exports under a name. */
export function exportedValue(stacks: readonly StackRecord[], environment: Environment, exportName: string): string | undefined {
  return stacks.filter((stack) => sameEnvironment(stack, environment))
    .flatMap((stack) => Object.values(stack.outputs))
    .find((output) => output.exportName === exportName)?.value;
}

/** Why a stack may not have these outputs: exports are unique, and neither change nor go while somebody uses them. */
export function exportConflict(
  stacks: readonly StackRecord[],
  stack: StackRecord,
  outputs: { readonly [key: string]: OutputRecord },
): string | undefined {
  const others = stacks.filter((other) => !sameStack(other, stack) && sameEnvironment(other, stack));
  for (const { exportName } of Object.values(outputs)) {
    const exporter = others.find((other) => Object.values(other.outputs).some((output) => output.exportName === exportName));
    if (exportName !== undefined && exporter !== undefined) {
      return `Export with name ${exportName} is already exported by stack ${exporter.name}.`;
    }
  }
  for (const { exportName, value } of Object.values(stack.before?.outputs ?? {})) {
    const user = others.find((other) => exportName !== undefined && other.imports.includes(exportName));
    if (user === undefined) {
      continue;
    }
    const kept = Object.values(outputs).find((output) => output.exportName === exportName);
    if (kept === undefined) {
      return `Cannot delete export ${exportName} as it is in use by ${user.name}.`;
    }
    if (kept.value !== value) {
      return `Cannot update export ${exportName} as it is in use by ${user.name}.`;
    }
  }
  return undefined;
}

/** Why a stack may not be deleted: another one uses an export of it. */
export function exportInUse(stacks: readonly StackRecord[], stack: StackRecord): string | undefined {
  const others = stacks.filter((other) => !sameStack(other, stack) && sameEnvironment(other, stack));
  for (const { exportName } of Object.values(stack.outputs)) {
    const user = others.find((other) => exportName !== undefined && other.imports.includes(exportName));
    if (user !== undefined) {
      return `Delete canceled. Cannot delete export ${exportName} as it is in use by ${user.name}.`;
    }
  }
  return undefined;
}
