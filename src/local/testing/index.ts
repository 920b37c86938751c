/** The module `cdk-customer-profiles/testing`: what is exported here, and nothing else, is for users. */
export { LocalCustomerProfiles } from './local-customer-profiles';
export { DeploymentError, LocalServiceError } from './api/errors';
export type { DeploymentFailure } from './api/errors';
export type { ClientConfig, Credentials } from './api/client-config';
export type {
  CallCounts, Fault, LocalCalls, LocalClock, LocalFaults, LocalQuotas, Quotas, ResetOptions, ResetPart, ServiceErrorName, TimeSpan,
} from './api/controls';
export type { DeadLetter, DomainPlace, ExportedFile, Explanation, IngestedRecord, Question, StreamRecord } from './api/customer-data';
export type {
  ConstructLike, DeployedResource, DeployedStack, DeployOptions, Deployment, DestroyOptions, Destruction, FailedResource, FunctionLog, StackLogEvent,
  SynthesizableApp,
} from './api/deployment';
export type { StartOptions } from './api/options';
