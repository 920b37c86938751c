import type { StaticOperationSchema } from '@smithy/types';
import { binding } from './operation';
import type { Context, Operation, Output, Valid } from './operation';
import { invalid } from '../protocol/service-error';

/** The name of a flow (AppFlow API Reference). */
const FLOW_NAME = /^[a-zA-Z0-9][\w!@#.-]{1,255}$/;

/** Makes an operation of AppFlow on one flow, of its schema in the SDK client and a function that carries valid requests out. */
export function flowOperation<Request extends { readonly flowName: string | undefined }, Response extends object>(
  schema: StaticOperationSchema, carryOut: (request: Valid<Request>, context: Context) => Output<Response>,
): Operation {
  return {
    ...binding(schema),
    api: 'appflow',
    resources: ({ flowName }, arns) => [arns.ofFlow(String(flowName))],
    validate: (request) => requireName((request as Request).flowName),
    carryOut: (request, context) => carryOut(request as Valid<Request>, context),
  };
}

function requireName(flowName: string | undefined): void {
  if (flowName === undefined || !FLOW_NAME.test(flowName)) {
    throw invalid(`1 validation error detected: Value '${flowName ?? 'null'}' at 'flowName' failed to satisfy constraint: `
      + `Member must satisfy regular expression pattern: ${FLOW_NAME.source}`);
  }
}
