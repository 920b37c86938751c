/// <reference lib="esnext.disposable" />
export * from './lib/local/testing/index';
