import { App } from 'aws-cdk-lib';
import { AdoptStack } from './adopt-stack';

const app = new App();
new AdoptStack(app, 'Adopt', { domainName: app.node.tryGetContext('domainName') as string | undefined ?? 'made-by-hand' });
