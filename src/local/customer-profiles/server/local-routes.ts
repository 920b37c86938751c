import { DOMAIN_ROUTES } from './local/domain-routes';
import { FAULT_ROUTES } from './local/fault-routes';
import type { LocalParts, LocalRequest, LocalRoute } from './local/local-route';
import { QUOTA_ROUTES } from './local/quota-routes';
import { RECORD_ROUTES } from './local/record-routes';
import { RESET_ROUTES } from './local/reset-routes';
import { ROLE_ROUTES } from './local/role-routes';
import { TIME_ROUTES } from './local/time-routes';
import { WATCH_ROUTES } from './local/watch-routes';
import type { Answer } from '../protocol/answer';
import { errorAnswer } from '../protocol/answer';
import { matches, readLabels } from '../protocol/route';
import { ServiceError, serviceError, unknownOperation } from '../protocol/service-error';

/** Paths that the real service does not have: how a service in a process of its own is watched and steered. */
export const LOCAL_PREFIX = '_local';

const ROUTES: readonly LocalRoute[] = [
  ...WATCH_ROUTES, ...FAULT_ROUTES, ...TIME_ROUTES, ...QUOTA_ROUTES, ...RESET_ROUTES, ...ROLE_ROUTES, ...DOMAIN_ROUTES, ...RECORD_ROUTES,
];

/** Answers a request under `/_local/`. */
export async function answerLocal(request: LocalRequest, parts: LocalParts): Promise<Answer> {
  try {
    const { route, carryOut } = find(request);
    return { status: 200, body: await carryOut(request, parts, readLabels(route, request.parts)) };
  } catch (error) {
    if (error instanceof ServiceError) {
      return errorAnswer(error);
    }
    parts.onInternalError(error);
    return errorAnswer(serviceError('InternalServerException', 'internal error of the local service: its log says more'));
  }
}

/** The largest body that a path under `/_local/` takes; undefined where it has no limit of its own. */
export function bodyLimitOf(request: Pick<LocalRequest, 'method' | 'parts'>): number | undefined {
  return lookUp(request)?.bodyLimit;
}

function lookUp({ method, parts }: Pick<LocalRequest, 'method' | 'parts'>): LocalRoute | undefined {
  return ROUTES.find(({ route }) => route.method === method && matches(route, parts));
}

function find({ method, parts }: LocalRequest): LocalRoute {
  const found = lookUp({ method, parts });
  if (!found) {
    throw unknownOperation(`there is no ${method} /${LOCAL_PREFIX}/${parts.join('/')}; there are ${ROUTES.map(({ text }) => text).join(', ')}`, 404);
  }
  return found;
}
