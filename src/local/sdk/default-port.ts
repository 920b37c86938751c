import * as https from 'node:https';
import { RESPONSE_PORT } from './response-port';

/** How an agent of node:https opens a connection; `@types/node` keeps it to itself. */
interface Connecting {
  createConnection(options: { host?: string; port?: number | string }, ...more: unknown[]): unknown;
}

const HTTPS_PORT = 443;

/**
 * CloudFormation's answers go to S3, whose port is that of HTTPS, so that the functions of the CDK (and the module `cfn-response`) take host and path from
 * the address and leave out the port. What they send to port 443 of this machine goes to the server that waits for it.
 */
export function findResponseServer(): void {
  const port = process.env[RESPONSE_PORT];
  if (port === undefined) {
    return;
  }
  const agent = https.Agent.prototype as unknown as Connecting;
  const connect = agent.createConnection;
  agent.createConnection = function (this: unknown, options, ...more) {
    const toServer = options.host === '127.0.0.1' && Number(options.port) === HTTPS_PORT;
    return connect.call(this, toServer ? { ...options, port } : options, ...more);
  };
}
