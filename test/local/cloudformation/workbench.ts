import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackDefinition } from '../../../src/local/cloudformation/assembly';
import type { CustomResourceRequest } from '../../../src/local/cloudformation/custom-resource';
import { CloudFormationEngine } from '../../../src/local/cloudformation/engine';
import type { EngineOptions } from '../../../src/local/cloudformation/engine-options';
import type { StackEvent } from '../../../src/local/cloudformation/events';
import type { JsonObject } from '../../../src/local/cloudformation/json';

/**
 * A function whose behaviour stands in the properties of its resource, and which writes down every event that it gets:
 * Id: the physical id it answers; FailOn: request types that fail; FailedId: id of a FAILED answer; ThrowOn, ExitOn: request types whose
 * first run throws or ends the process; SilentOn: request types that are never answered; Answer: members that replace those of the answer.
 */
const HANDLER = `
const fs = require('node:fs');
const https = require('node:https');
const put = (url, body, headers = {}) => new Promise((done, failed) => {
  const request = https.request(url, { method: 'PUT', headers: { 'content-type': '', 'content-length': Buffer.byteLength(body), ...headers } }, (response) => {
    response.resume();
    response.on('end', () => done(response.statusCode));
  });
  request.on('error', failed);
  request.end(body);
});
const firstTime = (event) => {
  const mark = process.env.JOURNAL + '.' + event.RequestId;
  if (fs.existsSync(mark)) return false;
  fs.writeFileSync(mark, '');
  return true;
};
exports.handler = async (event, context) => {
  const all = event.ResourceProperties;
  const p = event.RequestType === 'Delete' ? { ...all, Body: undefined, Headers: undefined, Answer: undefined, Data: undefined } : all;
  const has = (list) => (list ?? []).includes(event.RequestType);
  fs.appendFileSync(process.env.JOURNAL, JSON.stringify(event) + '\\n');
  if (p.WaitFor !== undefined && event.RequestType === 'Create') {
    while (!fs.existsSync(p.WaitFor)) await new Promise((next) => setTimeout(next, 10));
  }
  if (has(p.ThrowOn) && firstTime(event)) throw new Error('first run of ' + event.RequestType);
  if (has(p.ExitOn) && firstTime(event)) process.exit(3);
  if (has(p.SilentOn)) return;
  const failed = has(p.FailOn);
  const body = JSON.stringify({
    Status: failed ? 'FAILED' : 'SUCCESS',
    Reason: failed ? 'told to fail on ' + event.RequestType : undefined,
    PhysicalResourceId: failed ? p.FailedId ?? event.PhysicalResourceId ?? 'not-created' : event.RequestType === 'Delete' ? event.PhysicalResourceId : p.Id,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    Data: p.Data,
    NoEcho: p.Secret === 'true',
    ...p.Answer,
  });
  let tries = 0;
  for (;;) {
    try {
      const status = await put(event.ResponseURL, p.Body ?? body, p.Headers);
      fs.appendFileSync(process.env.JOURNAL + '.status', status + '\\n');
      break;
    } catch (error) {
      if ((tries += 1) > 2) throw error;
    }
  }
};
`;

export const WORKER = 'Worker';
export const TOKEN = { 'Fn::GetAtt': [WORKER, 'Arn'] };

/** Engines with one scripted function, its journal and the events of the stacks. */
export class Workbench {
  public readonly directory = mkdtempSync(join(tmpdir(), 'cloudformation-'));
  public readonly events: StackEvent[] = [];
  public engine: CloudFormationEngine;
  private readonly journal = join(this.directory, 'journal');

  constructor(options: EngineOptions = {}) {
    mkdirSync(join(this.directory, 'code'));
    writeFileSync(join(this.directory, 'code', 'index.js'), HANDLER);
    writeFileSync(this.journal, '');
    this.engine = this.open(options);
  }

  /** Another engine, as another program would have it. */
  public open(options: EngineOptions = {}): CloudFormationEngine {
    this.engine = new CloudFormationEngine({
      retryDelays: [0, 0],
      environment: { JOURNAL: this.journal },
      assetDirectory: join(this.directory, 'published'),
      onEvent: (event) => this.events.push(event),
      ...options,
    });
    return this.engine;
  }

  /** A stack of the scripted function and the given resources. */
  public stack(resources: JsonObject, more: JsonObject = {}, name = 'Shop'): StackDefinition {
    return {
      name,
      assets: [{ path: join(this.directory, 'code'), packaging: 'zip', bucketName: 'assets-${AWS::AccountId}', objectKey: 'worker.zip' }],
      template: {
        ...more,
        Resources: {
          [WORKER]: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' }, S3Key: 'worker.zip' },
              Handler: 'index.handler',
              Runtime: 'nodejs24.x',
              Role: 'arn:aws:iam::000000000000:role/Worker',
              Timeout: 20,
            },
          },
          ...resources,
        },
      },
    };
  }

  /** Every event that the function got, in order. */
  public get requests(): CustomResourceRequest[] {
    return readFileSync(this.journal, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as CustomResourceRequest);
  }

  /** The requests as `Create A`, `Update A id`, `Delete A id`. */
  public get calls(): string[] {
    return this.requests.map(({ RequestType, LogicalResourceId, PhysicalResourceId }) => (
      [RequestType, LogicalResourceId, PhysicalResourceId].filter((word) => word !== undefined).join(' ')
    ));
  }

  public forgetCalls(): void {
    writeFileSync(this.journal, '');
    this.events.splice(0);
  }

  /** The event log as `STATUS LogicalId`, of the stack itself as `STATUS Stack`. */
  public log(logicalId?: string): string[] {
    return this.events
      .filter((event) => logicalId === undefined || event.logicalId === logicalId)
      .map((event) => `${event.status} ${event.logicalId}`);
  }

  public async close(): Promise<void> {
    await this.engine.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export function thing(properties: JsonObject = {}, more: JsonObject = {}): JsonObject {
  return { Type: 'Custom::Thing', ...more, Properties: { ServiceToken: TOKEN, Id: 'thing-1', ...properties } };
}
