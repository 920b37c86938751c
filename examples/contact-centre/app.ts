import { App } from 'aws-cdk-lib';
import { ContactCentreStack } from './contact-centre-stack';

const app = new App();
new ContactCentreStack(app, 'ContactCentre', {
  instanceArn: app.node.tryGetContext('instanceArn') as string | undefined
    ?? 'arn:aws:connect:us-east-1:000000000000:instance/11111111-2222-3333-4444-555555555555',
});
