import { App, Stack } from 'aws-cdk-lib';
import { calculations } from './calculations';
import { existing } from './existing';
import { matching } from './matching';
import { sources } from './sources';
import { targets } from './targets';

const app = new App();
matching(new Stack(app, 'Matching'));
targets(new Stack(app, 'Targets'));
sources(new Stack(app, 'Sources'));
calculations(new Stack(app, 'Calculations'));
existing(new Stack(app, 'Existing'));
