import { readMembers } from './json-body';
import { localRoute } from './local-route';
import type { LocalRequest, LocalRoute } from './local-route';
import { wrongValue } from './wrong-value';
import type { InjectedFault } from '../../dispatch/faults';
import { SERVICE_ERROR_NAMES } from '../../protocol/service-error';
import type { ServiceErrorName } from '../../protocol/service-error';

export const FAULT_ROUTES: readonly LocalRoute[] = [
  localRoute('GET', 'faults', (_, { faults }) => ({ faults: faults.list() })),
  localRoute('POST', 'faults', (request, { faults, health }) => {
    faults.add(readFault(request, health.operations));
    return { faults: faults.list() };
  }),
  localRoute('DELETE', 'faults', (_, { faults }) => {
    faults.clear();
    return { faults: [] };
  }),
];

function readFault(request: LocalRequest, operations: readonly string[]): InjectedFault {
  const { operation, error, message, times, afterCarryingOut } = readMembers(request, 'a fault', [
    'operation', 'error', 'message', 'times', 'afterCarryingOut',
  ]);
  return {
    operation: optional('operation', operation, (value): value is string => operations.some((name) => name === value), `one of ${operations.join(', ')}`),
    error: optional('error', error, isErrorName, `one of ${SERVICE_ERROR_NAMES.join(', ')}`),
    message: optional('message', message, (value): value is string => typeof value === 'string', 'a string'),
    times: optional('times', times, (value): value is number => Number.isInteger(value) && Number(value) > 0, 'a whole number above 0'),
    afterCarryingOut: optional('afterCarryingOut', afterCarryingOut, (value): value is boolean => typeof value === 'boolean', 'true or false'),
  };
}

function isErrorName(value: unknown): value is ServiceErrorName {
  return SERVICE_ERROR_NAMES.some((name) => name === value);
}

function optional<T>(member: string, value: unknown, right: (value: unknown) => value is T, allowed: string): T | undefined {
  if (value === undefined || right(value)) {
    return value;
  }
  throw wrongValue(member, value, allowed);
}
