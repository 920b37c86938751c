import { UsageError } from './exit-code';
import { mappingIn } from './mapping';
import type { Mapping, WhichMapping } from './mapping';
import { startOn } from './service-for';
import type { ServiceInUse } from './service-for';
import { isRecord } from '../../model/api/check-shape';

/** A service in memory that has the definitions of a file, and nothing else. */
export interface MappingService extends ServiceInUse {
  readonly domain: string;
  readonly objectType: string;
}

/** Starts a service that has the domain of an object type, as a file defines it. */
export async function serviceWithMapping(file: string, which: WhichMapping): Promise<MappingService> {
  const mapping = mappingIn(file, which);
  const service = await startOn({ allowUnsigned: true, quotas: false });
  try {
    for (const { method, path, body, place } of requestsFor(mapping)) {
      await send(`${service.endpoint}${path}`, { method, body, place });
    }
    return { ...service, domain: mapping.domain, objectType: mapping.objectType };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

interface Made {
  readonly method: string;
  readonly body: object;
  /** What is made, for messages. */
  readonly place: string;
}

function requestsFor({ domain, settings, definitions }: Mapping): readonly (Made & { readonly path: string })[] {
  const root = `/domains/${encodeURIComponent(domain)}`;
  return [
    { method: 'POST', path: root, body: settings, place: 'the domain' },
    ...definitions.filter(({ kind }) => kind === 'object-type')
      .map(({ name, request, place }) => ({ method: 'PUT', path: `${root}/object-types/${encodeURIComponent(name)}`, body: request, place })),
    ...definitions.filter(({ kind }) => kind === 'calculated-attribute')
      .map(({ name, request, place }) => ({ method: 'POST', path: `${root}/calculated-attributes/${encodeURIComponent(name)}`, body: request, place })),
  ];
}

async function send(url: string, { method, body, place }: Made): Promise<void> {
  const response = await fetch(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) {
    const answer = await response.json().catch(() => undefined) as unknown;
    throw new UsageError(`the service refuses ${place}: ${isRecord(answer) ? String(answer.Message) : response.status}; \`validate\` tells all that is wrong`);
  }
}
