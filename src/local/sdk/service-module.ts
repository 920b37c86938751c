import { clientClass, commandClass, exceptionClass, operationOf, paginator, waiter } from './client';
import type { Command } from './client';

/**
 * What stands for `@aws-sdk/client-<service>`: whatever is asked of it is made when it is asked for, because which services and operations there are is known
 * by the process that answers them, and nobody else.
 *
 * @param namesAskedFor commands that are looked up by walking over all names of the module, as AwsCustomResource does
 */
export function serviceModule(service: string, namesAskedFor: () => readonly string[]): object {
  const made = new Map<string, unknown>();
  const commandOf = (name: string): typeof Command => memberOf(name) as typeof Command;
  const memberOf = (name: string): unknown => {
    if (!made.has(name)) {
      made.set(name, make(name, service, commandOf));
    }
    return made.get(name);
  };
  const get = (_target: object, name: string | symbol): unknown => {
    if (name === '__esModule') {
      return true;
    }
    return typeof name === 'string' && name !== 'default' && name !== 'then' ? memberOf(name) : undefined;
  };
  const names = (): string[] => [`${pascalCase(service)}Client`, ...namesAskedFor().map((name) => `${operationOf(pascalCase(name))}Command`)];
  // what copies a module, as bundlers do, keeps its prototype
  const everything = new Proxy({}, { get });
  return new Proxy({}, {
    get,
    has: (_target, name) => typeof name === 'string',
    getPrototypeOf: () => everything,
    ownKeys: () => [...new Set(names())],
    getOwnPropertyDescriptor: (target, name) => ({ value: get(target, name), enumerable: true, configurable: true }),
  });
}

function make(name: string, service: string, commandOf: (name: string) => typeof Command): unknown {
  if (name.startsWith('paginate')) {
    return paginator(commandOf(`${name.slice('paginate'.length)}Command`));
  }
  if (name.startsWith('waitUntil')) {
    return waiter;
  }
  if (name.endsWith('Command')) {
    return commandClass(name);
  }
  if (/(Exception|Error)$/.test(name)) {
    return exceptionClass(name);
  }
  return /^[A-Z]/.test(name) ? clientClass(name, service, commandOf) : undefined;
}

function pascalCase(name: string): string {
  return name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
