/*
 * Loaded into the function's process before the bundle (NODE_OPTIONS): its waits of seconds and minutes go by as many times faster as FASTER_TIME
 * says. The bundle stays the shipped one. The clock begins anew with each event, at the time of the engine that sends it: it would run away from
 * it otherwise, and deadlines would be over before they began.
 */
const factor = Number(process.env.FASTER_TIME);
const limit = Number(process.env.FUNCTION_TIMEOUT);
const realNow = Date.now.bind(Date);
const realTimeout = globalThis.setTimeout;
const promises = require('node:timers/promises');
const realPause = promises.setTimeout;
let sent = realNow();
let began = realNow();

// This listener is there before that of the runtime, so that the clock is right when the handler begins.
process.on('message', (message) => {
  if (message.kind === 'invoke') {
    sent = message.deadline - limit;
    began = realNow();
  }
});

Date.now = () => Math.round(sent + (realNow() - began) * factor);
globalThis.setTimeout = Object.assign((callback, delay, ...args) => realTimeout(callback, (delay ?? 0) / factor, ...args), realTimeout);
require('node:timers').setTimeout = globalThis.setTimeout;
promises.setTimeout = (delay, ...args) => realPause((delay ?? 0) / factor, ...args);
AbortSignal.timeout = (delay) => {
  const controller = new AbortController();
  // what is a limit of a second for a connection must not become one of milliseconds on a busy machine
  const wait = Math.max(delay / factor, 500);
  realTimeout(() => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), wait).unref();
  return controller.signal;
};
