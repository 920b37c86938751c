import { App, Tags } from 'aws-cdk-lib';
import { RetailStack } from './retail-stack';

const app = new App();
const stack = new RetailStack(app, 'Retail', {
  loyalty: flag('loyalty'),
  returns: flag('returns'),
  sandbox: flag('sandbox'),
  autoDeleteProfiles: flag('autoDeleteProfiles'),
});
Tags.of(stack).add('team', 'customer-data');

/** Switches of the example: `cdk synth -c loyalty=true`. */
function flag(name: string): boolean {
  return ['true', true].includes(app.node.tryGetContext(name) as string | boolean);
}
