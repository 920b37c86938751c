import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App } from 'aws-cdk-lib';
import { AdoptStack } from '../examples/adopt/adopt-stack';
import { ContactCentreStack } from '../examples/contact-centre/contact-centre-stack';
import { RetailStack } from '../examples/retail/retail-stack';
import { TravelStack } from '../examples/travel/travel-stack';
import { readDefinitions } from '../src/local/definitions/read-definitions';
import type { DomainDefinitions } from '../src/local/graph/picture/domain-picture';
import { domainsOfDefinitions } from '../src/local/graph/read/domains-of-definitions';

/** What the examples are as apps. */
const APPS: { readonly [name: string]: (app: App) => unknown } = {
  'retail': (app) => new RetailStack(app, 'Retail', { loyalty: true, returns: true, sandbox: false }),
  'travel': (app) => new TravelStack(app, 'Travel'),
  'contact-centre': (app) => new ContactCentreStack(app, 'ContactCentre', { instanceArn: 'arn:aws:connect:us-east-1:000000000000:instance/11111111-2222-3333-4444-555555555555' }),
  'adopt': (app) => new AdoptStack(app, 'Adopt', { domainName: 'made-by-hand' }),
};

export const EXAMPLES = Object.keys(APPS);

/** The domains of an example, as `graph` reads them of what `cdk synth` writes. */
export function domainsOfExample(name: string): DomainDefinitions[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'example-domains-'));
  try {
    const app = new App({ outdir: folder });
    APPS[name](app);
    app.synth();
    return domainsOfDefinitions(readDefinitions(folder).filter((one) => 'kind' in one));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
