import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EnvironmentMessage, FunctionError, InvokeMessage } from './messages';
import { takeServiceAnswer } from '../sdk/channel';
import { findResponseServer } from '../sdk/default-port';
import { importsSdkLater, provideSdkToModules } from '../sdk/es-modules';
import { noticeEvent, provideSdk } from '../sdk/modules';
import type { ServiceAnswerMessage } from '../sdk/service-call';

/**
 * Runs in the child process of an execution environment, where Lambda has its runtime interface client: loads the handler once, then
 * hands it one event after the other. Bundled on its own; nothing else of the package is in that process.
 */

type Handler = (event: unknown, context: object) => unknown;

function describeError(error: unknown): FunctionError {
  return error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: typeof error, errorMessage: String(error) };
}

class HandlerError extends Error {
  constructor(public readonly name: string, message: string) {
    super(message);
  }
}

async function loadModule(file: string): Promise<unknown> {
  const load = createRequire(file);
  if (!file.endsWith('.mjs')) {
    if (importsSdkLater(readFileSync(file, 'utf8'))) {
      provideSdkToModules(load);
    }
    try {
      return load(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ESM') {
        throw error;
      }
    }
  }
  provideSdkToModules(load);
  return import(pathToFileURL(file).href);
}

/** `dir/index.handler`: a file below the task root and an export of it, which may be nested. */
async function loadHandler(taskRoot: string, setting: string): Promise<Handler> {
  const [moduleName, ...exportPath] = basename(setting).split('.');
  const stem = join(taskRoot, dirname(setting), moduleName);
  const file = ['.js', '.mjs', '.cjs'].map((extension) => stem + extension).find((candidate) => existsSync(candidate));
  if (file === undefined) {
    throw new HandlerError('Runtime.ImportModuleError', `Error: Cannot find module '${moduleName}'`);
  }
  let found = await loadModule(file);
  for (const name of exportPath) {
    const members = found as { [member: string]: unknown; default?: { [member: string]: unknown } } | undefined;
    found = members?.[name] ?? members?.default?.[name];
  }
  if (typeof found !== 'function') {
    throw new HandlerError('Runtime.HandlerNotFound', `${setting} is undefined or not exported`);
  }
  return found as Handler;
}

function send(message: EnvironmentMessage): void {
  process.send?.(message);
}

async function answerTo(handler: Handler, message: InvokeMessage): Promise<EnvironmentMessage> {
  try {
    const context = {
      ...message.context,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, message.deadline - Date.now()),
    };
    const value = await handler(message.event, context);
    return { kind: 'returned', value: value === undefined ? null : JSON.parse(JSON.stringify(value)) as unknown };
  } catch (error) {
    return { kind: 'threw', error: describeError(error) };
  }
}

// The parent is gone, however it went: nobody may outlive it.
process.on('disconnect', () => process.exit(0));

findResponseServer();
provideSdk();

const initialised = loadHandler(process.cwd(), process.env._HANDLER ?? '');
initialised.then(() => send({ kind: 'ready' }), (error: unknown) => send({ kind: 'init failed', error: describeError(error) }));

process.on('message', (message: InvokeMessage | ServiceAnswerMessage) => {
  if (message.kind === 'service answer') {
    takeServiceAnswer(message);
    return;
  }
  const event = noticeEvent(message.event);
  void initialised.then(async (handler) => {
    const answer = await answerTo(handler, { ...message, event });
    process.stdout.write(message.fence);
    process.stderr.write(message.fence);
    send(answer);
  });
});
