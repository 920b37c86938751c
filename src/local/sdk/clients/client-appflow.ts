/** The whole client, for functions that are no part of this library: what they call of the service is not known before they run. */
export * from '@aws-sdk/client-appflow';
