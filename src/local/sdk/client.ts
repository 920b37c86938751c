import { callService } from './channel';
import { fromServiceOutput } from './output';
import type { ServiceFailure } from './service-call';

/** What clients, commands, paginators and exceptions of version 3 of the AWS SDK have in common, whatever the service. */

type Input = ConstructorParameters<typeof Command>[0];
type Output = Promise<{ [key: string]: unknown }>;
type Provider<T> = T | (() => T | Promise<T>);

export interface ClientSettings {
  readonly region?: Provider<string>;
  readonly credentials?: Provider<{ readonly sessionToken?: string }>;
}

export class Command {
  constructor(public readonly input: { readonly [key: string]: unknown } = {}) {}
}

/** An operation's name is that of its command: `CreateLogGroup` of `CreateLogGroupCommand`. */
export function operationOf(commandName: string): string {
  return commandName.replace(/Command$/, '');
}

export class Client {
  public readonly config: Omit<ClientSettings, 'region'> & { readonly region: () => Promise<string | undefined> };
  /** Middleware changes requests on the wire, and there is none. */
  public readonly middlewareStack = { add: ignore, addRelativeTo: ignore, use: ignore, remove: ignore };

  constructor(private readonly service: string, private readonly settings: ClientSettings) {
    this.config = { ...settings, region: async () => await provided(settings.region) ?? process.env.AWS_REGION };
  }

  public async send(command: Command): Output {
    const answer = await callService({
      service: this.service,
      operation: operationOf(command.constructor.name),
      input: command.input,
      region: await this.config.region(),
      sessionToken: (await provided(this.settings.credentials))?.sessionToken ?? process.env.AWS_SESSION_TOKEN,
    });
    if ('error' in answer) {
      throw new ServiceError(answer.error);
    }
    return { ...fromServiceOutput(answer.output), $metadata: { httpStatusCode: 200, requestId: `local-${answer.id}`, attempts: 1, totalRetryDelay: 0 } };
  }

  public destroy(): void {
    // there is no connection to be closed
  }
}

/** The error of a service: handlers tell errors apart by their names. */
class ServiceError extends Error {
  public readonly $fault: 'client' | 'server';
  public readonly $metadata: { readonly httpStatusCode: number };
  /** The name in version 2 of the SDK. */
  public readonly code: string;

  constructor({ name, message, statusCode }: ServiceFailure) {
    super(message);
    this.name = name;
    this.code = name;
    this.$fault = statusCode < 500 ? 'client' : 'server';
    this.$metadata = { httpStatusCode: statusCode };
  }
}

/** An exception's class, so that `instanceof` works: it is known by its name. `XServiceException` is the base of all of a service. */
export function exceptionClass(name: string): unknown {
  return class {
    public static [Symbol.hasInstance](error: unknown): boolean {
      return error instanceof ServiceError && (error.name === name || name.endsWith('ServiceException'));
    }
  };
}

export function commandClass(name: string): typeof Command {
  return named(name, class extends Command {});
}

/** `S3Client` with `send`, and `S3` with a method for each operation: both have both. */
export function clientClass(name: string, service: string, commandOf: (name: string) => typeof Command): unknown {
  return named(name, class extends Client {
    constructor(settings: ClientSettings = {}) {
      super(service, settings);
      return new Proxy(this, {
        get: (client, property, receiver) => {
          // a client that had `then` would be awaited as a promise
          if (typeof property === 'symbol' || property === 'then' || property in client) {
            return Reflect.get(client, property, receiver) as unknown;
          }
          const command = commandOf(`${property.charAt(0).toUpperCase()}${property.slice(1)}Command`);
          return async (input: Input): Output => client.send(new command(input));
        },
      });
    }
  });
}

/** Services here answer everything at once, so that the first page is the last. */
export function paginator(command: typeof Command): unknown {
  return async function* pages({ client }: { readonly client: Client }, input: Input): AsyncGenerator<unknown> {
    yield await client.send(new command(input));
  };
}

/** Nothing here takes time. */
export async function waiter(): Promise<{ state: string }> {
  return { state: 'SUCCESS' };
}

function named<T extends object>(name: string, value: T): T {
  return Object.defineProperty(value, 'name', { value: name });
}

async function provided<T>(value: Provider<T> | undefined): Promise<T | undefined> {
  return typeof value === 'function' ? (value as () => T | Promise<T>)() : value;
}

function ignore(): void {
  // see `middlewareStack`
}
