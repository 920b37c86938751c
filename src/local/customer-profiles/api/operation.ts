import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import type { Arns } from './arns';
import type { Quotas } from './quotas';
import { validate } from './validation';
import type { Operation as ModelledOperation } from '../../../model/api/check-shape';
import { REQUESTS } from '../../../model/api/limits.generated';
import type { Work } from '../engine/effects/work';
import type { ReadRecord } from '../engine/ingestion/read-record';
import type { Scene } from '../engine/scene';
import { assertReadable } from '../protocol/read-request';
import { parseRoute } from '../protocol/route';
import type { Route } from '../protocol/route';
import type { Kept } from '../store/records';
import type { Store } from '../store/store';

/** A request whose required members were found to be there. */
export type Valid<Request> = { [Member in keyof Request]: object extends Pick<Request, Member> ? Request[Member] : NonNullable<Request[Member]> };

/** A response; the schema of the operation says how it is written. */
export type Output<Response> = Kept<Response>;

/** What an operation works on. */
export interface Context {
  readonly store: Store;
  readonly arns: Arns;
  readonly quotas: Quotas;
  readonly now: () => number;
  /** A domain with its customer data, as it is now for who calls. The domain must be there. */
  readonly scene: (domainName: string) => Scene;
  /** Carries work out, or, where effects come late, has it carried out later. */
  readonly work: (scene: Scene, work: Work, record?: ReadRecord) => void;
  readonly options: DataPlaneOptions;
}

/** What a user chooses of how the data plane behaves, where AWS behaves differently from time to time or does not say. */
export interface DataPlaneOptions {
  /** Whether effects come later than the answer, as in AWS. */
  readonly eventualConsistency: boolean;
  /** Whether the calculated attributes that every domain has are in the lists. */
  readonly defaultCalculatedAttributes: boolean;
  /** What becomes of a record all of whose keys several profiles have, where its object type may make profiles. */
  readonly ambiguousKeys: 'create' | 'reject';
}

/** An API that is answered here, as IAM calls it: Customer Profiles, and of AppFlow what its flows need. */
export type Api = 'profile' | 'appflow';

/** An operation of an API: what its schema says of it, and what it does. */
export interface Operation {
  readonly api: Api;
  readonly name: string;
  readonly kind: 'read' | 'write';
  readonly route: Route;
  readonly status: number;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** The ARNs that IAM decides a call on. @default - path and name of the operation tell */
  readonly resources?: (request: { readonly [member: string]: unknown }, arns: Arns) => string[];
  /** Refuses a request whose shape is wrong. */
  readonly validate: (request: unknown) => void;
  readonly carryOut: (request: unknown, context: Context) => unknown;
}

/** Makes an operation of its schema in the SDK client and a function that carries valid requests out. */
export function operation<Request, Response extends object>(
  schema: StaticOperationSchema, carryOut: (request: Valid<Request>, context: Context) => Output<Response>,
): Operation {
  const bound = binding(schema);
  const { name } = bound;
  if (!isModelled(name)) {
    throw new Error(`the limits of ${name} are not in limits.generated.ts; have them generated with \`npm run limits\``);
  }
  return { ...bound, api: 'profile', validate: (request) => validate(name, request), carryOut: (request, context) => carryOut(request as Valid<Request>, context) };
}

/** What a schema says of its operation, whichever API it is of. */
export function binding(schema: StaticOperationSchema): Pick<Operation, 'name' | 'kind' | 'route' | 'status' | 'input' | 'output'> {
  const [, , name, traits, input, output] = schema;
  const http = typeof traits === 'object' ? traits.http : undefined;
  if (!http) {
    throw new Error(`the schema of ${name} has no route`);
  }
  const inputSchema = NormalizedSchema.of(input);
  assertReadable(inputSchema);
  return {
    name,
    // the API has reads that are sent with POST, so that the method does not tell
    kind: /^(Get|List|Search|BatchGet|Detect|Describe)/.test(name) ? 'read' : 'write',
    route: parseRoute(http[0], http[1]),
    status: http[2],
    input: inputSchema,
    output: NormalizedSchema.of(output),
  };
}

function isModelled(name: string): name is ModelledOperation {
  return Object.hasOwn(REQUESTS, name);
}
