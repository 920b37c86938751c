import type { AdjustableQuotas } from './adjustable-quotas';
import type { Clock } from './clock';
import type { LocalDataPlane } from './local-data-plane';
import type { ResetPart } from './reset-parts';
import type { Environment } from '../../../environment/environment';
import type { Delivery } from '../../delivery/delivery';
import type { Calls } from '../../dispatch/calls';
import type { Faults } from '../../dispatch/faults';
import { parseRoute } from '../../protocol/route';
import type { Labels, Route } from '../../protocol/route';
import type { StackIdentitiesStore } from '../../store/stack-identities';
import type { Stores } from '../../store/stores';

export interface LocalRequest {
  readonly method: string;
  /** What stands between the slashes after `/_local/`, still percent-encoded. */
  readonly parts: readonly string[];
  readonly query: string;
  readonly body: Buffer;
}

/** What the local routes show and steer. */
export interface LocalParts {
  /** The environment of requests that do not say which. */
  readonly home: Environment;
  readonly health: { readonly instance: () => string; readonly operations: readonly string[] };
  readonly calls: Calls;
  readonly faults: Faults;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly quotas: AdjustableQuotas;
  readonly identities: StackIdentitiesStore;
  readonly reset: (forget: readonly ResetPart[]) => void;
  /** Absent where nothing is kept of customers. */
  readonly data?: LocalDataPlane;
  /** Absent where nothing is sent. */
  readonly delivery?: Pick<Delivery, 'settled'>;
  readonly onInternalError: (error: unknown) => void;
}

/** Gives the body of the answer. */
export type Carry = (request: LocalRequest, parts: LocalParts, labels: Labels) => unknown;

export interface LocalRoute {
  /** As people write it. */
  readonly text: string;
  readonly route: Route;
  readonly carryOut: Carry;
  /** The largest body that it takes, in bytes. @default - that of the API */
  readonly bodyLimit?: number;
}

export function localRoute(method: string, path: string, carryOut: Carry, bodyLimit?: number): LocalRoute {
  return { text: `${method} ${path}`, route: parseRoute(method, `/${path}`), carryOut, bodyLimit };
}
