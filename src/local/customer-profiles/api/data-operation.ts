import type { StaticOperationSchema } from '@smithy/types';
import { DATA_REQUESTS, DATA_SHAPES } from './data-limits.generated';
import { binding } from './operation';
import type { Context, Operation, Output, Valid } from './operation';
import { describeDataMember, refuse } from './validation';
import { checkShape } from '../../../model/api/check-shape';
import { SHAPES } from '../../../model/api/limits.generated';
import type { Shape } from '../../../model/api/shape';

/** The pattern of ids in the model has no anchors; all ids are of exactly these characters (D-E2). */
const ID = { type: 'string', pattern: '^[a-f0-9]{32}$' } as const;

/** The shapes of both planes, put together when they are first needed. */
let shapes: { readonly [name: string]: Shape } | undefined;

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
    validate: (request) => {
      shapes ??= { ...SHAPES, ...DATA_SHAPES, uuid: ID };
      refuse(checkShape(DATA_REQUESTS[name], request, '', { shapes }), describeDataMember);
    },
    carryOut: (request, context) => carryOut(request as Valid<Request>, context),
  };
}

function isModelled(name: string): name is keyof typeof DATA_REQUESTS {
  return Object.hasOwn(DATA_REQUESTS, name);
}
