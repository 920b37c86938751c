import type { FunctionConfiguration } from './function-configuration';
import { SERVICE_NOT_HERE } from '../sdk/service-call';
import type { ServiceAnswer, ServiceCall } from '../sdk/service-call';

/** Answers what a function asks of an AWS service. Never rejects: an error is an answer too. */
export type ServiceCalls = (call: ServiceCall, caller: FunctionConfiguration) => Promise<ServiceAnswer>;

/** For a runtime that nobody gave services to. */
export const noServices: ServiceCalls = async ({ service }) => ({
  error: { name: SERVICE_NOT_HERE, message: `there is no ${service} service here`, statusCode: 501 },
});
