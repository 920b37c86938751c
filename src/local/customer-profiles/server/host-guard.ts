import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Where a service listens, and by which names besides it may be called. */
export interface ReachableAs {
  /** The address or name that it was told to listen on. */
  readonly host: string;
  /** Further names, such as that of a container. */
  readonly allowed: readonly string[];
}

/** Addresses that stand for every address of the machine. */
const EVERY_ADDRESS = ['0.0.0.0', '::', ''];

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Keeps web pages away from a service that believes everybody. A page can make its own name lead to this machine (DNS rebinding), and
 * then the browser takes the service for a part of the page; but it still sends the name of the page as Host.
 */
export class HostGuard {
  private readonly names: ReadonlySet<string>;
  private readonly everyAddress: boolean;
  /** The last Host that was found to be this service's: clients send the same again and again. */
  private known?: string;

  constructor({ host, allowed }: ReachableAs) {
    this.names = new Set(['localhost', ...[host, ...allowed].map(normalized)]);
    this.everyAddress = EVERY_ADDRESS.includes(normalized(host));
  }

  /** Why a request is not for this service, or comes from a page of somebody else. */
  public refusal({ host, origin }: IncomingHttpHeaders): string | undefined {
    if (host !== undefined && host === this.known && origin === undefined) {
      return undefined;
    }
    const called = hostOf(`http://${host}`);
    // a page cannot make an address lead to another one, only a name
    if (!this.isOurs(called) && !(this.everyAddress && isIP(called ?? '') !== 0)) {
      const names = [...this.names].filter((name) => !isLoopback(name));
      return `this service does not answer for the Host ${JSON.stringify(host ?? '')}, only for loopback, ${names.join(', ')}`
        + `${this.everyAddress ? ' and addresses' : ''}; serve --allow-host allows another name`;
    }
    if (origin !== undefined && !this.isOurs(hostOf(origin))) {
      return `this service does not answer to web pages of others, and this request comes from ${JSON.stringify(origin)}`;
    }
    this.known = host;
    return undefined;
  }

  private isOurs(host: string | undefined): boolean {
    return host !== undefined && (this.names.has(host) || isLoopback(host));
  }
}

/** Without the port; undefined where it is no host. The text, and not what a URL makes of it: `2130706433` would become an address. */
function hostOf(origin: string): string | undefined {
  const [, host] = /^https?:\/\/(\[[0-9A-Fa-f:.]+\]|[^:/?#@[\]\s]+)(?::\d{1,5})?$/.exec(origin) ?? [];
  return host === undefined ? undefined : normalized(host);
}

/** Names have no case, may end in the dot of the root, and an address of version 6 stands in brackets in a URL. */
function normalized(host: string): string {
  return host.toLowerCase().replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

function isLoopback(host: string): boolean {
  const family = isIP(host);
  return family !== 0 && LOOPBACK.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
