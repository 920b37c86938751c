/** The tests whose outcome hangs on aws-cdk-lib: what is synthesised, what cdk-nag finds in it, and the layers, which must not find a way around it. */
export function constructTests(quick: boolean): readonly string[] {
  return quick
    ? ['test/constructs/', 'test/layers.test.ts']
    : ['test/constructs/', 'test/examples/', 'test/layers.test.ts', 'test/local/cloudformation/', 'test/end-to-end/', 'test/docs/'];
}

/**
 * The tests whose outcome hangs on Node.js: those that run the bundles, in processes and threads of their own, with the WebAssembly of the database,
 * HTTP, signals and files.
 */
export function programTests(quick: boolean): readonly string[] {
  return quick
    ? ['deploy', 'serve', 'ingest', 'cut-off', 'state-folder'].map((name) => `test/local/command-line/${name}.test.ts`)
      .concat('test/local/lambda/', 'test/local/customer-profiles/database/', 'test/local/customer-profiles/start-and-stop.test.ts', 'test/end-to-end/every-resource.test.ts')
    : ['test/local/', 'test/handler/', 'test/end-to-end/', 'test/conformance/', 'test/histories/', 'test/scenarios/'];
}
