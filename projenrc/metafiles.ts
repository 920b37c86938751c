/** Where esbuild writes what each bundle is made of, for the notices of what is bundled and the check of the package. */
export const METAFILES = 'dist/metafiles';

/** Where `npx projen sbom` writes what the package is made of. */
export const SBOM = 'dist/sbom/cdk-customer-profiles.cdx.json';
