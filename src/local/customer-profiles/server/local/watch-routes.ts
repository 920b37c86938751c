import { localRoute } from './local-route';
import type { LocalRoute } from './local-route';

/** What a service in another process is watched by. */
export const WATCH_ROUTES: readonly LocalRoute[] = [
  localRoute('GET', 'health', (_, { home, health }) => ({ status: 'ok', ...home, ...health, instance: health.instance() })),
  localRoute('GET', 'state', (_, { home, stores }) => ({ ...stores.of(home).snapshot(), elsewhere: stores.besides(home) })),
  localRoute('GET', 'calls', (_, { calls }) => calls.counts()),
  localRoute('DELETE', 'calls', (_, { calls }) => {
    calls.reset();
    return calls.counts();
  }),
];
