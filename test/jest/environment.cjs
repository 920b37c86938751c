/*
 * Jest's environment of Node.js, less what Node.js 20 carries along from file to file: Jest makes an AsyncLocalStorage for each file that it runs, and
 * one that was ever used is copied to each promise of all files that come after it in the same process, until it is disabled.
 */
const asyncHooks = require('node:async_hooks');
const { TestEnvironment } = require('jest-environment-node');

const used = new Set();

asyncHooks.AsyncLocalStorage = class extends asyncHooks.AsyncLocalStorage {
  constructor(...options) {
    super(...options);
    used.add(this);
  }
};

module.exports = class extends TestEnvironment {
  async teardown() {
    used.forEach((storage) => storage.disable());
    used.clear();
    await super.teardown();
  }
};
