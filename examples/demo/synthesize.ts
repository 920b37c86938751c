/**
 * `synthesize.ts APP ASSEMBLIES`: runs an app several times, as `cdk synth` does with other switches and another folder each. One process is enough for all:
 * most of the time goes into loading the CDK.
 */
const [app, assemblies] = process.argv.slice(2);

for (const [folder, context] of JSON.parse(assemblies) as [string, object][]) {
  process.env.CDK_OUTDIR = folder;
  process.env.CDK_CONTEXT_JSON = JSON.stringify(context);
  delete require.cache[require.resolve(app)];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would run the app once only
  require(app);
}
