import { App } from 'aws-cdk-lib';
import { TravelStack } from './travel-stack';

new TravelStack(new App(), 'Travel');
