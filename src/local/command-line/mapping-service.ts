import { UsageError } from './exit-code';
import { startOn } from './service-for';
import type { ServiceInUse } from './service-for';
import { isRecord } from '../../model/api/check-shape';
import type { Definition } from '../definitions/definition/definition';
import { readDefinitions } from '../definitions/read-definitions';
import type { Read } from '../definitions/read-definitions';

/** Where a definition names no domain. */
const SOME_DOMAIN = 'mapping';

/** The operations that a mapping may need, in the order in which the service takes them. */
const OPERATIONS: readonly { readonly kind: Definition['kind']; readonly method: string; readonly path: (name: string) => string }[] = [
  { kind: 'object-type', method: 'PUT', path: (name) => `/object-types/${encodeURIComponent(name)}` },
  { kind: 'calculated-attribute', method: 'POST', path: (name) => `/calculated-attributes/${encodeURIComponent(name)}` },
];

/** A service in memory that has the definitions of a file and nothing else. */
export async function serviceWithMapping(
  file: string, { objectType, domain: named }: { readonly objectType?: string; readonly domain?: string },
): Promise<{ readonly service: ServiceInUse; readonly domain: string; readonly objectType: string }> {
  const definitions = readDefinitions(file).map(definitionOf);
  const objectTypes = definitions.filter(({ kind }) => kind === 'object-type').map(({ name = '' }) => name);
  const chosen = objectType ?? (objectTypes.length === 1 ? objectTypes[0] : undefined);
  if (chosen === undefined || !objectTypes.includes(chosen)) {
    const there = objectTypes.length === 0 ? 'no object type' : `the object types ${objectTypes.join(', ')}`;
    throw new UsageError(`${file} has ${there}${objectType === undefined ? '; say which with --object-type' : `, and not ${objectType}`}`);
  }
  const domain = named ?? SOME_DOMAIN;
  const service = await startOn({ allowUnsigned: true });
  try {
    const settings = definitions.find(({ kind }) => kind === 'domain')?.request ?? {};
    await send(service.endpoint, 'POST', `/domains/${encodeURIComponent(domain)}`, { DefaultExpirationDays: 366, ...settings }, file);
    for (const { kind, method, path } of OPERATIONS) {
      for (const { name = '', request } of definitions.filter((definition) => definition.kind === kind)) {
        await send(service.endpoint, method, `/domains/${encodeURIComponent(domain)}${path(name)}`, request, file);
      }
    }
    return { service, domain, objectType: chosen };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

function definitionOf(read: Read): Definition {
  if ('kind' in read) {
    return read;
  }
  throw new UsageError(`${read.file}: ${'unreadable' in read ? read.unreadable : read.notChecked}`);
}

async function send(endpoint: string, method: string, path: string, request: object, file: string): Promise<void> {
  const response = await fetch(`${endpoint}${path}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) });
  if (response.status >= 300) {
    const answer = await response.json().catch(() => undefined) as unknown;
    throw new UsageError(`the service refuses the definition in ${file}: ${isRecord(answer) ? String(answer.Message) : response.status}; \`validate ${file}\` tells more`);
  }
}
