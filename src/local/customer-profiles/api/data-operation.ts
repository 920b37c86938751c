import type { StaticOperationSchema } from '@smithy/types';
import { DATA_REQUESTS, DATA_SHAPES } from './data-limits.generated';
import { binding } from './operation';
import type { Context, Operation, Output, Valid } from './operation';
import { describeDataMember, refuse } from './validation';
import { checkShape } from '../../../model/api/check-shape';
import { SHAPES } from '../../../model/api/limits.generated';

/** The pattern of ids finds their digits within any longer text, too; the service's own have no more (D-E2). */
const uuid = { type: 'string', pattern: '^[a-f0-9]{32}$' } as const;

const shapes = { ...SHAPES, ...DATA_SHAPES, uuid };

/** Makes an operation on customer data of its schema and a function that carries valid requests out. */
export function dataOperation<Request, Response extends object>(
  schema: StaticOperationSchema, carryOut: (request: Valid<Request>, context: Context) => Output<Response>,
): Operation {
  const bound = binding(schema);
  const name: string = bound.name;
  if (!isModelled(name)) {
    throw new Error(`the limits of ${name} are not in data-limits.generated.ts; have them generated with \`npm run limits\``);
  }
  return {
    ...bound,
    api: 'profile',
    validate: (request) => refuse(checkShape(DATA_REQUESTS[name], request, '', { shapes }), describeDataMember),
    carryOut: (request, context) => carryOut(request as Valid<Request>, context),
  };
}

function isModelled(name: string): name is keyof typeof DATA_REQUESTS {
  return Object.hasOwn(DATA_REQUESTS, name);
}
