import { existsSync } from 'node:fs';
import * as Module from 'node:module';
import { join } from 'node:path';
import { CREDENTIAL_PROVIDERS } from './credential-providers';
import { serviceModule } from './service-module';

/** How Node.js loads what `require` names, which has been the place for such things for ten years; `@types/node` keeps it to itself. */
interface Loading {
  _load(request: string, ...more: unknown[]): unknown;
}

const CLIENT = /^@aws-sdk\/client-([a-z0-9-]+)$/;

const loaded = new Map<string, unknown>();

/** The actions that the events of AwsCustomResources ask for, which stand in them as JSON in JSON. */
let actions: readonly string[] = [];

function actionsOf(event: unknown): readonly string[] {
  return [...(JSON.stringify(event) ?? '').matchAll(/\\"action\\":\\"(\w+)/g)].map(([, action]) => action);
}

/**
 * An event as the function is to have it. One of an AwsCustomResource may ask for the latest SDK to be installed, which is never done: it would be clients of
 * services that are not here, from the network, in the middle of a deployment.
 */
export function noticeEvent(event: unknown): unknown {
  actions = [...new Set([...actions, ...actionsOf(event)])];
  if (!isObject(event) || !isObject(event.ResourceProperties) || event.ResourceProperties.InstallLatestAwsSdk !== 'true') {
    return event;
  }
  return { ...event, ResourceProperties: { ...event.ResourceProperties, InstallLatestAwsSdk: 'false' } };
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

/**
 * Lambda's runtime for Node.js has the AWS SDK, and this machine may have none of it. What a function brings along wins, as it does in Lambda; then the real
 * clients of the services that run beside this engine; the clients of all others are stand-ins.
 */
export function provideSdk(): void {
  const module = (Module as unknown as { readonly Module: Loading }).Module;
  const load = module._load.bind(module);
  module._load = (request, ...more) => {
    if (!/^@(aws-sdk|smithy)\//.test(request)) {
      return load(request, ...more);
    }
    try {
      return load(request, ...more);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'MODULE_NOT_FOUND' || !message.includes(`'${request}'`)) {
        throw error;
      }
      return sdkModule(request, load) ?? fail(error);
    }
  };
}

/** A module of the SDK as Lambda's runtime would have it; undefined where nothing stands for it. */
export function sdkModule(name: string, load: (file: string) => unknown): unknown {
  if (!loaded.has(name)) {
    loaded.set(name, find(name, load));
  }
  return loaded.get(name);
}

function find(name: string, load: (file: string) => unknown): unknown {
  const service = CLIENT.exec(name)?.[1];
  const real = realClient(name);
  if (real !== undefined) {
    return load(real);
  }
  if (service !== undefined) {
    return serviceModule(service, () => actions);
  }
  return name === '@aws-sdk/credential-providers' ? CREDENTIAL_PROVIDERS : undefined;
}

/** The bundle of a client beside that of the runtime. */
function realClient(name: string): string | undefined {
  const file = join(__dirname, '..', '..', 'sdk', 'clients', name.replace('@aws-sdk/', ''), 'index.js');
  return CLIENT.test(name) && existsSync(file) ? file : undefined;
}

function fail(error: unknown): never {
  throw error;
}
