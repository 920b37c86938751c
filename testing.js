'use strict';

// Users write `cdk-customer-profiles/testing`. The module is a part of the bundle of the command line, which is made of the same.
const local = require('./assets/local/cli/index.js');

// Each by its name, so that ES modules can import it by that.
exports.LocalCustomerProfiles = local.LocalCustomerProfiles;
exports.DeploymentError = local.DeploymentError;
exports.LocalServiceError = local.LocalServiceError;
